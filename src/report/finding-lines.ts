import type { Finding } from '../experiment/index.js'
import { columns, left, right, wrap } from './columns.js'
import { type Ink, plain } from './ink.js'
import { tableWidth } from './table.js'

const gap = 2

/** A finding on at most 80 columns: a table, or where it is wider a paragraph a row. */
export function findingLines({ title, note, head, rows }: Finding, ink: Ink = plain): string[] {
  const widths = head.map((text, i) =>
    Math.max(columns(text), ...rows.map(row => columns(row[i] ?? ''))),
  )
  const total = widths.reduce((sum, width) => sum + width + gap, -gap)
  const line = (cells: readonly string[]) =>
    cells
      .map((text, i) => (i === 0 ? left(text, widths[i]!) : right(text, widths[i]!)))
      .join(' '.repeat(gap))
  const body =
    total <= tableWidth
      ? [ink.faint(line(head)), ...rows.map(line)]
      : rows.flatMap(row => paragraph(head, row))
  return [...wrap(title, tableWidth), ...wrap(note, tableWidth).map(ink.faint), '', ...body]
}

function paragraph(head: readonly string[], [name = '', ...cells]: readonly string[]): string[] {
  const parts = cells.flatMap((text, i) => (text === '' ? [] : [`${head[i + 1]} ${text}`]))
  return wrap(`${name}: ${parts.join('; ')}`, tableWidth, '', 4)
}
