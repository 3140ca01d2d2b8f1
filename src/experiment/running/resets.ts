import type { Metric } from './metric.js'

/**
 * When backward iteration begins anew from where it is. A policy is asked after every reading:
 * 'period' resets at multiples of a number of steps; 'plateau' when the loss on the rows kept for
 * choosing has not fallen below its least since the last reset for so many readings; 'better' at
 * multiples of a period, and only if the loss on the rows kept for choosing is below that at the
 * last reset (the paper's section 5). The last two choose by what they see: the iterates no longer
 * have the law of the forward ones, and the loss that chose is no fair estimate of theirs.
 */
export type ResetPolicy =
  | { readonly kind: 'period'; readonly period: number }
  | { readonly kind: 'plateau'; readonly patience: number }
  | { readonly kind: 'better'; readonly period: number }

/** Whether to reset after the last of the readings; `last` is how many there were at the last reset. */
export function isReset(
  policy: ResetPolicy,
  readings: readonly Pick<Metric, 'n' | 'choice'>[],
  last: number,
): boolean {
  const { n, choice } = readings.at(-1)!
  switch (policy.kind) {
    case 'period':
      return n % policy.period === 0
    case 'plateau': {
      const since = readings.slice(last).map(reading => known(reading.choice?.loss))
      const least = since.indexOf(Math.min(...since))
      return since.length - 1 - least >= policy.patience
    }
    case 'better': {
      if (n % policy.period !== 0) return false
      const before = readings[last - 1]?.choice?.loss ?? Number.POSITIVE_INFINITY
      return (choice?.loss ?? Number.NaN) < before
    }
  }
}

/** A loss that is no number, or not there, is no least: above all others. */
const known = (loss = Number.NaN) => (Number.isNaN(loss) ? Number.POSITIVE_INFINITY : loss)
