import type { CurvatureReport } from '../../estimate/curvature.js'
import type { Interval } from '../../estimate/estimate.js'

/** What methods hand on to the conclusions. */
export interface Facts {
  /** A constant that all maps of the law carry, on the whole space: proved. */
  readonly carried?: number
  /** Lip on the region, from below and above: proved of the maps looked at. */
  readonly sampled?: number
  readonly jacobian?: number
  readonly certified?: {
    readonly lower: number
    readonly upper: number
    /** Whether the maps looked at are all of the law: else `upper` bounds no other of its maps. */
    readonly whole: boolean
  }
  readonly extreme?: Interval
  readonly curvature?: CurvatureReport
  /** Why no step contracts, where Hessians are rank deficient. */
  readonly deficient?: string
  readonly logAverage?: Interval
  /** The greatest block length looked at, and (1/r) E log Lip(T_1 … T_r). */
  readonly block?: { readonly r: number; readonly interval: Interval }
  readonly exponent?: Interval
  /** The same, where γ_1 is not told apart from γ_2: it then reaches to the rate of a volume. */
  readonly equalExponents?: Interval
  readonly decay?: { readonly forward?: Interval; readonly backward?: Interval }
  readonly ball?: {
    readonly r: number
    readonly k: number
    readonly D: number
    readonly proved: boolean
  }
  readonly tail?: Interval
}
