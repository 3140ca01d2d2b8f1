import type { RunRecord } from '../experiment/index.js'
import { asRun } from './as-run.js'
import { besideFirst, type Curve, curvesOf } from './run-curves.js'
import { type Grid, runGrid } from './run-grid.js'
import { quantitiesOf } from './run-quantities.js'

/** A figure of a run: the name of its files, and its drawing. */
export interface RunFigure {
  readonly name: string
  readonly title: string
  readonly svg: string
}

/** A page of more seeds than this is not looked at seed by seed. */
const MOST_SEEDS = 5

/** The seeds that are drawn: the first five that have readings. */
export function shownSeeds(records: readonly RunRecord[]): number[] {
  const seeds = new Set(records.flatMap(({ file }) => file.configuration.seeds))
  const read = new Set(records.flatMap(({ metrics }) => metrics.map(({ seed }) => seed)))
  return [...seeds].filter(seed => read.has(seed)).slice(0, MOST_SEEDS)
}

/** Which seeds are drawn, in words. */
export function seedsText(records: readonly RunRecord[]): string {
  const all = new Set(records.flatMap(({ file }) => file.configuration.seeds)).size
  const shown = shownSeeds(records).length
  if (shown === all) return 'a row a seed'
  if (shown === MOST_SEEDS) return `a row a seed, the first ${shown} of ${all} seeds`
  return `a row a seed, ${shown} of ${all} seeds, for the others have no readings yet`
}

/** The figures of a run: losses, and accuracies where there are any, in parts where there are many arms. */
export function runFigures(record: RunRecord, title: string): RunFigure[] {
  const curves = curvesOf(record)
  const run = `${title}. As run: ${asRun(record.file.configuration)}`
  return figuresOf([record], run, curves, besideFirst(curves))
}

/** Figures of the curves of some runs, in parts. */
export function figuresOf(
  records: readonly RunRecord[],
  title: string,
  among: readonly Curve[],
  parts: readonly (readonly Curve[])[],
): RunFigure[] {
  const seeds = shownSeeds(records)
  const steps = stepsOf(records)
  const drawn = records.flatMap(({ metrics }) => metrics.filter(({ seed }) => seeds.includes(seed)))
  return quantitiesOf(drawn).flatMap(of =>
    parts.map((curves, i) => {
      const part = parts.length > 1 ? `, part ${i + 1} of ${parts.length}` : ''
      const what = `${of.title}${part}`
      const grid: Grid = {
        ...{ title: `${title}. ${what}`, curves, among, seeds, steps },
        quantities: of.quantities,
      }
      return { name: i === 0 ? of.id : `${of.id}-${i + 1}`, title: what, svg: runGrid(grid) }
    }),
  )
}

/** What is below the columns: a step is of how many rows, where it is of as many for all arms of a run. */
function stepsOf(records: readonly RunRecord[]): string {
  const sizes = records.map(({ file }) => {
    const { arms } = file.configuration
    return new Set(arms.map(({ training, work = 1 }) => Math.round(training.batch.size / work)))
  })
  if (sizes.some(({ size }) => size > 1)) return 'steps'
  return `steps of batches of ${[...new Set(sizes.flatMap(size => [...size]))].join(' or ')}`
}
