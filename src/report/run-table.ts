import type { ArmSummary, SignTest } from '../experiment/index.js'
import { left, right, wrap } from './columns.js'
import { durationText } from './duration.js'
import { type Ink, plain } from './ink.js'
import { tableWidth } from './table.js'

const number = (value: number | undefined) => (value === undefined ? '–' : value.toPrecision(3))
const share = (value: number | undefined) =>
  value === undefined ? '–' : `${(100 * value).toFixed(1)} %`
const armWidth = 26

/** The arms of a run, two lines of at most 80 columns each but the first: medians over seeds. */
export function runTableLines(arms: readonly ArmSummary[], ink: Ink = plain): string[] {
  const row = (name: string, ...cells: readonly string[]) =>
    [left(name, armWidth), ...cells.map(cell => right(cell, 9))].join('')
  return [
    'medians over seeds; rough: mean |Δ train loss| between readings; wobble: sd of',
    'it over the last half; gap: |Δθ| between readings; final, best: test loss',
    '',
    ink.faint(row('', 'rough', 'wobble', 'gap', 'final', 'best', 'right')),
    ...arms.flatMap(arm => {
      const cells = [arm.roughness, arm.wobble, arm.gap, arm.final, arm.best].map(number)
      const count = `${arm.applications.toLocaleString('en-US')} maps, ${durationText(arm.seconds)}`
      const lost = arm.diverged > 0 ? `; ${arm.diverged} of ${arm.paths.length} diverged` : ''
      const against = arm.signs
        ? `; smoother ${signText(arm.signs.roughness)}; lower at the end ${signText(arm.signs.final)}`
        : ''
      const more = wrap(`${count}${against}${lost}`, tableWidth, '  ', 4)
      return [row(arm.arm, ...cells, share(arm.accuracy)), ...more.map(ink.faint)]
    }),
  ]
}

/** "5 of 5 (p .063)": how many pairs are below, and the probability of a count as uneven. */
export function signText({ below, above, p }: SignTest): string {
  return `${below} of ${below + above} (p ${p.toPrecision(2).replace(/^0/, '')})`
}
