import { wordLaw } from '../law/word-law.js'
import { forward } from '../order/forward.js'
import { rational, rationals } from '../space/rational.js'
import { real } from '../space/real.js'
import { enclosure, invariant, smaller } from './d1.stern-brocot.js'
import { all, atMost, either, stated } from './finding.js'
import { single } from './property.js'
import type { Check } from './statement.js'

/** E log‖M_1 … M_n‖_F/n, M = [[1, ±1], [1, 0]], by enumeration. */
function blockExponent(n: number): number {
  const signs = [1, -1].map(sign => ({
    weight: rational(1, 2),
    point: {
      apply: ([a, b, c, d]: readonly number[]) => [a! + sign * c!, b! + sign * d!, a!, b!],
    },
  }))
  const law = wordLaw<readonly number[]>(forward.word(n), signs, [1, 0, 0, 1], String)
  const sum = law.atoms.reduce((total, { point, weight }) => {
    const square = point.reduce((s, x) => s + x * x, 0)
    return total + (rationals.toNumber(weight) * Math.log(square)) / 2
  }, 0)
  return sum / n
}

/** Viswanath’s constant lies here. */
const viswanath = [1.131988235, 1.131988245] as const

export const fibonacciChecks: readonly Check[] = [
  single(
    'x_{n+1} = x_n ± x_{n−1}: the measure of Stern and Brocot is invariant',
    'exact',
    ({ quick }) => {
      const last = quick ? 5 : 8
      return stated(
        invariant(last),
        `for m ↦ |1 ± 1/m|, on the intervals of depth ≤ ${last}, over ℚ(√5)`,
      )
    },
  ),
  single(
    'e^γ = 1.13198824…, Viswanath’s constant, between sums over its intervals',
    'numerical',
    ({ quick }) => {
      const { low, high } = enclosure(quick ? 12 : 16)
      const [e, f] = [Math.exp(low), Math.exp(high)]
      const holds = e < viswanath[0] && viswanath[1] < f && f - e < (quick ? 2e-4 : 1e-5)
      return either(holds, `e^γ in [${e.toFixed(8)}, ${f.toFixed(8)}]`)
    },
  ),
  single('E log‖M_1 … M_n‖/n falls towards γ', 'numerical', ({ quick }) => {
    const { low } = enclosure(10)
    const lengths = quick ? [1, 2, 4, 8] : [1, 2, 4, 8, 12]
    const blocks = lengths.map(blockExponent)
    const found = blocks.map((x, i) =>
      all([
        atMost(real, low, x, `n = ${lengths[i]}: γ ≤ E log‖M_1…M_n‖/n, from below`),
        atMost(real, x, blocks[i - 1] ?? Infinity, `n = ${lengths[i]}: E log‖M_1…M_n‖/n`),
      ]),
    )
    return stated(
      all(found),
      `n = ${lengths}: ${blocks.map(x => x.toFixed(4)).join(', ')}; γ = .1240`,
    )
  }),
]

export const fibonacciControls: readonly Check[] = [
  single('the shares 1/φ², 1/φ at every depth alike', 'exact', () => invariant(4, () => smaller)),
  single('e^γ = 1.2055…, the growth of E|x_n|', 'numerical', () => {
    const { high } = enclosure(12)
    return atMost(real, Math.log(1.2055), high, 'log 1.2055 against a bound of γ')
  }),
]
