import type { Arm } from '../running/arm.js'
import type { RunRecord } from '../running/directory.js'
import type { Metric } from '../running/metric.js'
import { type PathSummary, summarise } from '../summary/path-summary.js'

/** A path that is at its end, with its readings in the order of n. */
export interface EndedPath {
  readonly seed: number
  readonly metrics: readonly Metric[]
  readonly summary: PathSummary
}

/** An arm of a run as findings are made of it. */
export interface EndedArm {
  readonly arm: Arm
  /** Paths that were read to the end, by ascending seed. */
  readonly paths: ReadonlyMap<number, EndedPath>
  /** Those that diverged: they are in no average. */
  readonly diverged: ReadonlyMap<number, EndedPath>
}

/** The arms of a run by name, in their order. Paths that are still under way are left out. */
export function endedArms({ file, metrics }: RunRecord): ReadonlyMap<string, EndedArm> {
  const lines = new Map<string, Map<number, Metric[]>>()
  for (const metric of metrics) {
    const seeds = lines.get(metric.arm) ?? new Map<number, Metric[]>()
    lines.set(metric.arm, seeds)
    const path = seeds.get(metric.seed)
    if (path === undefined) seeds.set(metric.seed, [metric])
    else path.push(metric)
  }
  return new Map(
    file.configuration.arms.map(arm => {
      const paths = [...(lines.get(arm.name) ?? [])]
        .sort(([a], [b]) => a - b)
        .map(([seed, of]) => ({ seed, metrics: of, summary: summarise(arm, seed, of, []) }))
        .filter(({ summary }) => summary.finished)
      const bySeed = (wanted: boolean) =>
        new Map(
          paths
            .filter(({ summary }) => (summary.diverged !== undefined) === wanted)
            .map(path => [path.seed, path]),
        )
      return [arm.name, { arm, paths: bySeed(false), diverged: bySeed(true) }]
    }),
  )
}

/** A number of each path that has one, by seed. */
export function bySeed(
  { paths }: EndedArm,
  value: (path: EndedPath) => number | undefined,
): Map<number, number> {
  const found = new Map<number, number>()
  for (const [seed, path] of paths) {
    const number = value(path)
    if (number !== undefined) found.set(seed, number)
  }
  return found
}

/** The numbers of the seeds that both have. */
export const pairsOf = (
  first: ReadonlyMap<number, number>,
  second: ReadonlyMap<number, number>,
): [number, number][] =>
  [...first].flatMap(([seed, a]) => {
    const b = second.get(seed)
    return b === undefined ? [] : [[a, b] as [number, number]]
  })
