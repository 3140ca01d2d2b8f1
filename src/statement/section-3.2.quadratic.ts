import fc from 'fast-check'
import { equallyWeighted, expectation, type FiniteLaw } from '../law/finite-law.js'
import { wordLaw } from '../law/word-law.js'
import { type DenseAffine, denseAffine } from '../map/dense-affine.js'
import type { Order } from '../order/order.js'
import { type Rational, rational } from '../space/rational.js'
import { all, type Finding } from './finding.js'
import { across, plane, sameVector, showVector, type Vector, vectors } from './planar.js'

const [zero, one] = [rational(0), rational(1)]

/** A 2 × 2 matrix by its rows. */
export type Matrix = readonly [Vector, Vector]

export const apply = (A: Matrix, x: Vector): Vector => A.map(row => plane.dot(row, x))
export const transpose = ([a, b]: Matrix): Matrix => [
  [a[0]!, b[0]!],
  [a[1]!, b[1]!],
]
export const product = (A: Matrix, B: Matrix): Matrix => {
  const columns = transpose(B)
  return transpose([apply(A, columns[0]), apply(A, columns[1])])
}
export const combine = (s: Rational, A: Matrix, B: Matrix): Matrix => [
  plane.axpy(s, A[0], B[0]),
  plane.axpy(s, A[1], B[1]),
]
export const identity: Matrix = [
  [one, zero],
  [zero, one],
]
export const matrixPower = (A: Matrix, n: number): Matrix =>
  n === 0 ? identity : product(A, matrixPower(A, n - 1))

/** A = B, row by row. */
export const sameMatrix = (A: Matrix, B: Matrix, what: string): Finding =>
  all(A.map((row, i) => sameVector(row, B[i]!, `row ${i + 1} of ${what}`)))

/** SGD on a quadratic loss on ℚ²: eigenvalues and an eigenvector of H, step, noise and start. */
export interface Quadratic {
  readonly h: Rational
  readonly eigenvalues: Vector
  /** The first eigenvector of H, of any length; the second is across it. */
  readonly axis: Vector
  readonly minimiser: Vector
  /** e = ±u or ±v, with probability 1/4 each: S = (uuᵀ + vvᵀ)/2. */
  readonly noise: Matrix
  readonly start: Vector
}

const eigenvalue: fc.Arbitrary<Rational> = fc
  .tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 3 }))
  .map(([p, q]) => rational(p, q))

export const quadratics: fc.Arbitrary<Quadratic> = fc
  .record({
    eigenvalues: fc.tuple(eigenvalue, eigenvalue),
    axis: vectors.filter(([x, y]) => !(x!.equals(0) && y!.equals(0))),
    fraction: fc.integer({ min: 1, max: 7 }),
    minimiser: vectors,
    noise: fc.tuple(vectors, vectors),
    start: vectors,
  })
  .map(({ fraction, eigenvalues, ...rest }) => {
    const [l, m] = eigenvalues
    const largest = l.compare(m) > 0 ? l : m
    // h is an eighth, …, seven eighths of 2/λ_max.
    const h = rational(fraction, 4).div(largest)
    return { ...rest, h, eigenvalues }
  })

export const showQuadratic = ({ h, eigenvalues, axis, minimiser, noise, start }: Quadratic) =>
  `h = ${h.toFraction()}, eigenvalues ${showVector(eigenvalues)}, first along ${showVector(axis)}, c = ${showVector(minimiser)}, e = ±${noise.map(showVector).join(', ±')}, θ = ${showVector(start)}`

/** The eigenvectors as rows: BBᵀ = |axis|² I. */
const basis = ({ axis }: Pick<Quadratic, 'axis'>): Matrix => [axis, across(axis)]

const scaled = (s: Rational, [a, b]: Matrix): Matrix => [plane.scale(s, a), plane.scale(s, b)]

/** B M Bᵀ/|axis|², or Bᵀ M B/|axis|² for the transposed B: the same form in another basis. */
const turned = (B: Matrix, M: Matrix): Matrix =>
  scaled(one.div(plane.dot(B[0], B[0])), product(product(B, M), transpose(B)))

/** H, with the eigenvalues in the basis. */
export const hessian = (q: Pick<Quadratic, 'eigenvalues' | 'axis'>): Matrix => {
  const [l, m] = q.eigenvalues
  return turned(transpose(basis(q)), [
    [l!, zero],
    [zero, m!],
  ])
}

/** A = I − hH. */
export const contraction = (q: Quadratic): Matrix => combine(q.h.neg(), hessian(q), identity)

/** S. */
export const noiseCovariance = ({ noise }: Quadratic): Matrix =>
  scaled(rational(1, 2), product(transpose(noise), noise))

/** Σ with Σ_ij = h S_ij/(l_i + l_j − h l_i l_j) in the eigenbasis. */
export function stationaryCovariance(q: Quadratic): Matrix {
  const { h, eigenvalues } = q
  const S = turned(basis(q), noiseCovariance(q))
  const entry = (i: 0 | 1, j: 0 | 1) => {
    const [l, m] = [eigenvalues[i]!, eigenvalues[j]!]
    return h.mul(S[i][j]!).div(l.add(m).sub(h.mul(l).mul(m)))
  }
  return turned(transpose(basis(q)), [
    [entry(0, 0), entry(0, 1)],
    [entry(1, 0), entry(1, 1)],
  ])
}

/** θ ↦ c + A(θ − c) + h e. */
export function sgdMap(q: Quadratic, e: Vector): DenseAffine<Vector, Rational> {
  const A = contraction(q)
  const rest = plane.sub(q.minimiser, apply(A, q.minimiser))
  return denseAffine(plane, A, plane.axpy(q.h, e, rest))
}

/** The four values of e. */
export const errors = ({ noise }: Quadratic): readonly Vector[] =>
  noise.flatMap(e => [e, plane.scale(one.neg(), e)])

/** The law of the n-th iterate in an order. */
export const lawAt = (q: Quadratic, order: Order, n: number): FiniteLaw<Vector> =>
  wordLaw(order.word(n), equallyWeighted(errors(q).map(e => sgdMap(q, e))), q.start, showVector)

export const meanOf = (law: FiniteLaw<Vector>): Vector => [
  expectation(law, x => x[0]!),
  expectation(law, x => x[1]!),
]

export function covarianceOf(law: FiniteLaw<Vector>): Matrix {
  const mean = meanOf(law)
  const entry = (i: number, j: number) =>
    expectation(law, x => x[i]!.sub(mean[i]!).mul(x[j]!.sub(mean[j]!)))
  return [
    [entry(0, 0), entry(0, 1)],
    [entry(1, 0), entry(1, 1)],
  ]
}

/** H = [[2, 1], [1, 2]], h = 1/4, S = I, minimiser and start 0; e = ±(1, 1) or ±(1, −1). */
export const example: Quadratic = {
  h: rational(1, 4),
  eigenvalues: [rational(3), one],
  axis: [one, one],
  minimiser: [zero, zero],
  noise: [
    [one, one],
    [one, one.neg()],
  ],
  start: [zero, zero],
}
