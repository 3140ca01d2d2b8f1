import type { ArmSummary, Finding, PairedSigns } from '../experiment/index.js'
import { durationText } from './duration.js'
import { type Markup, markup } from './markup.js'
import { signText } from './measured.js'

/** A number of a table: three digits. */
export const digits = (value: number | undefined): string =>
  value === undefined ? '–' : value.toPrecision(3)

/** "3 of 5", and what became of the others. */
export function pathsText({ finished, wanted, diverged }: ArmSummary): string {
  const left = wanted - finished - diverged
  const lost = [
    ...(diverged > 0 ? [`${diverged} diverged`] : []),
    ...(left > 0 ? [`${left} unfinished`] : []),
  ]
  return `${finished} of ${wanted}${lost.length > 0 ? `; ${lost.join(', ')}` : ''}`
}

const heads = [
  'finished',
  'roughness',
  'wobble',
  'gap',
  'last test loss',
  'spread',
  'best so far',
  'right',
  'maps',
  'time',
]

/** A row an arm, under the names given. */
export const numbersTable = (
  arms: readonly { readonly name: string; readonly summary: ArmSummary }[],
): Markup =>
  table(
    ['arm', ...heads],
    arms.map(({ name, summary: arm }) => [
      name,
      pathsText(arm),
      ...[arm.roughness, arm.wobble, arm.gap, arm.final, arm.spread, arm.best].map(digits),
      arm.accuracy === undefined ? '–' : `${(100 * arm.accuracy).toFixed(1)} %`,
      arm.applications.toLocaleString('en-US'),
      durationText(arm.seconds),
    ]),
  )

/** What the columns are. */
export const numbersNote = markup`<p>Medians over finished paths. <em>Roughness</em>: mean |Δ| of the training loss between successive readings. <em>Wobble</em>: the standard deviation of the training loss over the last half of a path. <em>Gap</em>: the distance ‖Δθ‖₂ of the parameters from one reading to the next, mean over the last half. <em>Spread</em>: standard deviation over seeds of the last test loss. <em>Best so far</em>: the least test loss, which is chosen by what it reports. <em>Right</em>: test accuracy at the end. <em>Maps</em> and <em>time</em>, of one thread, are sums over all paths.</p>`

/** Sign tests, a row a pair of arms. */
export const signsTable = (
  what: string,
  rows: readonly { readonly name: string; readonly signs: PairedSigns }[],
): Markup =>
  table(
    [what, 'pairs', 'smoother', 'ratio of roughness', 'lower test loss at the end'],
    rows.map(({ name, signs }) => [
      name,
      String(signs.seeds.length),
      signText(signs.roughness),
      signs.ratio === undefined ? '–' : signs.ratio.toPrecision(3),
      signText(signs.final),
    ]),
  )

export const signsNote = markup`<p>Seed by seed, over seeds in which both paths are finished: in how many the value is the lower, and p, two-sided, the probability of a count as uneven if either were as likely to be the lower. The ratio is the roughness of what is compared with over that of the row, the median of the pairs. Tests are not corrected for their number: of twenty rows without any difference one is expected at p ≤ 0.05.</p>`

/** A table with a name at the head of each row, and numbers on the right. */
export const table = (head: readonly string[], rows: readonly (readonly string[])[]): Markup =>
  markup`<div class="scroll"><table><thead><tr>${head.map((text, i) => markup`<th scope="col"${i > 0 ? right : undefined}>${text}</th>`)}</tr></thead><tbody>${rows.map(
    ([name, ...cells]) => markup`
<tr><th scope="row">${name}</th>${cells.map(text => markup`<td class="right number">${text}</td>`)}</tr>`,
  )}</tbody></table></div>`

const right = markup` class="right"`

export const findingSection = ({ title, note, head, rows }: Finding): Markup =>
  markup`<section><h2>${title}</h2><p>${note}</p><div class="scroll"><table class="finding"><thead><tr>${head.map(text => markup`<th scope="col">${text}</th>`)}</tr></thead><tbody>${rows.map(
    row => markup`
<tr>${row.map(text => markup`<td class="number">${text}</td>`)}</tr>`,
  )}</tbody></table></div></section>`
