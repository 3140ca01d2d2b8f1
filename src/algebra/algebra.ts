import type { OrderedField } from '../space/field.js'

/**
 * A commutative algebra with unit over a field S: the numbers T that one definition of a vector
 * field runs on, be they floats, rationals, dual numbers or truncated series.
 *
 * T has no comparisons, and code over it has no branches: what must branch does so over S, on
 * scalars, before they are embedded by `of`, and a field in pieces is one vector field a piece. But
 * where T is made of ordered numbers there are |·|, max and min of it, in `pieces`, each with its
 * derivative; series in h, whose kinks may lie anywhere, have none.
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
  /** Present over ordered fields, intervals and dual numbers of them. Asked for by `piecewise`. */
  readonly pieces?: Pieces<T>
}

/** The continuous functions that are smooth in pieces, and a choice between pieces. */
export interface Pieces<T> {
  abs(a: T): T
  max(a: T, b: T): T
  min(a: T, b: T): T
  /** a where c > 0, b where c < 0; where c is 0, or may be either, it is between a and b, or encloses both. */
  choose(c: T, a: T, b: T): T
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
export interface SmoothFunctions<T> extends Readonly<Record<SmoothFunction, (a: T) => T>> {
  /** sigmoid′, where it is better had as a whole than as σ(a)σ(−a): over intervals. */
  readonly sigmoidSlope?: (a: T) => T
}

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

/** The pieces of an algebra. Throws AlgebraError: "abs, max, min: expected ordered numbers, got ℚ[h]/h³". */
export function piecewise<S, T>(on: Algebra<S, T>): Pieces<T> {
  if (on.pieces !== undefined) return on.pieces
  throw new AlgebraError(`abs, max, min: expected ordered numbers, got ${on.name}`)
}

/** Σ a_i b_i. */
export function innerProduct<S, T>(on: Algebra<S, T>, a: readonly T[], b: readonly T[]): T {
  return a.reduce((sum, ai, i) => on.add(sum, on.mul(ai, b[i]!)), on.zero)
}
