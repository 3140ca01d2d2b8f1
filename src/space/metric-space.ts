import type { Chart } from './chart.js'
import type { OrderedField } from './field.js'

/**
 * A metric space (Ω, d): a set of points P with a distance in the ordered field S.
 *
 * The distance satisfies d(a,a) = 0, d(a,b) > 0 for a ≠ b, d(a,b) = d(b,a) and
 * d(a,c) ≤ d(a,b) + d(b,c); one law suite tries to refute this for every space shipped.
 */
export interface MetricSpace<P, S = number> {
  /** The space in words: "ℝ^3 with ℓ2". */
  readonly name: string
  /** The metric alone, "ℓ2": the key under which maps state their Lipschitz constants. */
  readonly metric: string
  /** The field that distances live in. */
  readonly field: OrderedField<S>
  distance(a: P, b: P): S
  /**
   * A bound on |computed distance − distance|, derived from the arithmetic that computes it.
   * Absent, or zero, where distances are exact.
   */
  roundoff?(a: P, b: P): S
  /**
   * Why p is not a point of the space ("a vector of 2 coordinates", "NaN at coordinate 1"),
   * or undefined if it is one.
   */
  objection(p: P): string | undefined
  /** How the space lies in ℝ^d, where its points are doubles or Float64Arrays and it does. */
  readonly chart?: Chart
  /** Called by a compositor on a point that nothing needs any more. Only its maker may need it. */
  release?(p: P): void
}

/** A value that was given as a point of a space and is not one. */
export class PointError extends Error {
  override readonly name = 'PointError'
}

/** Returns p if it is a point of the space; throws PointError, naming `what`, if not. */
export function pointOf<P, S>(space: MetricSpace<P, S>, p: P, what: string): P {
  const objection = space.objection(p)
  if (objection !== undefined) {
    throw new PointError(`${what}: expected a point of ${space.name}, got ${objection}`)
  }
  return p
}
