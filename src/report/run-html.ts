import {
  type ArmSummary,
  armSummaries,
  type Experiment,
  type Finding,
  type RunRecord,
} from '../experiment/index.js'
import { durationText } from './duration.js'
import { Markup, markup } from './markup.js'
import { runGrid } from './run-grid.js'
import { signText } from './run-table.js'
import { pageStyle } from './style.js'

/** A run as one HTML page that needs nothing else. */
export function runHtml(record: RunRecord, experiment: Experiment): string {
  const { file, path } = record
  const { configuration, by } = file
  const arms = armSummaries(record)
  const name = `${experiment.names.join(', ')}: ${experiment.title}`
  const page = markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="retrograde ${by.retrograde}">
<title>Retrograde: ${name}</title>
<style>
${new Markup(pageStyle)}
body { max-width: 78rem }
p, dl, .overall { max-width: 47rem }
.scroll { overflow-x: auto }
</style>
</head>
<body>
<header>
<h1>${experiment.title}</h1>
<p class="quiet">${experiment.names.join(', ')}, scale ${configuration.scale}; Retrograde ${by.retrograde}, Node ${by.node}; ${by.devices.join(', ')}; ${path.split('/').at(-1)}</p>
<div class="overall"><strong>What is said</strong><p>The paper: ${experiment.says}.</p><p>Measured here: ${measured(arms)}</p><p>${standing(record, arms)}</p></div>
</header>
<main>
<section><h2>Curves</h2><figure class="scroll">${new Markup(runGrid(record, name))}
<figcaption>A row a seed, the first five of ${configuration.seeds.length}; steps are of batches of ${configuration.arms[0]!.training.batch.size}. Examined on ${configuration.rows.train} rows to train and ${configuration.rows.test} to test with, of ${configuration.data.name}${configuration.data.train.partial ? ` (${configuration.data.train.partial})` : ''}.</figcaption></figure></section>
<section><h2>In numbers</h2>
<p>Medians over seeds. <em>Roughness</em>: mean |Δ| of the training loss between successive readings. <em>Wobble</em>: its standard deviation over the last half. <em>Gap</em>: the distance of the parameters between successive readings, mean over the last half. <em>Spread</em>: standard deviation over seeds of the last test loss. The best test loss so far is chosen by what it reports. Sign tests go seed by seed against ${arms[0]!.arm}: how often lower, and the probability of a count as uneven were both equally likely.</p>
<div class="scroll">${numbers(arms)}</div></section>
${(experiment.findings?.(record) ?? []).map(findingSection)}
</main>
</body>
</html>
`
  return page.html
}

/** What the paper's claim comes to, arm by arm, in words that follow from the counts. */
function measured(arms: readonly ArmSummary[]): string {
  const [first, ...rest] = arms
  const sentences = rest.flatMap(({ arm, roughness, signs }) => {
    if (!signs || roughness === undefined || first!.roughness === undefined) return []
    const ratio = (first!.roughness / roughness).toPrecision(2)
    return `${arm} is smoother than ${first!.arm} in ${signText(signs.roughness)} seeds (${ratio} times by the median), and ends with a lower test loss in ${signText(signs.final)}.`
  })
  return sentences.join(' ') || 'nothing yet.'
}

function standing({ file }: RunRecord, arms: readonly ArmSummary[]): string {
  const wanted = file.configuration.arms.length * file.configuration.seeds.length
  const done = arms.flatMap(({ paths }) => paths).filter(({ finished }) => finished).length
  const diverged = arms.reduce((sum, arm) => sum + arm.diverged, 0)
  const ended = diverged > 0 ? ` ${diverged} diverged and are not averaged.` : ''
  return `${done} of ${wanted} paths are finished.${ended}`
}

const cell = (value: number | undefined) => (value === undefined ? '–' : value.toPrecision(3))

function numbers(arms: readonly ArmSummary[]): Markup {
  return markup`<table><thead><tr><th scope="col">arm</th>${['roughness', 'wobble', 'gap', 'last test loss', 'spread', 'best so far', 'right', 'maps', 'time', 'smoother', 'lower at the end'].map(head => markup`<th scope="col" class="right">${head}</th>`)}</tr></thead><tbody>${arms.map(
    arm => markup`
<tr><th scope="row">${arm.arm}</th>${[
      ...[arm.roughness, arm.wobble, arm.gap, arm.final, arm.spread, arm.best].map(cell),
      arm.accuracy === undefined ? '–' : `${(100 * arm.accuracy).toFixed(1)} %`,
      arm.applications.toLocaleString('en-US'),
      durationText(arm.seconds),
      arm.signs ? signText(arm.signs.roughness) : '',
      arm.signs ? signText(arm.signs.final) : '',
    ].map(text => markup`<td class="right number">${text}</td>`)}</tr>`,
  )}</tbody></table>`
}

const findingSection = ({ title, note, head, rows }: Finding): Markup =>
  markup`<section><h2>${title}</h2><p>${note}</p><div class="scroll"><table><thead><tr>${head.map(text => markup`<th scope="col">${text}</th>`)}</tr></thead><tbody>${rows.map(row => markup`<tr>${row.map(text => markup`<td class="number">${text}</td>`)}</tr>`)}</tbody></table></div></section>`
