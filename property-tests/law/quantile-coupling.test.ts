import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  equalLaws,
  equallyWeighted,
  finiteLaw,
  quantileCoupling,
  rationalKey,
  wasserstein1,
  wassersteinInfinity,
  wassersteinPower,
} from '../../src/law/index.js'
import { type Rational, rational } from '../../src/space/rational.js'
import { lawOnLine, smallRational } from './arbitrary.js'

const power = (x: Rational, p: number): Rational => (p === 0 ? rational(1) : x.mul(power(x, p - 1)))

/** All bijections between two lists, as lists of pairs. */
function* matchings(
  xs: readonly Rational[],
  ys: readonly Rational[],
): Generator<readonly (readonly [Rational, Rational])[]> {
  const [first, ...rest] = xs
  if (first === undefined) return yield []
  for (const [i, y] of ys.entries()) {
    for (const others of matchings(rest, ys.toSpliced(i, 1))) yield [[first, y], ...others]
  }
}

const least = (xs: readonly Rational[]) => xs.reduce((a, b) => (a.compare(b) < 0 ? a : b))
const largest = (xs: readonly Rational[]) => xs.reduce((a, b) => (a.compare(b) > 0 ? a : b))

describe('the quantile coupling', () => {
  it('is a coupling, and rises', () => {
    fc.assert(
      fc.property(lawOnLine, lawOnLine, (a, b) => {
        const pairs = quantileCoupling(a, b)
        const side = (s: 0 | 1) =>
          finiteLaw(
            pairs.map(({ point, weight }) => ({ point: point[s], weight })),
            rationalKey,
          )
        const rises = pairs
          .slice(1)
          .every(({ point: [x, y] }, i) =>
            [pairs[i]!.point[0].compare(x), pairs[i]!.point[1].compare(y)].every(sign => sign <= 0),
          )
        return rises && equalLaws(side(0), a) && equalLaws(side(1), b)
      }),
    )
  })

  it('gives W_1 as ∫ |F − G|', () => {
    fc.assert(
      fc.property(lawOnLine, lawOnLine, (a, b) =>
        wassersteinPower(a, b, 1).equals(wasserstein1(a, b)),
      ),
    )
  })

  it('costs no more than any matching of equally weighted points', () => {
    const points = fc.array(smallRational, { minLength: 4, maxLength: 4 })
    fc.assert(
      fc.property(points, points, (xs, ys) => {
        const [a, b] = [xs, ys].map(zs => finiteLaw(equallyWeighted(zs), rationalKey))
        const gaps = [...matchings(xs, ys)].map(pairs => pairs.map(([x, y]) => x.sub(y).abs()))
        const powers = [1, 2, 3].every(p => {
          const costs = gaps.map(each =>
            each.reduce((sum, gap) => sum.add(power(gap, p)), rational(0)).div(4),
          )
          return wassersteinPower(a!, b!, p).equals(least(costs))
        })
        return powers && wassersteinInfinity(a!, b!).equals(least(gaps.map(largest)))
      }),
    )
  })

  it('is refused for p that is no integer ≥ 1', () => {
    const law = finiteLaw(equallyWeighted([rational(0)]), rationalKey)
    for (const p of [0, 1.5, -1, Infinity]) {
      expect(() => wassersteinPower(law, law, p)).toThrow(RangeError)
    }
  })
})
