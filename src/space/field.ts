/**
 * An ordered field: the scalars that coordinates, distances and contraction constants are made of.
 * A formula written over a field runs on floats and, unchanged, on exact rationals.
 */
export interface OrderedField<S> {
  readonly name: string
  /** True where +, −, ×, ÷ and comparison are exact. */
  readonly exact: boolean
  readonly zero: S
  readonly one: S
  /** The scalar n/d (d = 1 unless given). Throws RangeError unless both are finite and d ≠ 0. */
  of(n: number, d?: number): S
  add(a: S, b: S): S
  sub(a: S, b: S): S
  mul(a: S, b: S): S
  div(a: S, b: S): S
  abs(a: S): S
  /** Negative, zero or positive as a < b, a = b, a > b. */
  compare(a: S, b: S): number
  /** The nearest float: for figures and messages. */
  toNumber(a: S): number
  /** The scalar as people write it: "3/4", "0.75". */
  show(a: S): string
}
