import { asRun } from './as-run.js'
import type { Compared, ComparedRun } from './compared.js'
import { armOf } from './compared.js'
import { comparedSentences } from './compared-sentences.js'
import { type Markup, markup } from './markup.js'
import { standingSentence } from './measured.js'
import { caption } from './run-html.js'
import {
  findingSection,
  numbersNote,
  numbersTable,
  signsNote,
  signsTable,
  table,
} from './run-numbers.js'
import { figuresSection, runPage } from './run-page.js'

/** Runs beside one another as one HTML page that needs nothing else; `link` leads to a run's page. */
export function comparedHtml(compared: Compared, link: (run: ComparedRun) => string): string {
  const { runs, groups } = compared
  const letters = runs.map(({ letter }) => letter).join(', ')
  const titles = [...new Set(runs.map(({ title }) => title))]
  return runPage(
    runs[0]!.record.file.by.retrograde,
    `runs ${letters}`,
    markup`<header>
<h1>Runs ${letters}: ${titles.join('; ')}</h1>
<div class="overall"><dl>${runs.map(run => told(run, link))}
<dt>Measured, against run A</dt>${comparedSentences(compared).map(text => markup`<dd>${text}</dd>`)}</dl></div>
</header>
<main>
<section><h2>What differs</h2>${differing(compared)}</section>
<section><h2>Curves</h2>${groups.map(group => grouped(group, compared))}</section>
<section><h2>In numbers</h2>
${numbersNote}${numbersTable(runs.flatMap(run => run.report.arms.map(summary => ({ name: armOf(run, summary), summary }))))}</section>
${tests(compared)}
${runs.flatMap(({ letter, report }) => report.findings.map(finding => findingSection({ ...finding, title: `${letter}: ${finding.title}` })))}
</main>`,
  )
}

const told = (run: ComparedRun, link: (run: ComparedRun) => string): Markup =>
  markup`<dt>Run ${run.letter}: <a href="${link(run)}">${run.name}</a></dt><dd>${run.title}, scale ${run.record.file.configuration.scale}. As run: ${asRun(run.record.file.configuration)}. ${standingSentence(run.report.arms)}</dd>
`

function differing({ differences, runs }: Compared): Markup {
  if (differences.length === 0) return markup`<p>Nothing: these are runs of one configuration.</p>`
  return markup`<p>Options of the configurations, and what they were run by; – where a run has none.</p>${table(
    ['option', ...runs.map(({ letter }) => letter)],
    differences.map(({ option, values }) => [option, ...values]),
  )}`
}

function grouped({ letters, figures }: Compared['groups'][number], { runs }: Compared): Markup {
  const mine = runs.filter(({ letter }) => letters.split(', ').includes(letter))
  const records = mine.map(({ record }) => record)
  return figuresSection(
    figures,
    `${mine.length > 1 ? 'Runs' : 'Run'} ${letters}: ${caption(records)}`,
  )
}

function tests({ comparisons, runs }: Compared): Markup {
  const rows = comparisons.flatMap(({ run, arms }) =>
    arms.map(({ arm, ...signs }) => ({ name: armOf(runs[run]!, { arm }), signs })),
  )
  if (rows.length === 0) return markup``
  return markup`<section><h2>Beside the same arm of run A</h2>${signsNote}${signsTable('arm', rows)}</section>`
}
