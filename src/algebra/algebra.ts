import type { OrderedField } from '../space/field.js'

/**
 * A commutative algebra with unit over a field S: the numbers T that one definition of a vector
 * field runs on, be they floats, rationals, dual numbers or truncated series.
 *
 * T has no order: |·|, min, max and comparisons are no part of it, and code over it has no
 * branches. What must branch does so over S, on scalars, before they are embedded by `of`; a field
 * in pieces is one vector field a piece, and whoever knows the scalars picks the piece.
 */
export interface Algebra<S, T> {
  /** "ℚ", "ℝ[ε]", "ℚ[h]/h³". */
  readonly name: string
  readonly field: OrderedField<S>
  /** c·1: scalars embedded. */
  of(c: S): T
  /** The embedded n/d (d = 1 unless given). Throws RangeError as `field.of` does. */
  rational(n: number, d?: number): T
  readonly zero: T
  readonly one: T
  add(a: T, b: T): T
  sub(a: T, b: T): T
  mul(a: T, b: T): T
  /** c·a for a scalar c. */
  scale(c: S, a: T): T
  /** The t with t·b = a. Throws AlgebraError where b is no unit. */
  div(a: T, b: T): T
  /** Present over floats, absent over ℚ. Asked for by `smooth`. */
  readonly functions?: SmoothFunctions<T>
}

/** The smooth functions that fields are written with; sigmoid = 1/(1 + e^−x), softplus = log(1 + e^x). */
export type SmoothFunction =
  | 'exp'
  | 'log'
  | 'sqrt'
  | 'sin'
  | 'cos'
  | 'tanh'
  | 'sigmoid'
  | 'softplus'

/** One function T → T for each name. They throw AlgebraError outside their domains. */
export type SmoothFunctions<T> = Readonly<Record<SmoothFunction, (a: T) => T>>

/** What an algebra cannot do: divide by what is no unit, take a logarithm over ℚ or of −1. */
export class AlgebraError extends Error {
  override readonly name = 'AlgebraError'
}

/** The smooth function of a name on an algebra. Throws AlgebraError: "exp: expected floats, got ℚ". */
export function smooth<S, T>(on: Algebra<S, T>, name: SmoothFunction): (a: T) => T {
  const f = on.functions?.[name]
  if (f === undefined) throw new AlgebraError(`${name}: expected floats, got ${on.name}`)
  return f
}

/** Σ a_i b_i. */
export function innerProduct<S, T>(on: Algebra<S, T>, a: readonly T[], b: readonly T[]): T {
  return a.reduce((sum, ai, i) => on.add(sum, on.mul(ai, b[i]!)), on.zero)
}
