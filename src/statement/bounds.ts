import type { OrderedField } from '../space/field.js'
import { unitRoundoff } from '../space/roundoff.js'

/** k^n in a field, n ≥ 0. */
export function power<S>(field: OrderedField<S>, k: S, n: number): S {
  let result = field.one
  for (let i = 0; i < n; i++) result = field.mul(result, k)
  return result
}

/** 1 + k + … + k^{n−1} = (1 − k^n)/(1 − k). Throws RangeError for k = 1. */
export function geometricSum<S>(field: OrderedField<S>, k: S, n: number): S {
  if (field.compare(k, field.one) === 0) throw new RangeError('k: expected k ≠ 1, got 1')
  return field.div(field.sub(field.one, power(field, k, n)), field.sub(field.one, k))
}

/** Theorem 2.2 (i): d(X_n, X_m) ≤ k^n D (1 − k^{m−n})/(1 − k) for n ≤ m. */
export const betweenIterates = <S>(field: OrderedField<S>, k: S, D: S, n: number, m: number): S =>
  field.mul(power(field, k, n), field.mul(D, geometricSum(field, k, m - n)))

/** Theorem 2.2: d(X_n, θ*) ≤ k^n D/(1 − k). */
export const toTheLimit = <S>(field: OrderedField<S>, k: S, D: S, n: number): S =>
  field.div(field.mul(power(field, k, n), D), field.sub(field.one, k))

/**
 * Theorem C4 (a): d(A_{m,n}, X_n) ≤ 2 D k^m (1 − k^{n−m})/(1 − k) for n ≥ m, and 0 if n − m ≤ 1.
 */
export function anchoredToBackward<S>(field: OrderedField<S>, k: S, D: S, m: number, n: number): S {
  if (n - m <= 1) return field.zero
  return field.mul(field.of(2), betweenIterates(field, k, D, m, n))
}

/**
 * γ_n = nu/(1 − nu), u = 2⁻⁵³: a product of n factors (1 + δ_i)^±1 with |δ_i| ≤ u is 1 + δ with
 * |δ| ≤ γ_n (Higham 2002, Lemma 3.1), barring overflow and underflow.
 */
export const gamma = (n: number): number => (n * unitRoundoff) / (1 - n * unitRoundoff)
