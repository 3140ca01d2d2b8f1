import { isRefusal, type MethodResult, type Row, type Study } from '../check/study/study.js'
import type { Interval, Kind } from '../estimate/estimate.js'
import { figureSvg } from './figure-svg.js'
import { Markup, markup } from './markup.js'
import { shortTime, typesetCount, typesetNumber } from './number.js'
import { prose } from './prose.js'
import { consequenceMarks } from './study-lines.js'
import { pageStyle } from './style.js'

/** Estimates of a random map as one HTML page that needs nothing else. */
export function studyHtml(study: Study): string {
  const { results, consequences, disagreements, figures, rates, times } = study
  const page = markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="retrograde ${study.version}">
<title>Retrograde: how contractive is ${study.subject}?</title>
<style>
${new Markup(pageStyle)}
</style>
</head>
<body>
<header>
<h1>${study.subject}</h1>
<p>${prose(study.map)} on ${study.space}, ${study.sampling}, from ${study.start}.</p>
<p>Constants on ${study.region}; of ${study.maps}.</p>
<p class="quiet">Retrograde ${study.version}, seed ${study.seed}, budget ${shortTime(1000 * study.budget)}; it took ${shortTime(times.total)}.</p>
</header>
<main>
<section>
<h2>What follows</h2>
<table class="tries"><tbody>${consequences.map(
    ({ theorem, standing, because }) => markup`
<tr><td class="mark"><span class="${tones[standing]}" role="img" aria-label="${standing}">${consequenceMarks[standing]}</span></td><td>${prose(theorem)}<span class="detail">${prose(because)}</span></td><td class="kind">${standing}</td></tr>`,
  )}
</tbody></table>
${disagreements.map(text => markup`<p class="bad">${prose(text)}</p>\n`)}
${rateTable(rates)}
</section>
<section>
<h2>Figures of each method</h2>
<table class="methods">
<thead><tr><th scope="col">method</th><th scope="col">kind</th><th scope="col" class="right">value</th><th scope="col">interval</th><th scope="col" class="right wide">evaluations</th><th scope="col" class="right wide">time</th></tr></thead>
<tbody>${results.flatMap((result, i) => methodRows(result, times.by_method[result.name] ?? 0, results[i - 1]?.rows.at(-1)))}
</tbody></table>
</section>
<section>
<h2>Pictures</h2>${figures.map(
    figure => markup`
<figure>
${new Markup(figureSvg(figure))}
<figcaption><strong>${prose(figure.title)}.</strong> ${prose(figure.caption)}</figcaption>
</figure>`,
  )}
</section>
</main>
</body>
</html>
`
  return page.html
}

const tones = { proved: 'good', estimated: 'good', 'does not apply': 'bad', open: 'quiet' } as const

function methodRows({ rows, cut }: MethodResult, ms: number, before: Row | undefined): Markup[] {
  return rows.map((row, i) => {
    const last = i === 0 ? before : rows[i - 1]
    const heading =
      row.quantity === last?.quantity
        ? []
        : markup`\n<tr><th colspan="6" scope="colgroup"><strong>${prose(row.quantity)}</strong></th></tr>`
    const time = i === 0 ? shortTime(ms) : ''
    return markup`${heading}\n${oneRow(row, time, cut && i === rows.length - 1)}`
  })
}

function oneRow(row: Row, time: string, cut: boolean): Markup {
  const count = markup`<td class="right wide">${typesetCount(row.evaluations)}</td><td class="right wide nowrap">${time}</td>`
  if (isRefusal(row)) {
    return markup`<tr class="figure"><td>${row.method}</td><td>refused</td><td></td><td></td>${count}</tr>${said([row.source, row.refused])}`
  }
  const { method, source, kind, value, interval, detail } = row
  const words = [source, detail, cut ? 'cut short by the budget' : undefined]
  return markup`<tr class="figure"><td>${method}</td><td class="nowrap">${kind}</td><td class="right number nowrap">${typesetNumber(value, 6)}</td><td class="number nowrap">${interval ? intervalText(interval, kind) : ''}</td>${count}</tr>${said(words)}`
}

function said(words: readonly (string | undefined)[]): Markup {
  return markup`<tr><td colspan="6" class="detail">${prose(words.filter(Boolean).join(': '))}</td></tr>`
}

function intervalText({ low, high, confidence }: Interval, kind: Kind): string {
  const ends = `[${typesetNumber(low, 5)}, ${typesetNumber(high, 5)}]`
  if (confidence < 1) return `${ends} ${Number((100 * confidence).toPrecision(4))} %`
  return kind === 'certificate' ? `${ends} proved` : ends
}

function rateTable(rates: Study['rates']): Markup | string {
  if (rates.length === 0) return ''
  return markup`<h3>Learning rates</h3>
<table><thead><tr><th scope="col">rate</th><th scope="col" class="right">h</th></tr></thead><tbody>${rates.map(
    ({ name, h, because }) => markup`
<tr><td>${prose(name)}<span class="detail">${prose(because)}</span></td><td class="right number">${typesetNumber(h, 5)}</td></tr>`,
  )}
</tbody></table>`
}
