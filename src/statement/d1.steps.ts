import fc from 'fast-check'
import { type DenseAffine, denseAffine } from '../map/dense-affine.js'
import { coordinates } from '../space/coordinates.js'
import { type Rational, rational, rationals } from '../space/rational.js'

const Q = rationals
/** ℚ³. */
export const space = coordinates(Q, 3)
/** A point of ℚ³. */
export type Vector = readonly Rational[]
/** A step of SGD on least squares. */
export type Step = DenseAffine<Vector, Rational>

/** The unit vector along axis j = 0, 1, 2. */
export const unit = (j: number): Vector => [0, 1, 2].map(i => rational(i === j ? 1 : 0))
/** |v|². */
export const squared = (v: Vector) => space.dot(v, v)

/** θ ↦ θ − h(Hθ − c), the step on a batch of rows x with labels 1: H and c the means of xxᵀ and x. */
export function step(h: Rational, rows: readonly Vector[]): Step {
  const mean = rows.reduce((sum, x) => space.add(sum, x), space.zero()).map(s => s.div(rows.length))
  const hessian = [0, 1, 2].map(i =>
    rows.reduce((sum, x) => space.axpy(x[i]!, x, sum), space.zero()).map(s => s.div(rows.length)),
  )
  const A = hessian.map((row, i) => space.axpy(h.neg(), row, unit(i)))
  return denseAffine(space, A, space.scale(h, mean))
}

/** x × y, which both rows annihilate. */
export const cross = ([a, b, c]: Vector, [d, e, f]: Vector): Vector => [
  b!.mul(f!).sub(c!.mul(e!)),
  c!.mul(d!).sub(a!.mul(f!)),
  a!.mul(e!).sub(b!.mul(d!)),
]

/** Rows that are not 0. */
export const rows: fc.Arbitrary<Vector> = fc
  .tuple(...[0, 1, 2].map(() => fc.integer({ min: -2, max: 2 })))
  .map(v => v.map(x => rational(x)))
  .filter(v => squared(v).compare(0) > 0)

/** "(1,0,2) (1,1,1)". */
export const show = (vs: readonly Vector[]) =>
  vs.map(v => `(${v.map(x => x.toFraction())})`).join(' ')

/** Two rows and a step size. */
export interface Batch {
  readonly x: Vector
  readonly y: Vector
  readonly h: Rational
}

/** Batches of independent rows, h of any sign. */
export const batches: fc.Arbitrary<Batch> = fc
  .record({ x: rows, y: rows, h: fc.integer({ min: -6, max: 30 }).map(n => rational(n, 12)) })
  .filter(({ x, y }) => squared(cross(x, y)).compare(0) > 0)
