import tQuantile from '@stdlib/stats-base-dists-t-quantile'
import { unitRoundoff } from '../space/roundoff.js'
import { EstimateError, type Interval } from './estimate.js'

/** A mean, how far off it is likely to be, and of how many numbers. */
export interface MeanInterval {
  readonly mean: number
  /** s/√R, s² the sample variance of the R numbers. */
  readonly standardError: number
  readonly interval: Interval
  /** R, the number of numbers. */
  readonly size: number
}

/**
 * The mean of R ≥ 2 independent numbers of one law, with Student's interval mean ± t·s/√R, t the
 * quantile of R − 1 degrees of freedom; `allowance` on either side for errors that are no chance,
 * and the rounding of the sum besides. It covers with the stated confidence where the numbers are
 * normal, and nearly so where each is itself the mean of many.
 * Throws EstimateError unless there are two, all finite, and 0 < confidence < 1.
 * Source: Student, "The probable error of a mean", Biometrika 6, 1908.
 */
export function meanInterval(
  values: readonly number[],
  confidence: number,
  allowance = 0,
): MeanInterval {
  const R = values.length
  if (R < 2) throw new EstimateError(`mean: expected two numbers or more, got ${R}`)
  const strange = values.find(x => !Number.isFinite(x))
  if (strange !== undefined) {
    throw new EstimateError(`mean: expected finite numbers, got ${strange}`)
  }
  confidenceOf(confidence)
  const mean = values.reduce((sum, x) => sum + x, 0) / R
  const squares = values.reduce((sum, x) => sum + (x - mean) ** 2, 0)
  const standardError = Math.sqrt(squares / (R - 1) / R)
  // R sums and a quotient, each within u of numbers at most the largest.
  const largest = values.reduce((most, x) => Math.max(most, Math.abs(x)), 0)
  const rounding = (R + 1) * unitRoundoff * largest
  const t = tQuantile((1 + confidence) / 2, R - 1)
  const half = t * standardError + allowance + rounding
  return {
    mean,
    standardError,
    interval: { low: mean - half, high: mean + half, confidence },
    size: R,
  }
}

/** Returns a confidence in (0, 1); throws EstimateError for others. */
export function confidenceOf(confidence: number): number {
  if (confidence > 0 && confidence < 1) return confidence
  throw new EstimateError(`confidence: expected a number between 0 and 1, got ${confidence}`)
}
