import { Markup, markup } from './markup.js'
import type { RunFigure } from './run-figures.js'
import { pageStyle } from './style.js'

/** A page about runs, that needs nothing else; printed, its figures have letters of at least 8 points. */
export function runPage(version: string, name: string, body: Markup): string {
  const page = markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="retrograde ${version}">
<title>Retrograde: ${name}</title>
<style>
${new Markup(pageStyle)}
${new Markup(style)}
</style>
</head>
<body>
${body}
</body>
</html>
`
  return page.html
}

const style = `
body { max-width: 62rem }
p, dl, .overall { max-width: 47rem }
main > section:first-child { margin-top: 2rem }
.scroll { overflow-x: auto }
.overall dl { grid-template-columns: 1fr; gap: .1rem; font-size: 1rem }
.overall dd + dt { margin-top: .6rem }
.overall dd { color: var(--ink) }
td, th { padding-right: .8rem }
thead th.right { white-space: normal; vertical-align: bottom }
.retrograde-grid { max-width: none }
@page { margin: 14mm }
@media print {
  .retrograde-grid { max-width: 100% }
  .scroll { overflow: visible }
  table { font-size: 8.5pt }
  td, th { padding-right: .45rem }
  thead th { font-size: 8pt }
  .right { white-space: normal }
  section { margin-top: 1.6rem }
}
`.trim()

/** Figures one below the other, each under its title. */
export const figuresSection = (figures: readonly RunFigure[], caption: string): Markup =>
  markup`<p>${caption}</p>${figures.map(
    ({ title, svg }) => markup`
<figure><h3>${title}</h3><div class="scroll">${new Markup(svg)}</div></figure>`,
  )}`
