import type { VectorSpace } from './vector-space.js'

/**
 * A vector space whose vectors have coordinates in S that are multiplied, divided and rooted one
 * by one: the carrier of the methods that scale every coordinate by itself, as Adam does. Unlike
 * the other operations these depend on the coordinates chosen. None changes its arguments.
 */
export interface ElementwiseSpace<V, S = number> extends VectorSpace<V, S> {
  /** The vector of which every coordinate is s. */
  constant(s: S): V
  /** (a_i · b_i). */
  multiply(a: V, b: V): V
  /** (a_i / b_i). */
  divide(a: V, b: V): V
  /** (√a_i), for a_i ≥ 0. */
  squareRoot(a: V): V
}
