import { mathStyle } from './math.js'

/** The style sheet of the report: one column of serif text, light or dark, fit for print. */
export const pageStyle = `
:root {
  color-scheme: light dark;
  --paper: #fdfcf9; --ink: #1d1f23; --quiet: #5d6168; --line: #dcd9d1; --tint: #f3f1ea;
  --link: #00548f; --good: #116b3a; --bad: #b3261e; --note: #8a5200;
}
@media screen and (prefers-color-scheme: dark) {
  :root {
    --paper: #17191d; --ink: #e4e2dd; --quiet: #a3a6ad; --line: #363a42; --tint: #1f2228;
    --link: #7fbcf0; --good: #6fd09a; --bad: #ff9089; --note: #ecb765;
  }
}
* { box-sizing: border-box }
html { -webkit-text-size-adjust: 100% }
body {
  margin: 0 auto; padding: 2.5rem 1.25rem 5rem; max-width: 47rem;
  background: var(--paper); color: var(--ink);
  font: 1.06rem/1.55 'STIX Two Text', 'Iowan Old Style', 'Palatino Linotype', Palatino, 'Source Serif 4', Georgia, serif;
  font-variant-numeric: lining-nums; overflow-wrap: break-word;
}
h1, h2, h3 { line-height: 1.2; font-weight: 600; text-wrap: balance }
h1 { font-size: 2.1rem; margin: 0 0 .3rem }
h2 { font-size: 1.45rem; margin: 0 }
h3 { font-size: 1.02rem; margin: 1.8rem 0 .4rem }
p { margin: .7rem 0 }
a { color: var(--link); text-decoration-thickness: 1px; text-underline-offset: .15em }
sub, sup { font-size: .72em; line-height: 0 }
code, .number { font-variant-numeric: lining-nums tabular-nums }
code { font: .88em ui-monospace, 'SF Mono', Menlo, Consolas, monospace }
.quiet { color: var(--quiet) }
.good { color: var(--good) }
.bad { color: var(--bad) }
.overall { margin: 1.4rem 0; padding: .8rem 1.1rem; border-left: 4px solid; background: var(--tint) }
.overall p { margin: .2rem 0; color: var(--ink) }
.overall strong { font-size: 1.12rem }
.badge {
  display: inline-block; padding: 0 .55em; border: 1px solid; border-radius: 1em;
  font: .78rem/1.6 system-ui, sans-serif; white-space: nowrap;
}
.badge.amended { color: var(--note) }
.badge.printed { color: var(--good) }
.badge.false { color: var(--bad) }
table { width: 100%; border-collapse: collapse; font-size: .94rem; line-height: 1.4 }
th, td { padding: .38rem .6rem .38rem 0; border-bottom: 1px solid var(--line); text-align: left; vertical-align: baseline }
thead th { font-weight: 500; font-size: .85rem; color: var(--quiet) }
tbody th { font-weight: 400 }
td:last-child, th:last-child { padding-right: 0 }
.right { text-align: right; white-space: nowrap }
td.mark { width: 1.4em; font-family: system-ui, sans-serif }
td.measure { color: var(--quiet) }
td.measure span { display: block; white-space: nowrap }
.tries th:nth-child(3) { width: 6rem }
.tries th:nth-child(4) { width: 10.5rem }
.detail { display: block; color: var(--quiet) }
.nowrap { white-space: nowrap }
.methods td.detail { display: table-cell; padding-left: 1.2em; font-size: .88rem }
.methods tr.figure td { border-bottom: 0; padding-bottom: 0 }
section { margin-top: 3.5rem; padding-top: 1.6rem; border-top: 1px solid var(--line) }
section > header p { margin: .35rem 0 }
.formula { margin: 1rem 0; padding: .2rem 0; overflow-x: auto; overflow-y: hidden; font-size: 1.08em }
.correction { margin: 1.2rem 0; padding: .3rem 1.1rem; border-left: 3px solid var(--note) }
ul { margin: .4rem 0; padding-left: 1.3rem }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .2rem 1rem; font-size: .94rem }
dt { color: var(--quiet) }
dd { margin: 0 }
figure { margin: 1.8rem 0 }
figcaption { margin-top: .5rem; font-size: .94rem; line-height: 1.45 }
@media (max-width: 40rem) {
  body { padding: 1.5rem 1rem 3rem; font-size: 1rem }
  h1 { font-size: 1.7rem }
  .wide { display: none }
  .tries, .tries tbody { display: block }
  .tries thead { display: none }
  .tries tr { display: grid; grid-template-columns: 1.6em 1fr; padding: .5rem 0; border-bottom: 1px solid var(--line) }
  .tries td { padding: 0; border: 0 }
  .tries td.kind, .tries td.measure { grid-column: 2; font-size: .88rem }
  td.measure span { display: inline }
  td.measure span:not(:last-child)::after { content: ' ·' }
}
@media print {
  :root { --paper: #fff; --ink: #000; --tint: #fff }
  body { max-width: none; padding: 0; font-size: 10.5pt }
  section { break-before: auto }
  figure, tr, .formula, .correction { break-inside: avoid }
  h2, h3, section > header { break-after: avoid }
  a { color: inherit; text-decoration: none }
}
${mathStyle}
`.trim()
