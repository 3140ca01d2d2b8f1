import fc from 'fast-check'
import { type DenseAffine, denseAffine } from '../../src/map/dense-affine.js'
import { float64 } from '../../src/space/float64.js'
import { type Rational, rational } from '../../src/space/rational.js'

export type Matrix = readonly Float64Array[]

/** (I − 2uuᵀ/|u|²)·A, for a matrix given by its rows. */
export function reflected(rows: Matrix, u: Float64Array): Matrix {
  const square = u.reduce((sum, x) => sum + x * x, 0)
  const along = rows[0]!.map((_, j) => rows.reduce((sum, row, i) => sum + u[i]! * row[j]!, 0))
  return rows.map((row, i) => row.map((x, j) => x - (2 * u[i]! * along[j]!) / square))
}

export const transposed = (rows: Matrix): Matrix =>
  Array.from(rows[0]!, (_, j) => Float64Array.from(rows, row => row[j]!))

/** Q·diag(values)·R for the reflections Q and R about two vectors: its singular values are |values|. */
export function withSingularValues(
  values: ArrayLike<number>,
  u: Float64Array,
  v: Float64Array,
): Matrix {
  const diagonal = Array.from(values, (x, i) => new Float64Array(values.length).fill(x, i, i + 1))
  return transposed(reflected(transposed(reflected(diagonal, u)), v))
}

/** x ↦ A·x + b on ℝ^d. */
export const affineOf = (
  rows: Matrix,
  b = new Float64Array(rows.length),
): DenseAffine<Float64Array, number> => denseAffine(float64(rows.length), rows, b)

/** Entries k/8: sums and products of a few of them are exact. */
export const matrices = (d: number): fc.Arbitrary<Matrix> =>
  fc
    .array(fc.array(fc.integer({ min: -24, max: 24 }), { minLength: d, maxLength: d }), {
      minLength: d,
      maxLength: d,
    })
    .map(rows => rows.map(row => Float64Array.from(row, k => k / 8)))

/** Whether ‖A‖₂ ≤ s for a 2 × 2 matrix, exactly: whether s²I − AᵀA has no negative eigenvalue. */
export function spectralAtMost([p, q]: Matrix, s: number): boolean {
  const [a, b, c, d] = [p![0]!, p![1]!, q![0]!, q![1]!].map(x => rational(x))
  const square = rational(s).mul(rational(s))
  const left = square.sub(a!.mul(a!)).sub(c!.mul(c!))
  const right = square.sub(b!.mul(b!)).sub(d!.mul(d!))
  const off = a!.mul(b!).add(c!.mul(d!))
  const zero = rational(0)
  return (
    left.compare(zero) >= 0 &&
    right.compare(zero) >= 0 &&
    left.mul(right).compare(off.mul(off)) >= 0
  )
}

/** Whether s ≤ k, exactly. */
export const atMost = (s: number, k: Rational): boolean => rational(s).compare(k) <= 0
