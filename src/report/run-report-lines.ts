import type { Configuration, Experiment } from '../experiment/index.js'
import { asRun, titleOf } from './as-run.js'
import { wrap } from './columns.js'
import { findingLines } from './finding-lines.js'
import { type Ink, plain } from './ink.js'
import { measuredSentences, standingSentence } from './measured.js'
import { runTableLines } from './run-table.js'
import { tableWidth } from './table.js'
import type { RunReport } from './write-run.js'

/** What a report of a run begins with: its title, and what was run. */
export const runTitleLines = (experiment: Experiment, configuration: Configuration): string[] =>
  [titleOf(experiment), `as run: ${asRun(configuration)}`].flatMap(text =>
    wrap(text, tableWidth, '', 2),
  )

/** The report of a run on at most 80 columns, but for the path of its page, which is last. */
export function runReportLines(
  { arms, findings, notes, page }: RunReport,
  { says }: Experiment,
  ink: Ink = plain,
): string[] {
  const said = wrap(`said or asked: ${says}`, tableWidth, '', 2)
  const measured = measuredSentences(arms).flatMap(text => wrap(text, tableWidth, 'measured: ', 2))
  return [
    ...runTableLines(arms, ink),
    '',
    ...said,
    ...measured,
    ...wrap(standingSentence(arms), tableWidth, '', 2),
    ...findings.flatMap(finding => ['', ...findingLines(finding, ink)]),
    '',
    ...notes.flatMap(note => wrap(`note: ${note}`, tableWidth, '', 2)),
    page,
  ]
}
