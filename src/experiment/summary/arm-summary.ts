import type { Arm } from '../running/arm.js'
import type { RunRecord } from '../running/directory.js'
import { ByPath } from './by-path.js'
import { type ArmPaths, type PairedSigns, pairedSigns } from './paired-signs.js'
import { isComplete, type PathSummary, summarise } from './path-summary.js'
import { median, standardDeviation } from './statistics.js'

/**
 * An arm over its seeds, and beside the first arm of the run. Paths that diverged or are not at
 * their end are counted, not averaged: all that is averaged is of one length.
 */
export interface ArmSummary {
  readonly arm: string
  /** Those that have readings. */
  readonly paths: readonly PathSummary[]
  /** Paths that there are to be, one a seed: finished, diverged, or neither yet. */
  readonly wanted: number
  readonly finished: number
  readonly diverged: number
  /** Medians over the finished paths of what `PathSummary` has. */
  readonly roughness: number | undefined
  readonly wobble: number | undefined
  readonly gap: number | undefined
  readonly best: number | undefined
  readonly final: number | undefined
  readonly accuracy: number | undefined
  /** Standard deviation of the last test loss over the finished paths. */
  readonly spread: number | undefined
  /** Over all paths, whatever became of them. */
  readonly applications: number
  readonly seconds: number
  /** Seed by seed against the first arm. */
  readonly signs?: PairedSigns
}

/** The arms of a run, each with its paths in numbers. */
export function pathsOfArms({ file, metrics, timings }: RunRecord): ArmPaths[] {
  const { arms, seeds } = file.configuration
  const [read, timed] = [new ByPath(metrics), new ByPath(timings)]
  return arms.map(arm => ({
    arm,
    paths: seeds
      .map(seed => summarise(arm, seed, read.of(arm.name, seed), timed.of(arm.name, seed)))
      .filter(({ readings }) => readings > 0),
  }))
}

/** The arms of a run in numbers. */
export function armSummaries(record: RunRecord): ArmSummary[] {
  const wanted = record.file.configuration.seeds.length
  const all = pathsOfArms(record)
  return all.map(({ arm, paths }, i) => ({
    ...overSeeds(arm, paths, wanted),
    ...(i > 0 && { signs: pairedSigns(all[0]!, { arm, paths }) }),
  }))
}

function overSeeds(arm: Arm, paths: readonly PathSummary[], wanted: number): ArmSummary {
  const well = paths.filter(isComplete)
  const over = (value: (path: PathSummary) => number | undefined) =>
    well.flatMap(path => value(path) ?? [])
  const sum = (value: (path: PathSummary) => number) =>
    paths.reduce((total, path) => total + value(path), 0)
  const finals = over(({ final }) => final.test)
  return {
    arm: arm.name,
    paths,
    wanted,
    finished: well.length,
    diverged: paths.filter(({ diverged }) => diverged !== undefined).length,
    roughness: median(over(({ roughness }) => roughness.train)),
    wobble: median(over(({ wobble }) => wobble.train)),
    gap: median(over(({ gap }) => gap)),
    best: median(over(({ best }) => best)),
    final: median(finals),
    accuracy: median(over(({ final }) => final.accuracy)),
    spread: standardDeviation(finals),
    applications: sum(({ applications }) => applications),
    seconds: sum(({ seconds }) => seconds),
  }
}
