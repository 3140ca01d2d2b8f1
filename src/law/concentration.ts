import type { Levels } from './error-rates.js'

/** An estimate of a mean μ with a proved error. */
export interface Estimate {
  readonly center: number
  /** P(|center − μ| > radius) ≤ falseAlarm. */
  readonly radius: number
  /** An upper bound of P(|center − μ| ≥ distance), for a distance > 0. */
  tail(distance: number): number
}

/** An inequality that turns a sample, and what is known of its law, into an estimate of its mean. */
export interface Concentration {
  readonly name: string
  /** Throws SampleError where the sample contradicts what is known, or is too small. */
  estimate(sample: Float64Array, levels: Levels): Estimate
  /** A Δ such that |μ − μ0| ≥ Δ puts μ0 outside the radius, but for probability `miss`. */
  detectable(n: number, levels: Levels): number
}
