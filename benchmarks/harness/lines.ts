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

export function targetText({ against, least, reached, by }: Outcome): string {
  const whom = against ? against.join(', ') : 'the fastest peer'
  const what = `target ≥ ${least} against ${whom}`
  if (reached === undefined) return `${what}: not measured`
  return `${what}: ${reached ? 'reached' : 'missed'}${against?.length === 1 ? '' : ` (${by})`}`
}

/** A case as lines for a terminal. */
export function caseLines({ title, unit, rows, targets }: CaseResult): string[] {
  return [
    title,
    ...rows.flatMap(row => {
      const name = `  ${row.name}`
      if (row.missing !== undefined) return [`${name}: missing: ${row.missing}`]
      const time = row.time ? timeText(row.time.median) : ''
      const line = `${left(name, 44)}${right(time, 10)} a ${left(unit, 20)}${spreadText(row)}`
      return [line.trimEnd(), ...row.notes.map(note => `      ${note}`)]
    }),
    ...targets.map(target => `  ${targetText(target)}`),
  ]
}
