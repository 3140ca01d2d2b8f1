import type { OrderedField } from './field.js'

/**
 * A vector space V over the field S: the carrier that a map with linear algebra in it is written
 * over, once, to run on rationals, floats, jets or tensors. No operation changes its arguments.
 */
export interface VectorSpace<V, S = number> {
  readonly name: string
  readonly field: OrderedField<S>
  zero(): V
  add(a: V, b: V): V
  sub(a: V, b: V): V
  scale(s: S, a: V): V
  /** y + s·x, the step of every first-order method. */
  axpy(s: S, x: V, y: V): V
  dot(a: V, b: V): S
  equal(a: V, b: V): boolean
}
