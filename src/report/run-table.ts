import type { ArmSummary } from '../experiment/index.js'
import { columns, left, right, wrap } from './columns.js'
import { durationText } from './duration.js'
import { type Ink, plain } from './ink.js'
import { signText } from './measured.js'
import { digits, pathsText } from './run-numbers.js'
import { tableWidth } from './table.js'

const share = (value: number | undefined) =>
  value === undefined ? '–' : `${(100 * value).toFixed(1)} %`
const armWidth = 26

/** The arms of a run, lines of at most 80 columns: medians over the seeds that are finished. */
export function runTableLines(arms: readonly ArmSummary[], ink: Ink = plain): string[] {
  const row = (name: string, ...cells: readonly string[]) =>
    [left(name, armWidth), ...cells.map(cell => right(cell, 9))].join('')
  return [
    'medians over finished paths; rough: mean |Δ train loss| between readings;',
    'wobble: sd of it over the last half; gap: |Δθ| between readings; final, best:',
    'test loss',
    '',
    ink.faint(row('', 'rough', 'wobble', 'gap', 'final', 'best', 'right')),
    ...arms.flatMap(arm => {
      const cells = [arm.roughness, arm.wobble, arm.gap, arm.final, arm.best].map(digits)
      const maps = `${arm.applications.toLocaleString('en-US')} maps, ${durationText(arm.seconds)}`
      const lost = arm.finished < arm.wanted ? `; finished ${pathsText(arm)}` : ''
      const against = arm.signs
        ? `; smoother ${signText(arm.signs.roughness)}; lower at the end ${signText(arm.signs.final)}`
        : ''
      const more = wrap(`${maps}${lost}${against}`, tableWidth, '  ', 4)
      const numbers = (name: string) => row(name, ...cells, share(arm.accuracy))
      const isLong = columns(arm.arm) >= armWidth
      const first = isLong ? [...wrap(arm.arm, tableWidth), numbers('')] : [numbers(arm.arm)]
      return [...first, ...more.map(ink.faint)]
    }),
  ]
}
