import type { Marks } from '../../tensor/training/index.js'

/** An iterate as it was examined: a line of metrics.jsonl, the same for the same configuration. */
export interface Metric {
  readonly arm: string
  readonly seed: number
  readonly n: number
  readonly train?: Marks
  readonly test?: Marks
  /** On the rows of the test split that resets are decided by; `test` is of the others. */
  readonly choice?: Marks
  /** The distance of the parameters to those of the reading before, ℓ2. */
  readonly gap?: number
  /** Whether backward iteration begins anew from here. */
  readonly reset?: true
  /** Map applications that it took. */
  readonly applications: number
  /** Why the path ends here: "train loss NaN". */
  readonly diverged?: string
}

/** How long a reading took: a line of timings.jsonl. */
export interface Timing {
  readonly arm: string
  readonly seed: number
  readonly n: number
  readonly seconds: number
}

/** Losses above this are marked as diverged. */
export const LOSS_BOUND = 1e6

/** What is wrong with a reading: a loss that is no number, or beyond all bounds, or parameters that are none. */
export function divergence(
  marks: Readonly<Record<string, Marks | undefined>>,
  gap = 0,
): string | undefined {
  for (const [split, found] of Object.entries(marks)) {
    if (found === undefined || found.loss <= LOSS_BOUND) continue
    return `${split} loss ${Number.isFinite(found.loss) ? found.loss.toPrecision(3) : found.loss}`
  }
  return Number.isFinite(gap) ? undefined : `gap ${gap}`
}
