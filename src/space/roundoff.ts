import type { OrderedField } from './field.js'

/** u = 2⁻⁵³: a double operation returns its exact result times 1 + δ, |δ| ≤ u. */
export const unitRoundoff = 2 ** -53

/**
 * The bound |d̂ − d| ≤ γ_n d̂, γ_n = nu/(1 − nu), on a distance d̂ computed with n relative roundings:
 * d̂ = d·(1 + δ_1)^±1 ⋯ (1 + δ_n)^±1, |δ_i| ≤ u, barring overflow and underflow.
 * Zero over an exact field.
 *
 * γ_(n+1) is what is returned: the rounding to spare covers the bound's own evaluation.
 * A square root halves n (rounded up): √((1 + δ_1)(1 + δ_2)) = 1 + δ with |δ| ≤ max |δ_i|.
 * Source: Higham, Accuracy and Stability of Numerical Algorithms (2002), Lemma 3.1.
 */
export function relativeRoundoff<P, S>(
  field: OrderedField<S>,
  n: number,
  distance: (a: P, b: P) => S,
): (a: P, b: P) => S {
  if (field.exact) return () => field.zero
  const nu = (n + 1) * unitRoundoff
  const gamma = field.of(nu / (1 - nu))
  return (a, b) => field.mul(gamma, distance(a, b))
}
