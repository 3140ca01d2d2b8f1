import type { CheckResult, ControlResult, StatementResult } from '../statement/result.js'
import { figureSvg } from './figure-svg.js'
import { theoremsList } from './html-theorems.js'
import { Markup, markup, wellFormed } from './markup.js'
import { mathml } from './math.js'
import { typesetCount, typesetNumber } from './number.js'
import { prose } from './prose.js'
import { shortVerdict } from './standing.js'

/** The id of a statement's section in the page, which is also how it is linked to. */
export function anchor(id: string): string {
  return encodeURIComponent(wellFormed(id))
}

/** A statement's verdict, set off. */
export function badge(result: StatementResult): Markup {
  return markup`<span class="badge ${shortVerdict[result.verdict]}">${result.verdict}</span>`
}

/** ✓ or ✗, with the words for it for those who do not see it. */
export function mark(good: boolean, words: string): Markup {
  const [kind, sign] = good ? ['good', '✓'] : ['bad', '✗']
  return markup`<span class="${kind}" role="img" aria-label="${words}">${sign}</span>`
}

/** The section of a statement: what is claimed, what is true, how it was tried, and how it went. */
export function statementSection(result: StatementResult): Markup {
  const { hypotheses, printed, correction, checks, controls, figures } = result
  return markup`
<section id="${anchor(result.id)}">
<header>
<h2>${prose(result.title)}</h2>
<p class="quiet"><code>${result.id}</code> · ${result.source} · ${badge(result)}</p>
</header>
<p>${prose(result.claim)}</p>
${formula(result.tex)}
${hypotheses.length > 0 ? hypothesesList(hypotheses) : undefined}
${printed === undefined ? undefined : markup`<p class="printed"><strong>As printed.</strong> ${prose(printed)}</p>`}
${correction === undefined ? undefined : markup`<p class="correction"><strong>Correction.</strong> ${prose(correction)}</p>`}
${checks.length > 0 ? tries('Checks, which must pass', 'check', checks.map(checkRow)) : undefined}
${controls.length > 0 ? tries('Controls, which must fail', 'control', controls.map(controlRow)) : undefined}
${theoremsList(result)}
${figures.map(
  figure => markup`
<figure>
${new Markup(figureSvg(figure))}
<figcaption><strong>${prose(figure.title)}.</strong> ${prose(figure.caption)}</figcaption>
</figure>`,
)}
</section>`
}

function formula(tex: string): Markup | undefined {
  return tex.trim() === ''
    ? undefined
    : markup`<div class="formula">${new Markup(mathml(tex, true))}</div>`
}

function hypothesesList(hypotheses: readonly string[]): Markup {
  return markup`<h3>Hypotheses</h3>
<ul>
${hypotheses.map(text => markup`<li>${prose(text)}</li>\n`)}</ul>`
}

function tries(title: string, noun: string, rows: readonly Markup[]): Markup {
  return markup`<h3>${title}</h3>
<table class="tries">
<thead><tr><th scope="col" aria-label="outcome"></th><th scope="col">${noun}</th><th scope="col">evidence</th><th scope="col">measured</th></tr></thead>
<tbody>${rows}
</tbody>
</table>`
}

function checkRow(check: CheckResult): Markup {
  return row(mark(check.passed, check.passed ? 'passed' : 'failed'), check)
}

function controlRow(control: ControlResult): Markup {
  const good = control.failed_as_it_must
  return row(mark(good, good ? 'failed as it must' : 'did not fail'), control)
}

function row(outcome: Markup, tried: Omit<CheckResult, 'passed'>): Markup {
  return markup`
<tr><td class="mark">${outcome}</td><td>${prose(tried.name)}<span class="detail">${prose(tried.detail)}</span></td><td class="kind">${tried.kind}</td><td class="measure">${measured(tried)}</td></tr>`
}

/** The numbers of a check. */
function measured({ instances, margin, pValue, rates }: Omit<CheckResult, 'passed'>): Markup {
  const numbers = [
    instances !== undefined && `${typesetCount(instances)} instance${instances === 1 ? '' : 's'}`,
    margin !== undefined && `margin ${typesetNumber(margin)}`,
    pValue !== undefined && `p-value ${typesetNumber(pValue)}`,
    rates && `false alarm ≤ ${typesetNumber(rates.falseAlarm)}`,
    rates && `miss ≤ ${typesetNumber(rates.miss)}`,
    rates && `detects ≥ ${typesetNumber(rates.detectable)}`,
    rates && `${typesetCount(rates.samples)} samples`,
  ].filter(number => typeof number === 'string')
  return markup`${numbers.map(number => markup`<span>${number}</span> `)}`
}
