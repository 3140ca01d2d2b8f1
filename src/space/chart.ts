/** A norm of ℝ^d: Σ |x_i|, √(Σ x_i²) or max |x_i|. They are one on the line. */
export type Norm = 'ℓ1' | 'ℓ2' | 'ℓ∞'

/**
 * How a metric space whose points are a double, or a Float64Array of them, lies in ℝ^d: its chart c
 * is an isometry, d(p, q) = ‖c(p) − c(q)‖, onto a convex set. c_i(p) is log p_i where the chart is
 * logarithmic, else scale_i·p_i, the scale being 1 unless given.
 *
 * With one, the Lipschitz constant of T on a convex set of coordinates is the supremum of the
 * operator norms of (c∘T∘c⁻¹)′ over it.
 */
export interface Chart {
  readonly dimension: number
  readonly norm: Norm
  readonly scale?: readonly number[]
  readonly logarithmic?: boolean
}
