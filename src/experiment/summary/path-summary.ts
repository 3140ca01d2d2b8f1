import type { Arm } from '../running/arm.js'
import type { Metric, Timing } from '../running/metric.js'
import { last, mean, standardDeviation } from './statistics.js'

/** One path in numbers. Undefined where there are too few readings, or none of that kind. */
export interface PathSummary {
  readonly seed: number
  readonly readings: number
  /** Whether all that was wanted is there. */
  readonly finished: boolean
  readonly diverged: string | undefined
  /** Mean |Δ| of the loss between successive readings. */
  readonly roughness: { readonly train?: number; readonly test?: number }
  /** Standard deviation of the loss along the last half of the readings. */
  readonly wobble: { readonly train?: number; readonly test?: number }
  /** Distance of the parameters from one reading to the next, mean over the last half. */
  readonly gap: number | undefined
  /** The least test loss so far, which is chosen by what it reports. */
  readonly best: number | undefined
  readonly final: { readonly train?: number; readonly test?: number; readonly accuracy?: number }
  readonly applications: number
  readonly seconds: number
}

/** Whether a path came to its end and did not diverge: only such are averaged and compared. */
export const isComplete = ({ finished, diverged }: PathSummary): boolean =>
  finished && diverged === undefined

/** The losses of a split along a path. */
export const losses = (metrics: readonly Metric[], split: 'train' | 'test' | 'choice'): number[] =>
  metrics.flatMap(metric => metric[split]?.loss ?? [])

/** One path in numbers, from its lines in the order of n. */
export function summarise(
  arm: Arm,
  seed: number,
  metrics: readonly Metric[],
  timings: readonly Timing[],
): PathSummary {
  const [train, test] = [losses(metrics, 'train'), losses(metrics, 'test')]
  const half = <T>(values: readonly T[]) => values.slice(Math.floor(values.length / 2))
  const steps = (values: readonly number[]) =>
    mean(values.slice(1).map((value, i) => Math.abs(value - values[i]!)))
  const diverged = metrics.at(-1)?.diverged
  return {
    seed,
    readings: metrics.length,
    finished: metrics.length === arm.at.length || diverged !== undefined,
    diverged,
    roughness: given({ train: steps(train), test: steps(test) }),
    wobble: given({ train: standardDeviation(half(train)), test: standardDeviation(half(test)) }),
    gap: mean(half(metrics).flatMap(({ gap }) => gap ?? [])),
    best: test.length === 0 ? undefined : Math.min(...test),
    final: given({
      train: last(train),
      test: last(test),
      accuracy: metrics.at(-1)?.test?.accuracy,
    }),
    applications: metrics.reduce((sum, { applications }) => sum + applications, 0),
    seconds: timings.reduce((sum, { seconds }) => sum + seconds, 0),
  }
}

/** What of some numbers is there. */
function given<K extends string>(
  values: Record<K, number | undefined>,
): Partial<Record<K, number>> {
  return Object.fromEntries(
    Object.entries(values).filter(([, value]) => value !== undefined),
  ) as Partial<Record<K, number>>
}
