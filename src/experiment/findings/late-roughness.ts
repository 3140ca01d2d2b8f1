import { losses } from '../summary/path-summary.js'
import { mean } from '../summary/statistics.js'
import type { EndedPath } from './paths.js'

/**
 * Mean |Δ loss| from reading to reading over the last half. Over all readings it is no less than what
 * the loss falls by, divided by their number, however smooth a curve is.
 */
export const lateRoughness =
  (split: 'train' | 'test') =>
  ({ metrics }: EndedPath): number | undefined => {
    const late = losses(metrics.slice(Math.floor(metrics.length / 2)), split)
    return mean(late.slice(1).map((loss, i) => Math.abs(loss - late[i]!)))
  }
