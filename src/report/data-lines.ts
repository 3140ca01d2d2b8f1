import type { CheckedDataSet } from '../tensor/data/check-data-set.js'
import type { DataSource, Finding } from '../tensor/data/data-source.js'
import { columns, left, right, wrap } from './columns.js'
import { type Ink, plain } from './ink.js'
import { tableWidth } from './table.js'

/** A data set, and where it was found. */
export interface ListedDataSet {
  readonly source: DataSource
  readonly finding: Finding
}

/** The data sets, two lines or more each, at most 80 columns wide. */
export function dataLines(listed: readonly ListedDataSet[], ink: Ink = plain): string[] {
  return [
    ink.faint(`  ${row('data set', 'train', 'test', 'shape', 'classes', 'size')}`),
    ...listed.flatMap(({ source, finding }) => {
      const { name, rows, shape, classes } = source
      const size = finding.status === 'missing' ? downloadSize(source) : bytesShown(finding.bytes)
      const cells = [rows.train, rows.test, shape.join('×'), classes ?? '–', size].map(String)
      return [
        `${mark(finding, ink)} ${row(name, ...cells)}`,
        ...wrap(source.about, tableWidth, '    ', 4),
        ...wrap(whereabouts(finding), tableWidth, '    ', 4),
      ]
    }),
  ]
}

/** What `check` saw: a line or more a data set, at most 80 columns wide. */
export function checkedDataLines(checked: readonly CheckedDataSet[], ink: Ink = plain): string[] {
  return checked.flatMap(({ name, finding, faults }) => {
    if (faults.length > 0) {
      return faults.flatMap(fault => wrap(fault, tableWidth, '✗ ', 4).map(ink.bad))
    }
    const against = finding.status === 'missing' ? undefined : finding.against
    const said = against ? `; checked against ${against}` : ''
    const [first, ...rest] = wrap(`${name}: ${whereabouts(finding)}${said}`, tableWidth, '  ', 4)
    return [mark(finding, ink) + first!.slice(1), ...rest]
  })
}

function mark({ status }: Finding, ink: Ink): string {
  return { there: ink.good('✓'), partial: '◐', missing: ink.faint('·') }[status]
}

function whereabouts(finding: Finding): string {
  if (finding.status === 'missing') return `missing: ${finding.remedy}`
  const { partial, where } = finding
  return partial ? `partial, ${partial}: ${where}` : where
}

/** "170 MB to fetch", or a dash. */
function downloadSize({ publication }: DataSource): string {
  if (!publication) return '–'
  return `${bytesShown(publication.files.reduce((sum, { bytes }) => sum + bytes, 0))} to fetch`
}

/** Megabytes to three digits; a dash for none. */
const bytesShown = (bytes: number): string =>
  bytes === 0 ? '–' : `${Number((bytes / 1e6).toPrecision(3))} MB`

const widths = [18, 6, 6, 10, 8] as const

function row(name: string, ...cells: readonly string[]): string {
  const [first, ...rest] = widths
  const middle = rest.map((width, i) => right(cells[i]!, width))
  const last = right(cells.at(-1)!, tableWidth - 2 - widths.reduce((sum, w) => sum + w + 1, 0))
  return [left(name, Math.max(first, columns(name))), ...middle, last].join(' ')
}
