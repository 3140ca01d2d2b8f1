import { LawError } from './finite-law.js'
import { SampleError } from './sample.js'

/** high − low. Throws LawError unless low < high and both are finite: no bound, no guarantee. */
export function widthOf(low: number, high: number): number {
  if (low < high && Number.isFinite(high - low)) return high - low
  throw new LawError(
    `range [${low}, ${high}]: expected finite low < high, without which no mean is guaranteed`,
  )
}

/** Throws SampleError for a draw outside [low, high]. */
export function within(low: number, high: number, sample: Float64Array): void {
  const outside = sample.find(x => x < low || x > high)
  if (outside !== undefined) {
    throw new SampleError(`sample: expected draws in [${low}, ${high}], got ${outside}`)
  }
}

/** The arithmetic mean. */
export function average(sample: Float64Array): number {
  return sample.reduce((sum, x) => sum + x, 0) / sample.length
}
