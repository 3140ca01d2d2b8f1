import type { Algebra } from './algebra.js'

/**
 * A map of S^dimension to itself written once over any algebra: applied to scalars it gives T(x), to
 * dual numbers its derivatives, to series its Taylor jets, to intervals enclosures of all that.
 */
export interface Formula<S> {
  readonly dimension: number
  /** T(x), of as many coordinates as x. Throws AlgebraError where T needs what the algebra lacks. */
  apply<T>(on: Algebra<S, T>, x: readonly T[]): readonly T[]
}
