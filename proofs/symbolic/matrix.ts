import type { Polynomial } from './polynomial.js'
import * as q from './quotient.js'

/** A matrix of quotients of polynomials by its rows: scalars are 1 × 1, vectors have one column. */
export type Matrix = readonly (readonly q.Quotient[])[]

export const scalar = (a: q.Quotient): Matrix => [[a]]
export const vector = (entries: readonly Polynomial[]): Matrix => entries.map(p => [q.quotient(p)])
export const matrix = (rows: readonly (readonly Polynomial[])[]): Matrix =>
  rows.map(row => row.map(p => q.quotient(p)))
export const transpose = (A: Matrix): Matrix => A[0]!.map((_, j) => A.map(row => row[j]!))

const sizes = (A: Matrix, B: Matrix) =>
  `${A.length} × ${A[0]!.length} and ${B.length} × ${B[0]!.length}`

/** A + B or A − B. Throws RangeError for different sizes. */
function entrywise(A: Matrix, B: Matrix, f: typeof q.add): Matrix {
  if (A.length !== B.length || A[0]!.length !== B[0]!.length) {
    throw new RangeError(`sum: expected matrices of one size, got ${sizes(A, B)}`)
  }
  return A.map((row, i) => row.map((a, j) => f(a, B[i]![j]!)))
}
export const add = (A: Matrix, B: Matrix): Matrix => entrywise(A, B, q.add)
export const sub = (A: Matrix, B: Matrix): Matrix => entrywise(A, B, q.sub)

const isScalar = (A: Matrix) => A.length === 1 && A[0]!.length === 1

/** A·B, a matrix product unless one is a scalar. Throws RangeError where the sizes do not fit. */
export function mul(A: Matrix, B: Matrix): Matrix {
  if (isScalar(A)) return B.map(row => row.map(b => q.mul(A[0]![0]!, b)))
  if (isScalar(B)) return mul(B, A)
  if (A[0]!.length !== B.length)
    throw new RangeError(`product: expected sizes that fit, got ${sizes(A, B)}`)
  const columns = transpose(B)
  return A.map(row => columns.map(column => row.map((a, k) => q.mul(a, column[k]!)).reduce(q.add)))
}

/** A/b for a scalar b. */
export function div(A: Matrix, B: Matrix): Matrix {
  if (!isScalar(B)) throw new RangeError(`quotient: expected a scalar below, got ${sizes(A, B)}`)
  return mul(scalar(q.div(q.integer(1), B[0]![0]!)), A)
}

export const identity = (n: number): Matrix =>
  Array.from({ length: n }, (_, i) =>
    Array.from({ length: n }, (_, j) => q.integer(i === j ? 1 : 0)),
  )

/** A^n; n < 0 for scalars. Throws RangeError for what is not square. */
export function power(A: Matrix, n: number): Matrix {
  if (n < 0) return div(identity(1), power(A, -n))
  return n === 0 ? identity(A.length) : mul(power(A, n - 1), A)
}

export const isZero = (A: Matrix): boolean => A.every(row => row.every(q.isZero))

/** A scalar as it is, a vector as (a, b), a matrix as ((a, b), (c, d)). */
export function show(A: Matrix): string {
  if (isScalar(A)) return q.show(A[0]![0]!)
  const list = (items: readonly string[]) => `(${items.join(', ')})`
  return list(A.map(row => (row.length === 1 ? q.show(row[0]!) : list(row.map(q.show)))))
}
