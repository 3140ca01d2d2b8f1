/** A linear map of ℝ^d to itself, by what it does to vectors. Neither product changes its argument. */
export interface LinearOperator {
  readonly dimension: number
  /** A·v, a new vector. */
  apply(v: Float64Array): Float64Array
  /** Aᵀ·v, a new vector. */
  transpose(v: Float64Array): Float64Array
}

/** A linear map of ℝ^d that is its own transpose, a Hessian for one. */
export interface SymmetricOperator {
  readonly dimension: number
  /** What rounding usually makes of |A·v|, as a share of |A|·|v|: √d·2⁻⁵³ unless given. */
  readonly rounding?: number
  /** A·v, a new vector. */
  apply(v: Float64Array): Float64Array
}
