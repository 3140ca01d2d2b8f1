import {
  type Consequence,
  isRefusal,
  type MethodResult,
  type Rate,
  type Row,
  type Study,
} from '../check/study/study.js'
import type { Interval } from '../estimate/estimate.js'
import { columns, cut, left, oneLine, right, wrap } from './columns.js'
import { type Ink, plain } from './ink.js'
import { shortNumber, shortTime } from './number.js'
import { tableWidth } from './table.js'

/** ✓ proved, ≈ estimated, ✗ does not apply, · open. */
export const consequenceMarks: Readonly<Record<Consequence['standing'], string>> = {
  proved: '✓',
  estimated: '≈',
  'does not apply': '✗',
  open: '·',
}

const intervalWidth = 21

/** What is above the table. */
export function studyHeaderLines(
  study: Pick<
    Study,
    'version' | 'subject' | 'map' | 'space' | 'region' | 'maps' | 'seed' | 'budget'
  >,
  ink: Ink = plain,
): string[] {
  const { version, subject, map, space, region, maps, seed, budget } = study
  return [
    cut(
      `retrograde ${oneLine(version)}: estimate ${oneLine(subject)}, seed ${seed}, budget ${shortTime(1000 * budget)}`,
      tableWidth,
    ),
    ...wrap(`${map} on ${space}`, tableWidth, '', 2),
    ...wrap(`constants on ${region}; of ${maps}`, tableWidth, '', 2),
    '',
    'intervals: proved of a certificate; what is computed, up to rounding; else 95 %',
    '',
    ink.faint(line('method', 'kind', 'value', 'interval', 'evals', 'time')),
  ]
}

/** What one method found: a line a figure, under the quantity it is of, then where it is from. */
export function methodLines(
  { rows, cut: short }: MethodResult,
  ms: number,
  before: string | undefined,
  ink: Ink = plain,
): string[] {
  let quantity = before
  return rows.flatMap((row, i) => {
    const heading = row.quantity === quantity ? [] : [oneLine(row.quantity)]
    quantity = row.quantity
    const time = i === 0 ? shortTime(ms) : ''
    const cutShort = short && i === rows.length - 1 ? 'cut short by the budget' : undefined
    return [...heading, ...rowLines(row, time, cutShort, ink)]
  })
}

function rowLines(row: Row, time: string, cutShort: string | undefined, ink: Ink): string[] {
  const evaluations = shortCount(row.evaluations)
  if (isRefusal(row)) {
    return [
      line(row.method, 'refused', '', '', evaluations, time),
      ...said(`${row.source}: ${row.refused}`, ink),
    ]
  }
  const { method, kind, value, interval, detail, source } = row
  const text = [source, detail].filter(Boolean).join(': ')
  return [
    line(method, kind, fitting(value), interval ? intervalText(interval) : '', evaluations, time),
    ...said([text, cutShort].filter(Boolean).join('; '), ink),
  ]
}

const said = (text: string, ink: Ink) => wrap(text, tableWidth, '    ', 4).map(ink.faint)

const line = (
  method: string,
  kind: string,
  value: string,
  interval: string,
  evaluations: string,
  time: string,
) =>
  [
    `  ${left(method, 20)}`,
    left(kind, 11),
    right(value, 10),
    left(interval, intervalWidth),
    right(evaluations, 5),
    right(time, 6),
  ]
    .join(' ')
    .trimEnd()

/** "[0.98, 0.99]", with the confidence where it is neither what most have nor sure. */
function intervalText({ low, high, confidence }: Interval): string {
  const usual = confidence === 1 || confidence === 0.95
  const written = (digits: number) =>
    `[${shortNumber(low, digits)}, ${shortNumber(high, digits)}]${usual ? '' : ` ${confidence}`}`
  return [4, 3, 2].map(written).find(text => columns(text) <= intervalWidth) ?? written(1)
}

/** A number in six digits, or as many as the column takes. */
const fitting = (value: number): string =>
  [6, 5, 4, 3, 2].map(digits => shortNumber(value, digits)).find(text => columns(text) <= 10) ??
  shortNumber(value, 1)

/** A count in at most five characters: "420", "20.0k", "1.25M". */
function shortCount(n: number): string {
  if (n < 1e4) return String(n)
  const [size, unit] =
    n < 999_500 ? [n / 1e3, 'k'] : n < 999_500_000 ? [n / 1e6, 'M'] : [n / 1e9, 'G']
  return `${size.toPrecision(3)}${unit}`
}

/** What follows, what contradicts itself, and which learning rates are recommended. */
export function studySummaryLines(study: Study, ink: Ink = plain): string[] {
  const { consequences, disagreements, rates, times } = study
  return [
    ...disagreements.flatMap(text => ['', ...wrap(text, tableWidth, '! ', 2).map(ink.bad)]),
    '',
    ink.faint('what follows    ✓ proved   ≈ estimated   ✗ does not apply   · open'),
    ...consequences.flatMap(({ theorem, standing, because }) => {
      const paint = standing === 'proved' ? ink.good : (text: string) => text
      const mark = consequenceMarks[standing]
      return [paint(`${mark} ${oneLine(theorem)}`), ...said(because, ink)]
    }),
    ...(rates.length === 0 ? [] : ['', ink.faint('learning rates'), ...rateLines(rates, ink)]),
    '',
    ...cutLines(study),
    `Time: ${shortTime(times.total)}.`,
  ]
}

const rateLines = (rates: readonly Rate[], ink: Ink) =>
  rates.flatMap(({ name, h, because }) => [
    `  ${left(oneLine(name), 54)} h = ${shortNumber(h, 5)}`,
    ...said(because, ink),
  ])

/** A run that its budget cut short is not a function of its seed alone. */
function cutLines({ results }: Study): string[] {
  const names = results.filter(({ cut: short }) => short).map(({ name }) => name)
  if (names.length === 0) return []
  return wrap(
    `Cut short by the budget: ${names.join(', ')}. Another run may cut elsewhere.`,
    tableWidth,
    '',
    2,
  )
}
