import type { Algebra } from '../algebra/algebra.js'
import { type Dual, dual } from '../algebra/dual.js'
import { ofDimension } from './dimension.js'
import type { VectorField } from './vector-field.js'

/**
 * D^qV(x)[u_1, …, u_q]: the q-th derivative of V at x as a multilinear map of q directions; V(x)
 * without any, the Jacobian-vector product V′(x)u with one. By nested dual numbers: no differences,
 * exact over an exact field. As dear as 3^q evaluations of V.
 * Throws RangeError unless x and the directions have as many coordinates as V.
 */
export function derivative<S, T>(
  on: Algebra<S, T>,
  field: VectorField<S>,
  x: readonly T[],
  ...directions: readonly (readonly T[])[]
): readonly T[] {
  ofDimension(field.dimension, x, `${field.name}, point`)
  directions.forEach((u, i) => {
    ofDimension(field.dimension, u, `${field.name}, direction ${i + 1}`)
  })
  return nested(on, field, x, directions)
}

function nested<S, T>(
  on: Algebra<S, T>,
  field: VectorField<S>,
  x: readonly T[],
  directions: readonly (readonly T[])[],
): readonly T[] {
  const [u, ...others] = directions
  if (u === undefined) return field.apply(on, x)
  const constant = (value: T): Dual<T> => ({ value, slope: on.zero })
  const along = x.map((value, i) => ({ value, slope: u[i]! }))
  const lifted = others.map(v => v.map(constant))
  return nested(dual(on), field, along, lifted).map(y => y.slope)
}

/** The rows of the Jacobian V′(x), by one derivative a column: for small dimensions. */
export function jacobian<S, T>(
  on: Algebra<S, T>,
  field: VectorField<S>,
  x: readonly T[],
): readonly (readonly T[])[] {
  const columns = x.map((_, j) =>
    derivative(
      on,
      field,
      x,
      x.map((_, i) => (i === j ? on.one : on.zero)),
    ),
  )
  return x.map((_, i) => columns.map(column => column[i]!))
}
