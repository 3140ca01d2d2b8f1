import { left, right } from '../../src/report/columns.js'
import type { CaseResult, Outcome, Row } from './ratios.js'

/** Seconds, in the unit that suits them. */
export function timeText(seconds: number): string {
  const [unit, size] = (
    [
      ['s', 1],
      ['ms', 1e-3],
      ['µs', 1e-6],
      ['ns', 1e-9],
    ] as const
  ).find(([, least]) => seconds >= least) ?? ['ns', 1e-9]
  return `${Number((seconds / size).toPrecision(3))} ${unit}`
}

export const ratioText = (ratio: number): string =>
  ratio >= 100 ? String(Math.round(ratio)) : ratio.toPrecision(ratio >= 1 ? 3 : 2)

export function spreadText({ ratio }: Row): string {
  return ratio
    ? `${ratioText(ratio.median)} [${ratioText(ratio.low)}, ${ratioText(ratio.high)}]`
    : ''
}

export function targetText(target: Outcome): string {
  const verdict = { true: 'reached', false: 'missed', undefined: 'not measured' }[
    `${target.reached}` as 'true'
  ]
  if ('within' in target) return `target ≤ ${timeText(target.within)}: ${verdict}`
  const { against, least, by, open } = target
  const whom = against ? against.join(' and ') : 'the fastest peer'
  const who = by && against?.length !== 1 ? ` (${by})` : ''
  const near = open ? ', within the interval' : ''
  return `target ≥ ${least} against ${whom}: ${verdict}${near}${who}`
}

/** A case as lines for a terminal. */
export function caseLines({ title, unit, rows, targets, findings }: CaseResult): string[] {
  return [
    title,
    ...rows.flatMap(row => {
      const name = `  ${row.name}`
      if (row.missing !== undefined) return [`${name}: missing: ${row.missing}`]
      const time = row.time ? timeText(row.time.median) : ''
      const line = `${left(name, 44)}${right(time, 10)} / ${left(unit, 18)}${spreadText(row)}`
      return [line.trimEnd(), ...row.notes.map(note => `      ${note}`)]
    }),
    ...findings.map(finding => `  ${finding}`),
    ...targets.map(target => `  ${targetText(target)}`),
  ]
}
