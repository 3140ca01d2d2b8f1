import type { StatementResult, VerifyResult } from '../statement/result.js'
import { clean, stands } from '../statement/verify.js'
import { anchor, badge, mark, statementSection } from './html-statement.js'
import { Markup, markup } from './markup.js'
import { shortTime, typesetNumber } from './number.js'
import { prose } from './prose.js'
import { closestCall, evidenceKinds, kindsOf } from './standing.js'
import { pageStyle } from './style.js'
import { summarySentence } from './summary.js'

/**
 * A run as one HTML page that needs nothing else: no scripts, no requests, its style and figures
 * within, its formulas MathML.
 *
 * Throws TexError where a statement's formula cannot be set.
 */
export function verifyHtml(result: VerifyResult): string {
  const size = result.quick ? 'quick' : 'full'
  const page = markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="retrograde ${result.version}">
<title>Retrograde: the statements and how they stand</title>
<style>
${new Markup(pageStyle)}
</style>
</head>
<body>
<header>
<h1>Retrograde</h1>
<p>Take independent random maps <i>T</i>₁, <i>T</i>₂, … of one law. Composed forward, <i>T<sub>n</sub></i> ⋯ <i>T</i>₁, they make a Markov chain, such as stochastic gradient descent; composed backward, <i>T</i>₁ ⋯ <i>T<sub>n</sub></i>, they have the same law at every <i>n</i>, and yet, where the maps contract, they converge to a point. Retrograde composes random maps in these orders and in those between, and tries the theorems about them.</p>
<p class="quiet">Version ${result.version}, ${size} run, seed ${result.seed}.</p>
${overall(result)}
</header>
<main>
<h2>The statements</h2>
${contents(result)}
${words()}
${result.statements.map(statementSection)}
</main>
</body>
</html>
`
  return page.html
}

function overall(result: VerifyResult): Markup {
  const { summary, times } = result
  const good = clean(result)
  return markup`<div class="overall ${good ? 'good' : 'bad'}">
<strong>${good ? 'Every statement stands' : 'Not every statement stands'}</strong>
<p>${summarySentence(result)}</p>
<p>The statistical tests together raise a false alarm with probability at most ${typesetNumber(summary.false_alarm)}, of ${typesetNumber(summary.budget)} allowed, and miss what they can detect with probability at most ${typesetNumber(summary.miss)}. The run took ${shortTime(times.total)}.</p>
</div>`
}

function contents(result: VerifyResult): Markup {
  return markup`<table>
<thead><tr><th scope="col" aria-label="outcome"></th><th scope="col">statement</th><th scope="col">verdict</th><th scope="col" class="wide">evidence</th><th scope="col" class="wide right">closest call</th><th scope="col" class="wide right">time</th></tr></thead>
<tbody>
${result.statements.map(statement => contentsRow(statement, result.times.statements[statement.id]))}</tbody>
</table>`
}

function contentsRow(statement: StatementResult, ms: number | undefined): Markup {
  const good = stands(statement)
  const call = closestCall(statement)
  const closest = call && `${call.of === 'margin' ? 'margin' : 'p'} ${typesetNumber(call.value)}`
  return markup`<tr><td class="mark">${mark(good, good ? 'stands' : 'does not stand')}</td><th scope="row"><a href="#${anchor(statement.id)}">${prose(statement.title)}</a></th><td>${badge(statement)}</td><td class="wide">${kindsOf(statement).join(', ')}</td><td class="wide right">${closest ?? '–'}</td><td class="wide right">${ms === undefined ? '–' : shortTime(ms)}</td></tr>
`
}

const meanings = {
  proof: 'a proof checked by machine',
  exact: 'rational arithmetic, or every case',
  numerical: 'floating point, with the rounding allowed for',
  statistical: 'a test with its error probabilities stated beforehand',
  empirical: 'one measured run',
} as const

function words(): Markup {
  return markup`<h3>How to read this</h3>
<p>A <em>check</em> must pass where the hypotheses hold. A <em>control</em> drops one hypothesis, or makes one mistake, and must be seen to fail: it shows that the checks can tell. A statement stands when all its checks pass and all its controls fail. The <em>margin</em> is the least (bound − value)/bound over all instances: 0 is equality, less than 0 a violation. Theorems in Coq count as evidence only in a run that checks them (<code>--proofs</code>). What backs an outcome, strongest first:</p>
<dl>
${evidenceKinds.map(kind => markup`<dt>${kind}</dt><dd>${meanings[kind]}</dd>\n`)}</dl>`
}
