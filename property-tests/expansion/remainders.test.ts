import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { AlgebraError } from '../../src/algebra/algebra.js'
import { fractions, numbers } from '../../src/algebra/fields.js'
import { derivative } from '../../src/expansion/derivative.js'
import { jetAt, jetField, wordJet } from '../../src/expansion/jets.js'
import { jacobiLieBracket } from '../../src/expansion/lie-bracket.js'
import { linearField } from '../../src/expansion/polynomial.js'
import { eulerStep, type VectorField } from '../../src/expansion/vector-field.js'
import { applyWord } from '../../src/iterate/apply-word.js'
import { backward } from '../../src/order/backward.js'
import { reversed, wordOf } from '../../src/order/word.js'
import { coordinates } from '../../src/space/coordinates.js'
import { type Rational, rational } from '../../src/space/rational.js'
import { jetOf, listed, plane, pointAt, slope, systems } from './fields.js'

describe('remainders', () => {
  const system = fc.sample(systems(4), { numRuns: 1, seed: 4 })[0]!
  const { fields, x } = system
  const word = backward.word(4)
  const jet = jetOf(fields, word, x, 5)
  const difference = (h: Rational) =>
    plane.sub(pointAt(fields, word, x, h), pointAt(fields, reversed(word), x, h))
  const gap = jet.map((c, p) => plane.sub(c, jetOf(fields, reversed(word), x, 5)[p]!))

  test.each([1, 2, 3, 4, 5])('to order %d shrink like the next power of h', p => {
    const partial = (whole: typeof jet, h: Rational) => jetAt(plane, whole.slice(0, p + 1), h)
    const ofSeries = slope(h => plane.sub(pointAt(fields, word, x, h), partial(jet, h)))
    const ofGap = slope(h => plane.sub(difference(h), partial(gap, h)))
    expect(Math.abs(ofSeries - (p + 1))).toBeLessThan(0.1)
    expect(Math.abs(ofGap - (p + 1))).toBeLessThan(0.1)
  })

  test('control: with the other sign of the bracket the remainder is O(h²) only', () => {
    const brackets = (bracket: typeof jacobiLieBracket) =>
      fields
        .flatMap((V, i) => fields.slice(i + 1).map(W => bracket(V, W).apply(fractions, x)))
        .reduce(plane.add)
    const other = brackets(jacobiLieBracket)
    expect(other).toEqual(plane.scale(rational(-1), gap[2]!))
    const found = slope(h => plane.sub(difference(h), plane.scale(h.mul(h), other)))
    expect(Math.abs(found - 2)).toBeLessThan(0.1)
  })

  test('control: |x|^{3/2} is no C^{1,1}: T_1T_2 − T_2T_1 = h^{5/2} at 0, 4, 16, 64 times h³', () => {
    const power: VectorField<number> = {
      name: 'x^{3/2}, on x ≥ 0',
      dimension: 1,
      apply: (on, [y]) => [on.mul(y!, on.functions!.sqrt(y!))],
    }
    const unit = linearField([[0]], [1])
    const ratios = [4, 8, 12].map(k => {
      const h = 2 ** -k
      const steps = listed([power, unit].map(V => eulerStep(numbers, V, h)))
      const [a] = applyWord(steps, wordOf([1, 2]), [0])
      const [b] = applyWord(steps, wordOf([2, 1]), [0])
      return (a! - b!) / (h * h * h)
    })
    expect(ratios).toEqual([4, 16, 64])
    expect(derivative(numbers, unit, [0], [0])).toEqual([0])
    const jets = listed([power, unit].map(V => jetField(numbers, V)))
    expect(() => wordJet(coordinates(numbers.field, 1), jets, wordOf([1, 2]), [0], 3)).toThrow(
      AlgebraError,
    )
  })
})
