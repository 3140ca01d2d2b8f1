import { basename, resolve } from 'node:path'
import {
  type ArmSummary,
  compareRuns,
  type Difference,
  differences,
  examinedOn,
  experimentNamed,
  type RunComparison,
  type RunRecord,
} from '../experiment/index.js'
import { titleOf } from './as-run.js'
import { type Curve, curvesOf, inFamilies } from './run-curves.js'
import { figuresOf, type RunFigure } from './run-figures.js'
import type { RunReport } from './write-run.js'

/** A run with its own report, and the letter that it goes by beside others. */
export interface ComparedRun {
  readonly letter: string
  readonly name: string
  readonly title: string
  readonly record: RunRecord
  readonly report: RunReport
}

/** Runs beside one another, each compared with the first where that can be done. */
export interface Compared {
  readonly runs: readonly ComparedRun[]
  readonly differences: readonly Difference[]
  readonly comparisons: readonly RunComparison[]
  /** The figures, over all runs that are examined on the same rows of the same data. */
  readonly groups: readonly { readonly letters: string; readonly figures: readonly RunFigure[] }[]
}

/** More runs than this have no letters. */
export const MOST_RUNS = 26

/** Runs, with their reports, beside one another. */
export function compared(
  given: readonly { readonly record: RunRecord; readonly report: RunReport }[],
): Compared {
  const runs = given.map(({ record, report }, i): ComparedRun => {
    const letter = String.fromCharCode(65 + i)
    const title = titleOf(experimentNamed(record.file.configuration.experiment))
    return { letter, name: basename(resolve(record.path)), title, record, report }
  })
  const alike = new Map<string, ComparedRun[]>()
  for (const run of runs) {
    const key = examinedOn(run.record.file.configuration)
    alike.set(key, [...(alike.get(key) ?? []), run])
  }
  return {
    runs,
    differences: differences(runs.map(({ record }) => record.file)),
    comparisons: compareRuns(runs.map(({ record }) => record)),
    groups: [...alike.values()].map((group, i) => ({
      letters: group.map(({ letter }) => letter).join(', '),
      figures: overlaid(group).map(figure => ({ ...figure, name: `${figure.name}${suffix(i)}` })),
    })),
  }
}

const suffix = (group: number): string => (group === 0 ? '' : `-data-${group + 1}`)

/** "B backward": an arm of a run. */
export const armOf = ({ letter }: ComparedRun, { arm }: Pick<ArmSummary, 'arm'>): string =>
  `${letter} ${arm}`

/** The arms of one name together, in all runs that have it. */
function overlaid(group: readonly ComparedRun[]): RunFigure[] {
  const families = new Map<string, Curve[]>()
  for (const run of group) {
    const arms = run.record.file.configuration.arms.map(({ name }) => name)
    const curves = curvesOf(run.record, ({ name }) => armOf(run, { arm: name }))
    for (const [i, name] of arms.entries()) {
      families.set(name, [...(families.get(name) ?? []), curves[i]!])
    }
  }
  const parts = inFamilies([...families.values()])
  const title = `Runs ${group.map(({ letter, name }) => `${letter} (${name})`).join(', ')}`
  return figuresOf(
    group.map(({ record }) => record),
    title,
    [...families.values()].flat(),
    parts,
  )
}
