import type { ArmSummary, Experiment, Finding, RunRecord } from '../experiment/index.js'
import { asRun, titleOf } from './as-run.js'
import { type Markup, markup } from './markup.js'
import { measuredSentences, standingSentence } from './measured.js'
import { type RunFigure, seedsText } from './run-figures.js'
import { findingSection, numbersNote, numbersTable, signsNote, signsTable } from './run-numbers.js'
import { figuresSection, runPage } from './run-page.js'

/** What the page of a run shows. */
export interface RunPage {
  readonly record: RunRecord
  readonly experiment: Experiment
  readonly arms: readonly ArmSummary[]
  readonly findings: readonly Finding[]
  readonly figures: readonly RunFigure[]
}

/** A run as one HTML page that needs nothing else. */
export function runHtml({ record, experiment, arms, findings, figures }: RunPage): string {
  const { file, path } = record
  const { configuration, by, share } = file
  const names = experiment.names.join(', ')
  const part = share ? `share ${share.index} of ${share.of}` : undefined
  const words = [
    names,
    `scale ${configuration.scale}`,
    ...(part ? [part] : []),
    `Retrograde ${by.retrograde}, Node ${by.node}`,
    ...by.devices,
    path.replace(/\/+$/, '').split('/').at(-1)!,
  ]
  const beside = arms.flatMap(({ arm, signs }) => (signs ? [{ name: arm, signs }] : []))
  return runPage(
    by.retrograde,
    titleOf(experiment),
    markup`<header>
<h1>${titleOf(experiment)}</h1>
<p>As run: ${asRun(configuration)}.</p>
<p class="quiet">${words.join('; ')}</p>
<div class="overall"><dl><dt>What the paper says, or what is asked</dt><dd>${sentence(experiment.says)}</dd>
<dt>What was measured</dt>${[...measuredSentences(arms), standingSentence(arms)].map(text => markup`<dd>${text}</dd>`)}</dl></div>
</header>
<main>
<section><h2>Curves</h2>${figuresSection(figures, `Scale ${configuration.scale}: ${caption([record])}`)}</section>
<section><h2>In numbers</h2>
${numbersNote}${numbersTable(arms.map(summary => ({ name: summary.arm, summary })))}</section>
${beside.length > 0 ? signs(arms[0]!.arm, beside) : undefined}
${findings.map(findingSection)}
</main>`,
  )
}

const signs = (first: string, rows: Parameters<typeof signsTable>[1]): Markup =>
  markup`<section><h2>Beside ${first}</h2>${signsNote}${signsTable('arm', rows)}</section>`

const sentence = (text: string): string => `${text.slice(0, 1).toUpperCase()}${text.slice(1)}.`

/** What the curves are of, and all that is reduced. */
export function caption(records: readonly RunRecord[]): string {
  const { configuration } = records[0]!.file
  const { rows, data } = configuration
  const parts = [data.train, data.test].flatMap(({ partial }) => partial ?? [])
  const of = parts.length > 0 ? ` (${[...new Set(parts)].join('; ')})` : ''
  const reduced = (split: 'train' | 'test') =>
    rows[split] < data[split].rows
      ? `${rows[split]} of ${data[split].rows}`
      : `all ${data[split].rows}`
  const several = records.some(({ file }) =>
    file.configuration.arms.some(({ work = 1 }) => work !== 1),
  )
  return [
    `${seedsText(records)}.`,
    `Losses and accuracies are of ${data.name}${of}: examined on ${reduced('train')} rows to train with and ${reduced('test')} to test with.`,
    several ? 'Arms with batches of other sizes are drawn over the rows they have seen.' : '',
    records.some(({ metrics }) => metrics.some(({ diverged }) => diverged !== undefined))
      ? 'A cross near the foot of a panel: here a path diverged, the first of the legend lowest.'
      : '',
    'Axes of one place are the same in all parts of a figure, and not from row to row.',
  ]
    .filter(text => text !== '')
    .join(' ')
}
