import type { Answer, CheckReport, Cost, Standing, Topic } from '../check/answer.js'
import { sound } from '../check/answer.js'
import { adviceTexts, standingMarks } from './check-lines.js'
import { figureSvg } from './figure-svg.js'
import { Markup, markup } from './markup.js'
import { shortTime, typesetCount, typesetNumber } from './number.js'
import { prose } from './prose.js'
import { pageStyle } from './style.js'

/** A check of a random map as one HTML page that needs nothing else. */
export function checkHtml(report: CheckReport): string {
  const { answers, advice, figures } = report
  const topics = [...new Set(answers.map(({ topic }) => topic))]
  const page = markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="retrograde ${report.version}">
<title>Retrograde: ${report.subject}</title>
<style>
${new Markup(pageStyle)}
</style>
</head>
<body>
<header>
<h1>${report.subject}</h1>
<p>${prose(report.map)} on ${report.space}, ${report.sampling}, from ${report.start}.</p>
<p class="quiet">Retrograde ${report.version}, ${report.quick ? 'quick' : 'full'} run, seed ${report.seed}.</p>
${overall(report)}
</header>
<main>
${topics.map(topic => section(topic, answers))}
<section>
<h2>What to do</h2>
${adviceTexts(advice).map(text => markup`<p>${prose(text)}</p>\n`)}
${costTable(advice.steps, advice.costs)}
</section>
${figures.map(
  figure => markup`
<figure>
${new Markup(figureSvg(figure))}
<figcaption><strong>${prose(figure.title)}.</strong> ${prose(figure.caption)}</figcaption>
</figure>`,
)}
</main>
</body>
</html>
`
  return page.html
}

function overall(report: CheckReport): Markup {
  const good = sound(report)
  const count = (standing: Standing) => report.answers.filter(a => a.standing === standing).length
  return markup`<div class="overall ${good ? 'good' : 'bad'}">
<strong>${good ? 'Nothing that is claimed is refuted' : 'A claim is refuted'}</strong>
<p>${count('holds')} claims hold, ${count('refuted')} are refuted, ${count('open')} are open: neither shown nor refuted.</p>
<p>The statistical tests together raise a false alarm with probability at most ${typesetNumber(report.false_alarm)}. The run took ${shortTime(report.times.total)}.</p>
</div>`
}

function section(topic: Topic, answers: readonly Answer[]): Markup {
  return markup`<section>
<h2>${topic.charAt(0).toUpperCase()}${topic.slice(1)}</h2>
<table class="tries">
<thead><tr><th scope="col" aria-label="standing"></th><th scope="col">claim</th><th scope="col">evidence</th><th scope="col">measured</th></tr></thead>
<tbody>${answers.filter(answer => answer.topic === topic).map(row)}
</tbody>
</table>
</section>`
}

function row({ claim, standing, kind, detail, claimed, pValue, rates }: Answer): Markup {
  const tone = standing === 'holds' ? 'good' : standing === 'open' ? 'quiet' : claimed ? 'bad' : ''
  const numbers = [
    pValue !== undefined && `p-value ${typesetNumber(pValue)}`,
    rates && `false alarm ≤ ${typesetNumber(rates.falseAlarm)}`,
    rates && `miss ≤ ${typesetNumber(rates.miss)}`,
    rates && `detects ≥ ${typesetNumber(rates.detectable)}`,
    rates && `${typesetCount(rates.samples)} samples`,
  ].filter(number => typeof number === 'string')
  return markup`
<tr><td class="mark"><span class="${tone}" role="img" aria-label="${standing}">${standingMarks[standing]}</span></td><td>${prose(claim)}<span class="detail">${prose(detail)}</span></td><td class="kind">${kind ?? '–'}</td><td class="measure">${numbers.map(number => markup`<span>${number}</span> `)}</td></tr>`
}

function costTable(steps: number, costs: readonly Cost[]): Markup {
  return markup`<table>
<thead><tr><th scope="col">all n ≤ ${typesetCount(steps)}</th><th scope="col" class="right">applications</th><th scope="col" class="right">compositions</th></tr></thead>
<tbody>
${costs.map(({ order, applications, compositions }) => markup`<tr><th scope="row">${order}</th><td class="right">${typesetCount(applications)}</td><td class="right">${typesetCount(compositions)}</td></tr>\n`)}</tbody>
</table>`
}
