import fc from 'fast-check'
import { all, type BigNumber, create } from 'mathjs'
import { describe, test } from 'vitest'
import { chebyshev } from '../../src/space/chebyshev.js'
import { circle } from '../../src/space/circle.js'
import { euclidean, weighted } from '../../src/space/euclidean.js'
import { finiteSet } from '../../src/space/finite-set.js'
import { realLine } from '../../src/space/line.js'
import { manhattan } from '../../src/space/manhattan.js'
import type { MetricSpace } from '../../src/space/metric-space.js'
import { positiveCone } from '../../src/space/positive-cone.js'
import { positiveReals } from '../../src/space/positive-reals.js'
import { sumProduct } from '../../src/space/product.js'
import { type Rational, rational } from '../../src/space/rational.js'
import { real } from '../../src/space/real.js'
import { unitRoundoff } from '../../src/space/roundoff.js'
import { simplex } from '../../src/space/simplex.js'
import { words } from '../../src/space/words.js'
import { claim } from './law.js'
import {
  float64Arrays,
  floatProbabilities,
  floats,
  positiveFloats,
  unitFloats,
  wordsOver,
} from './points.js'

/** |d̂ − d| ≤ ρ where d is known exactly; and ρ is a few units, not a cover for anything. */
function within<P>(
  space: MetricSpace<P>,
  points: fc.Arbitrary<P>,
  exact: (a: P, b: P) => Rational,
) {
  fc.assert(
    fc.property(points, points, (a, b) => {
      const [d, bound] = [space.distance(a, b), space.roundoff!(a, b)]
      const error = rational(d).sub(exact(a, b)).abs()
      claim(
        error.compare(rational(bound)) <= 0,
        () => `d = ${d} is off by ${error.valueOf()}, roundoff is ${bound}`,
      )
      claim(bound <= 24 * unitRoundoff * (1 + d), () => `d = ${d}: roundoff ${bound} is too wide`)
    }),
    { numRuns: 400 },
  )
}

const gaps = (a: Float64Array, b: Float64Array) =>
  Array.from(a, (x, i) => rational(x).sub(rational(b[i]!)).abs())
const sum = (xs: readonly Rational[]) => xs.reduce((s, x) => s.add(x))

describe('roundoff bounds the error of', () => {
  test('|·|', () => within(realLine, floats, (a, b) => rational(a).sub(rational(b)).abs()))
  test('ℓ1', () => within(manhattan(5), float64Arrays(5), (a, b) => sum(gaps(a, b))))
  test('ℓ∞', () =>
    within(chebyshev(5), float64Arrays(5), (a, b) =>
      gaps(a, b).reduce((m, x) => (x.compare(m) > 0 ? x : m)),
    ))
  test('TV', () => within(simplex(5), floatProbabilities(5), (a, b) => sum(gaps(a, b)).div(2)))
  const arc = (a: number, b: number) => {
    const gap = rational(a).sub(rational(b)).abs()
    return gap.mul(2).compare(1) <= 0 ? gap : rational(1).sub(gap)
  }
  test('arc', () => within(circle(real), unitFloats, arc))
  test('a sum of distances', () =>
    within(sumProduct(manhattan(2), circle(real)), fc.tuple(float64Arrays(2), unitFloats), (a, b) =>
      sum(gaps(a[0], b[0])).add(arc(a[1], b[1])),
    ))
  test('a sum of exact distances', () => {
    const pair = (d: number) => ({
      ...finiteSet(real, [
        [0, d],
        [d, 0],
      ]),
      roundoff: () => 0,
    })
    const lengths = [0.1, 0.2, 0.7] as const
    const [one, two, three] = lengths
    const bits = fc.nat({ max: 1 })
    within(sumProduct(pair(one), pair(two), pair(three)), fc.tuple(bits, bits, bits), (a, b) =>
      sum(lengths.map((d, i) => rational(a[i] === b[i] ? 0 : d))),
    )
  })
  test('powers of a base', () =>
    within(words(real, { alphabet: 2, base: 3, depth: 12 }), wordsOver(2), (v, w) => {
      const longest = Math.max(v.length, w.length)
      for (let i = 0; i < longest; i++)
        if (v.at(i) !== w.at(i)) return rational(1n, 3n ** BigInt(i))
      return rational(0)
    }))
})

/** For a distance whose square is rational: (d̂ − ρ)² ≤ d² ≤ (d̂ + ρ)². */
function squareWithin(space: MetricSpace<Float64Array>, weights: readonly number[]) {
  fc.assert(
    fc.property(float64Arrays(weights.length), float64Arrays(weights.length), (a, b) => {
      const square = sum(gaps(a, b).map((x, i) => x.mul(x).mul(rational(weights[i]!))))
      const [d, bound] = [rational(space.distance(a, b)), rational(space.roundoff!(a, b))]
      const [low, high] = [d.sub(bound), d.add(bound)]
      claim(
        low.mul(low).compare(square) <= 0 && square.compare(high.mul(high)) <= 0,
        () => `d = ${d.valueOf()}, roundoff ${bound.valueOf()}, d² = ${square.valueOf()}`,
      )
    }),
    { numRuns: 400 },
  )
}

describe('roundoff bounds the error of a root:', () => {
  test('ℓ2', () => squareWithin(euclidean(5), [1, 1, 1, 1, 1]))
  test('weighted ℓ2', () => squareWithin(weighted([1, 2, 0.1, 7, 1e-3]), [1, 2, 0.1, 7, 1e-3]))
})

const math = create(all!, { number: 'BigNumber', precision: 64 })
/** log q to 60 digits and more. */
const log = (q: Rational): BigNumber => math.bignumber(q).ln()

/** For a distance that is a logarithm: |d̂ − log q| ≤ ρ, to 60 digits. */
function logWithin<P>(
  space: MetricSpace<P>,
  points: fc.Arbitrary<P>,
  ratio: (a: P, b: P) => Rational,
) {
  fc.assert(
    fc.property(points, points, (a, b) => {
      const [d, bound] = [space.distance(a, b), space.roundoff!(a, b)]
      const error = math
        .bignumber(rational(d))
        .minus(log(ratio(a, b)))
        .abs()
      claim(
        error.minus('1e-60').lte(math.bignumber(rational(bound))),
        () => `d = ${d} is off by ${error}, roundoff is ${bound}`,
      )
      claim(bound <= 8 * unitRoundoff * (1 + d), () => `d = ${d}: roundoff ${bound} is too wide`)
    }),
    { numRuns: 200 },
  )
}

describe('roundoff bounds the error of a logarithm:', () => {
  const quotient = (x: number, y: number) => rational(Math.max(x, y)).div(rational(Math.min(x, y)))
  const anyPositive = fc.double({ min: Number.MIN_VALUE, noNaN: true, noDefaultInfinity: true })

  test('log metric', () => logWithin(positiveReals, positiveFloats, quotient))
  test('log metric, all positive doubles', () => logWithin(positiveReals, anyPositive, quotient))
  test("Hilbert's metric", () => {
    const largest = (xs: readonly Rational[]) => xs.reduce((m, x) => (x.compare(m) > 0 ? x : m))
    const quotients = (x: Float64Array, y: Float64Array) =>
      Array.from(x, (xi, i) => rational(xi).div(rational(y[i]!)))
    logWithin(positiveCone(4), float64Arrays(4, positiveFloats), (x, y) =>
      largest(quotients(x, y)).mul(largest(quotients(y, x))),
    )
  })
})
