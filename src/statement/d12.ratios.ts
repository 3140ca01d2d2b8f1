import fc from 'fast-check'
import { type DenseAffine, denseAffine } from '../map/dense-affine.js'
import { coordinates } from '../space/coordinates.js'
import { type Rational, rational, rationals } from '../space/rational.js'
import { power } from './bounds.js'
import { atMost, type Finding } from './finding.js'

const Q = rationals

/** The larger of two positive numbers over the smaller: e^d for d = |log x − log y|. */
export const ratio = (x: Rational, y: Rational): Rational =>
  x.compare(y) < 0 ? y.div(x) : x.div(y)

/** A point of the open cone (0, ∞)^n over ℚ. */
export type Ray = readonly Rational[]

/** max_i x_i/y_i · max_j y_j/x_j: e^d for Hilbert's projective metric d. */
export function hilbertRatio(x: Ray, y: Ray): Rational {
  const largest = (a: Ray, b: Ray) => a.map((ai, i) => ai.div(b[i]!)).reduce(larger)
  return largest(x, y).mul(largest(y, x))
}

const larger = (a: Rational, b: Rational) => (a.compare(b) < 0 ? b : a)

/**
 * d(Tx, Ty) ≤ (p/q) d(x, y) without logarithms: r^q ≤ R^p for r = e^{d(Tx, Ty)}, R = e^{d(x, y)}.
 */
export const contracts = (r: Rational, R: Rational, k: Rational, what = 'r^q'): Finding =>
  atMost(Q, power(Q, r, Number(k.d)), power(Q, R, Number(k.n)), what)

/** A number p/q > 0 with p ≤ 12 and q ≤ 6. */
export const positive: fc.Arbitrary<Rational> = fc
  .tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 6 }))
  .map(([p, q]) => rational(p, q))

/** A point of (0, ∞)³. */
export const rays: fc.Arbitrary<Ray> = fc.tuple(positive, positive, positive)

/** A matrix by its rows, entries > 0. */
export type Positive = readonly Ray[]

/** x ↦ A·x on ℚ^n. */
export const linear = (A: Positive): DenseAffine<Ray, Rational> => {
  const space = coordinates(Q, A.length)
  return denseAffine(space, A, space.zero())
}

/** e^Δ, Δ the diameter of the image of the cone: max a_ik a_jl/(a_jk a_il) (Birkhoff 1957). */
export function imageRatio(A: Positive): Rational {
  const columns = A[0]!.map((_, k) => A.map(row => row[k]!))
  return columns.flatMap(a => columns.map(b => hilbertRatio(a, b))).reduce(larger)
}

/** tanh(Δ/4) = (s − 1)/(s + 1) for s = e^{Δ/2}. */
export const birkhoff = (s: Rational): Rational => s.sub(1).div(s.add(1))

/** "(3, 1; 1, 3)". */
export const showMatrix = (A: Positive): string =>
  `(${A.map(row => row.map(x => x.toFraction()).join(', ')).join('; ')})`

/** Matrices of e^Δ = 9: scaling rows and columns changes no cross ratio. */
export const matricesOfNine: fc.Arbitrary<Positive> = fc
  .tuple(fc.boolean(), rays, rays)
  .map(([corner, rows, columns]) =>
    rows.map((r, i) =>
      columns.map((c, j) => {
        const entry = corner ? (i + j === 0 ? 9 : 1) : i === j ? 3 : 1
        return r.mul(c).mul(entry)
      }),
    ),
  )
