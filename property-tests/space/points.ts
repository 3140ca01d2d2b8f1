import fc from 'fast-check'
import { type Rational, rational } from '../../src/space/rational.js'

/** Sixteenths in [−64, 64], and any double there of size at least 2^-30: shrinks to 0, 1/16, 1, … */
export const floats: fc.Arbitrary<number> = fc.oneof(
  fc.integer({ min: -1024, max: 1024 }).map(i => i / 16),
  fc
    .tuple(fc.boolean(), fc.double({ min: 2 ** -30, max: 64, noNaN: true }))
    .map(([negative, x]) => (negative ? -x : x)),
)

/** Fractions p/q with |p| ≤ 24 and 1 ≤ q ≤ 12. */
export const fractions: fc.Arbitrary<Rational> = fc
  .tuple(fc.integer({ min: -24, max: 24 }), fc.integer({ min: 1, max: 12 }))
  .map(([p, q]) => rational(p, q))

/** Arrays of a fixed length. */
export function arrays<S>(dim: number, scalars: fc.Arbitrary<S>): fc.Arbitrary<readonly S[]> {
  return fc.array(scalars, { minLength: dim, maxLength: dim })
}

/** Float64Arrays of a fixed length. */
export function float64Arrays(
  dim: number,
  scalars: fc.Arbitrary<number> = floats,
): fc.Arbitrary<Float64Array> {
  return arrays(dim, scalars).map(xs => Float64Array.from(xs))
}

/** Points (0 ≤ x < 1) of the circle and of the unit interval. */
export const unitFloats: fc.Arbitrary<number> = fc.oneof(
  fc.integer({ min: 0, max: 63 }).map(i => i / 64),
  fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
)

/** p/q with 0 ≤ p < q ≤ 24. */
export const unitFractions: fc.Arbitrary<Rational> = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 1, max: 24 }))
  .map(([p, q]) => rational(p % q, q))

/** Positive doubles: sixteenths up to 64, and any from 2^-30 to 2^30. */
export const positiveFloats: fc.Arbitrary<number> = fc.oneof(
  fc.integer({ min: 1, max: 1024 }).map(i => i / 16),
  fc.double({ min: 2 ** -30, max: 2 ** 30, noNaN: true }),
)

/**
 * Positive vectors of sixteenths: x_i y_j and x_j y_i are integers below 2^20 (over 2^8), so two
 * rays that differ are at least 2^-20 apart in Hilbert's metric.
 */
export function rays(dim: number): fc.Arbitrary<Float64Array> {
  return float64Arrays(
    dim,
    fc.integer({ min: 1, max: 1024 }).map(i => i / 16),
  )
}

/** The same ray twice: x and 2^k x. */
export function rayTwins(dim: number): fc.Arbitrary<readonly [Float64Array, Float64Array]> {
  return fc
    .tuple(rays(dim), fc.integer({ min: -8, max: 8 }))
    .map(([x, k]) => [x, x.map(xi => xi * 2 ** k)] as const)
}

/** Whether two points of the cone are one ray: x_i y_j = x_j y_i. Exact on sixteenths. */
export function sameRay(x: Float64Array, y: Float64Array): boolean {
  return x.every((xi, i) => x.every((xj, j) => xi * y[j]! === xj * y[i]!))
}

/** Counts, not all zero: probabilities once divided by their sum. */
function counts(n: number): fc.Arbitrary<readonly number[]> {
  return arrays(n, fc.nat({ max: 12 })).map(k => (k.some(ki => ki > 0) ? k : k.map(() => 1)))
}

const sum = (xs: readonly number[]) => xs.reduce((a, b) => a + b, 0)

/** Exact probability vectors. */
export function probabilities(n: number): fc.Arbitrary<readonly Rational[]> {
  return counts(n).map(k => k.map(ki => rational(ki, sum(k))))
}

/** Probability vectors as rounded by one division by the sum. */
export function floatProbabilities(n: number): fc.Arbitrary<Float64Array> {
  const weights = arrays(n, fc.double({ min: 2 ** -10, max: 1, noNaN: true }))
  return fc.oneof(counts(n), weights).map(w => Float64Array.from(w, wi => wi / sum(w)))
}

/** Finite words over 0, …, alphabet − 1; short, so that they often share a beginning. */
export function wordsOver(alphabet: number, maxLength = 8): fc.Arbitrary<readonly number[]> {
  return fc.array(fc.nat({ max: alphabet - 1 }), { maxLength })
}

/**
 * Distance matrices of n points, off-diagonal entries m to 2m sixths: any such is a metric, with
 * triangle inequalities that are equalities where 2m = m + m.
 */
export function distanceMatrices(n: number): fc.Arbitrary<readonly (readonly Rational[])[]> {
  return fc.integer({ min: 1, max: 6 }).chain(m =>
    arrays((n * (n - 1)) / 2, fc.integer({ min: m, max: 2 * m })).map(entries => {
      const matrix = Array.from({ length: n }, () => Array.from({ length: n }, () => rational(0)))
      let next = 0
      for (let i = 0; i < n; i++) {
        for (let j = 0; j < i; j++) {
          const d = rational(entries[next++]!, 6)
          matrix[i]![j] = d
          matrix[j]![i] = d
        }
      }
      return matrix
    }),
  )
}

/** Triples of vectors with b on the segment from a to c (up to rounding), or anywhere. */
export function segmentTriples(
  vectors: fc.Arbitrary<Float64Array>,
): fc.Arbitrary<readonly [Float64Array, Float64Array, Float64Array]> {
  const between = fc
    .tuple(vectors, vectors, fc.integer({ min: 0, max: 10 }))
    .map(([a, c, t]) => [a, a.map((ai, i) => ((10 - t) * ai + t * c[i]!) / 10), c] as const)
  return fc.oneof(between, fc.tuple(vectors, vectors, vectors))
}
