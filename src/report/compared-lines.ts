import { wrap } from './columns.js'
import type { Compared } from './compared.js'
import { comparedSentences } from './compared-sentences.js'
import { tableWidth } from './table.js'

/** Runs beside one another on at most 80 columns. */
export function comparedLines(compared: Compared): string[] {
  const { runs, differences } = compared
  const value = (text: string) => (text.length > 60 ? `${text.slice(0, 59)}…` : text)
  const differs = differences.map(
    ({ option, values }) =>
      `${option}: ${values.map((text, i) => `${runs[i]!.letter} ${value(text)}`).join('; ')}`,
  )
  return [
    ...runs.map(({ letter, name }) => `${letter}  ${name}`),
    '',
    ...(differs.length > 0 ? ['what differs'] : ['the configurations do not differ']),
    ...differs.flatMap(text => wrap(text, tableWidth, '  ', 4)),
    '',
    ...comparedSentences(compared).flatMap(text => wrap(text, tableWidth, '', 2)),
  ]
}
