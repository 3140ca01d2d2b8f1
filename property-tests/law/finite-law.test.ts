import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  equalLaws,
  equallyWeighted,
  expectation,
  type FiniteLaw,
  finiteLaw,
  LawError,
  meanOf,
  mixture,
  momentOf,
  onLine,
  pushForward,
  rationalKey,
  totalVariation,
  varianceOf,
  wasserstein1,
} from '../../src/law/index.js'
import { type Rational, rational } from '../../src/space/rational.js'
import { lawOnLine, smallRational, weighted } from './arbitrary.js'

const same = (a: Rational, b: Rational) => a.compare(b) === 0
const square = (x: Rational) => x.mul(x)

/** Every point that has mass in a or in b. */
function union(a: FiniteLaw<Rational>, b: FiniteLaw<Rational>): Rational[] {
  const points = [...a.atoms, ...b.atoms].map(atom => atom.point)
  return [...new Map(points.map(p => [rationalKey(p), p])).values()]
}

describe('a finite law', () => {
  it('does not depend on the order of its atoms, nor on how they are split', () => {
    fc.assert(
      fc.property(weighted(smallRational), atoms => {
        const halves = atoms.map(({ point, weight }) => ({ point, weight: weight.div(2) }))
        const law = finiteLaw(atoms, rationalKey)
        return equalLaws(law, finiteLaw([...halves, ...halves.reverse()], rationalKey))
      }),
    )
  })

  it('changes variables: ∫ g d(f_*μ) = ∫ g∘f dμ', () => {
    const f = (x: Rational) => square(x).sub(1)
    fc.assert(
      fc.property(lawOnLine, law =>
        same(
          expectation(pushForward(law, f, rationalKey), square),
          expectation(law, x => square(f(x))),
        ),
      ),
    )
  })

  it('has TV equal to max over all sets A of |μ(A) − ν(A)|', () => {
    fc.assert(
      fc.property(lawOnLine, lawOnLine, (a, b) => {
        const points = union(a, b)
        let largest = rational(0)
        for (let set = 0; set < 2 ** points.length; set++) {
          const difference = points
            .filter((_, i) => (set >> i) & 1)
            .reduce((sum, p) => sum.add(a.weight(p)).sub(b.weight(p)), rational(0))
          if (difference.abs().compare(largest) > 0) largest = difference.abs()
        }
        return same(largest, totalVariation(a, b))
      }),
      { numRuns: 40 },
    )
  })

  it('has W_1 equal to the cost of moving mass in sorted order', () => {
    fc.assert(
      fc.property(lawOnLine, lawOnLine, (a, b) => {
        const sorted = (law: FiniteLaw<Rational>) =>
          law.atoms
            .map(({ point, weight }) => ({ point, left: weight }))
            .sort((x, y) => x.point.compare(y.point))
        const from = sorted(a)
        const to = sorted(b)
        let cost = rational(0)
        for (let i = 0, j = 0; i < from.length && j < to.length; ) {
          const source = from[i]!
          const target = to[j]!
          const moved = source.left.compare(target.left) < 0 ? source.left : target.left
          cost = cost.add(moved.mul(source.point.sub(target.point).abs()))
          source.left = source.left.sub(moved)
          target.left = target.left.sub(moved)
          if (source.left.compare(0) === 0) i++
          if (target.left.compare(0) === 0) j++
        }
        return same(cost, wasserstein1(a, b))
      }),
    )
  })

  for (const [name, distance] of Object.entries({ TV: totalVariation, W_1: wasserstein1 })) {
    it(`is a point of a metric space under ${name}`, () => {
      fc.assert(
        fc.property(lawOnLine, lawOnLine, lawOnLine, (a, b, c) => {
          expect(same(distance(a, b), distance(b, a))).toBe(true)
          expect(distance(a, b).compare(0) === 0).toBe(equalLaws(a, b))
          expect(distance(a, c).compare(distance(a, b).add(distance(b, c)))).toBeLessThanOrEqual(0)
        }),
      )
    })
  }

  it('obeys the law of total variance under mixing', () => {
    const parts = weighted(lawOnLine, 4)
    fc.assert(
      fc.property(parts, laws => {
        const mixed = mixture(laws)
        const means = finiteLaw(
          laws.map(({ point, weight }) => ({ point: meanOf(point), weight })),
          rationalKey,
        )
        const withinParts = laws.reduce(
          (sum, { point, weight }) => sum.add(weight.mul(varianceOf(point))),
          rational(0),
        )
        return same(varianceOf(mixed), withinParts.add(varianceOf(means)))
      }),
    )
  })

  it('has the moments of a die', () => {
    const die = finiteLaw(equallyWeighted([1, 2, 3, 4, 5, 6].map(n => rational(n))), rationalKey)
    expect(momentOf(die, 0).toFraction()).toBe('1')
    expect(meanOf(die).toFraction()).toBe('7/2')
    expect(varianceOf(die).toFraction()).toBe('35/12')
    expect(momentOf(die, 3).toFraction()).toBe('147/2')
  })

  it('is on the line what it is exactly: F, F(x−), mean, variance', () => {
    fc.assert(
      fc.property(lawOnLine, smallRational, (law, x) => {
        const below = law.atoms.filter(({ point }) => point.compare(x) < 0)
        const sum = below.reduce((total, { weight }) => total.add(weight), rational(0))
        const reference = onLine(law, 'μ')
        expect(reference.below!(x.valueOf())).toBe(sum.valueOf())
        expect(reference.cdf(x.valueOf())).toBe(sum.add(law.weight(x)).valueOf())
        expect(reference.mean).toBe(meanOf(law).valueOf())
      }),
    )
  })

  it('refuses weights that are no law, in one line', () => {
    const atom = (weight: Rational) => ({ point: rational(1), weight })
    const refused = [
      () => finiteLaw([atom(rational(1, 2))], rationalKey),
      () => finiteLaw([], rationalKey),
      () => finiteLaw([atom(rational(2)), atom(rational(-1))], rationalKey),
      () => equallyWeighted([]),
      () => mixture([]),
    ]
    for (const make of refused) expect(make).toThrow(LawError)
    expect(refused[0]).toThrow('weights: expected the sum 1, got 1/2')
  })
})
