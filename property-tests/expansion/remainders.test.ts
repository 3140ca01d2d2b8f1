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
import { type Rational, rational, rationals } from '../../src/space/rational.js'
import { jetOf, listed, plane, pointAt, size, systems } from './fields.js'

type Point = readonly Rational[]
interface System {
  readonly fields: readonly VectorField<Rational>[]
  readonly x: Point
}

/**
 * How far the slope of f misses p + 1, in units of its last change. If f(h) = c·h^{p+1}(1 + αh + …),
 * c ≠ 0, its slope from h to h/2 misses by αh/(2 log 2)·(1 + O(h)), which halves with h: it misses by
 * as much as it last changed, or by less where α = 0. So more than 2 says that p + 1 is wrong, as far
 * as h = 2^−20 is small, whatever the system. 2^−44 allows for rounding in the logarithms.
 */
function miss(f: (h: Rational) => readonly Rational[], p: number): number {
  const sizes = [20, 21, 22].map(k => size(f(rational(1, 2 ** k))))
  const [before, last] = [0, 1].map(k =>
    Math.log2(rationals.toNumber(sizes[k]!.div(sizes[k + 1]!))),
  )
  return Math.abs(last! - (p + 1)) / (Math.abs(last! - before!) + 2 ** -44)
}

describe('remainders', () => {
  const word = backward.word(4)
  const isZero = (c: readonly Rational[]) => size(c).equals(0)
  /** The jets to order 6, and what is left at h beyond order p, of a word and of a difference. */
  const seriesOf = ({ fields, x }: System) => {
    const [there, back] = [word, reversed(word)]
    const jet = jetOf(fields, there, x, 6)
    const other = jetOf(fields, back, x, 6)
    const gap = jet.map((c, p) => plane.sub(c, other[p]!))
    const at = (h: Rational) => pointAt(fields, there, x, h)
    const difference = (h: Rational) => plane.sub(at(h), pointAt(fields, back, x, h))
    const beyond = (whole: (h: Rational) => Point, series: readonly Point[], p: number) => {
      const known = series.slice(0, p + 1)
      return (h: Rational) => plane.sub(whole(h), jetAt(plane, known, h))
    }
    return { jet, gap, at, difference, beyond }
  }

  test.each([1, 2, 3, 4, 5])('to order %d shrink like the next power of h', p => {
    fc.assert(
      fc.property(systems(4), system => {
        const { jet, gap, at, difference, beyond } = seriesOf(system)
        if (!isZero(jet[p + 1]!)) expect(miss(beyond(at, jet, p), p)).toBeLessThan(2)
        if (!isZero(gap[p + 1]!)) expect(miss(beyond(difference, gap, p), p)).toBeLessThan(2)
      }),
      { numRuns: 8 },
    )
  })

  test('control: a power of h more or less is missed', () => {
    fc.assert(
      fc.property(systems(4), fc.constantFrom(-1, 1), (system, off) => {
        const { jet, at, beyond } = seriesOf(system)
        fc.pre(!isZero(jet[3]!))
        expect(miss(beyond(at, jet, 2), 2 + off)).toBeGreaterThan(2)
      }),
      { numRuns: 8 },
    )
  })

  test('control: with the other sign of the bracket the remainder is O(h²) only', () => {
    fc.assert(
      fc.property(systems(4), system => {
        const { fields, x } = system
        const { gap, difference } = seriesOf(system)
        fc.pre(!isZero(gap[2]!))
        const other = fields
          .flatMap((V, i) => fields.slice(i + 1).map(W => jacobiLieBracket(V, W)))
          .map(bracket => bracket.apply(fractions, x))
          .reduce(plane.add)
        expect(other).toEqual(plane.scale(rational(-1), gap[2]!))
        const left = (h: Rational) => plane.sub(difference(h), plane.scale(h.mul(h), other))
        expect(miss(left, 1)).toBeLessThan(2)
        expect(miss(left, 2)).toBeGreaterThan(2)
      }),
      { numRuns: 8 },
    )
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
