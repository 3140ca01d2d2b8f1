import { numbers } from '../algebra/fields.js'
import { linearField } from '../expansion/polynomial.js'
import { eulerStep, type VectorField } from '../expansion/vector-field.js'
import { applyWord } from '../iterate/apply-word.js'
import { wordOf } from '../order/word.js'
import { listed } from './given.js'

/** V_1(x) = |x|^{3/2}, written for x ≥ 0: C¹ with V_1(0) = V_1′(0) = 0, and V_1′ not Lipschitz there. */
const power: VectorField<number> = {
  name: 'x^{3/2}',
  dimension: 1,
  apply: (on, [x]) => [on.mul(x!, on.functions!.sqrt(x!))],
}

/** V_2 = 1. */
const unit = linearField([[0]], [1])

/**
 * The coefficients that the expansions have at 0: ΣV_i = 1, and V_1′V_2 = V_2′V_1 = 0, so that
 * each word of T_1 and T_2 is h + O(h³) if the expansions hold, and the words differ by O(h³).
 * In truth T_1T_2(0) = h + h^{5/2} and T_2T_1(0) = h.
 */
export const roughRemainders = [4, 8, 12].map(k => {
  const h = 1 / (1 << k)
  // h is a square of powers of 2: 2^−12 + 2^−30 and the like have bits to spare, nothing rounds.
  const at = (...indices: number[]) =>
    applyWord(listed([power, unit].map(V => eulerStep(numbers, V, h))), wordOf(indices), [0])[0]!
  return { k, remainder: (at(1, 2) - h) / (h * h * h), gap: (at(1, 2) - at(2, 1)) / (h * h * h) }
})
