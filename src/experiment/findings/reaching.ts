import type { EndedPath } from './paths.js'
import type { Quantity } from './quantities.js'

/** The n of the first reading at or below a level; Infinity if none is. */
export const firstReached = ({ metrics }: EndedPath, { of }: Quantity, level: number): number =>
  metrics.find(metric => (of(metric) ?? Infinity) <= level)?.n ?? Infinity

/** The n of the first reading from which on all are at or below a level; Infinity if the last is not. */
export function reachedForGood({ metrics }: EndedPath, { of }: Quantity, level: number): number {
  const above = metrics.findLastIndex(metric => !((of(metric) ?? Infinity) <= level))
  return metrics[above + 1]?.n ?? Infinity
}
