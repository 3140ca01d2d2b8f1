import { join } from 'node:path'
import {
  type ArmSummary,
  armSummaries,
  type Experiment,
  type Finding,
  type RunRecord,
} from '../experiment/index.js'
import { titleOf } from './as-run.js'
import { runFigures } from './run-figures.js'
import { runHtml } from './run-html.js'
import { type WrittenFigures, writePage } from './write-figures.js'

/** What the report of a run says, and where it is. */
export interface RunReport extends WrittenFigures {
  /** The path of its page. */
  readonly page: string
  readonly arms: readonly ArmSummary[]
  /** What the experiment makes of it beside. */
  readonly findings: readonly Finding[]
}

/**
 * Writes a run's page and figures into its directory; no reader ever sees half of one.
 * @throws OutputError where it cannot be written to
 */
export async function writeRunReport(
  record: RunRecord,
  experiment: Experiment,
): Promise<RunReport> {
  const arms = armSummaries(record)
  const findings = experiment.findings?.(record) ?? []
  const figures = runFigures(record, titleOf(experiment))
  const html = runHtml({ record, experiment, arms, findings, figures })
  const written = await writePage(record.path, [['index.html', html]], figures)
  return { page: join(record.path, 'index.html'), arms, findings, ...written }
}
