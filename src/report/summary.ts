import type { VerifyResult } from '../statement/result.js'
import { clean } from '../statement/verify.js'
import { wrap } from './columns.js'
import { type Ink, plain } from './ink.js'
import { shortNumber, shortTime, typesetCount } from './number.js'
import { evidenceKinds } from './standing.js'
import { tableWidth } from './table.js'

/** A run in one sentence: "30 statements: all 112 checks passed, all 58 controls failed as they must." */
export function summarySentence({ summary }: VerifyResult): string {
  const { checks, checks_passed, controls, controls_failed_as_they_must } = summary
  return (
    `${counted(summary.statements, 'statement')}: ` +
    `${share(checks_passed, checks)} ${plural(checks, 'check')} passed, ` +
    `${share(controls_failed_as_they_must, controls)} ${plural(controls, 'control')} ` +
    `failed as ${controls === 1 ? 'it' : 'they'} must.`
  )
}

/** What is below the table, at most 80 columns wide. */
export function summaryLines(result: VerifyResult, ink: Ink = plain): string[] {
  const { summary, times } = result
  const good = clean(result)
  return [
    ...wrap(summarySentence(result), tableWidth, good ? '✓ ' : '✗ ', 2).map(
      good ? ink.good : ink.bad,
    ),
    ...wrap(`Checks: ${byKind(summary.by_kind)}.`, tableWidth, '  ', 2),
    ...wrap(`Controls: ${byKind(summary.controls_by_kind)}.`, tableWidth, '  ', 2),
    ...wrap(
      `Statistical tests: false-alarm probability at most ${shortNumber(summary.false_alarm)} ` +
        `of a budget of ${shortNumber(summary.budget)}, ` +
        `miss probability at most ${shortNumber(summary.miss)}.`,
      tableWidth,
      '  ',
      2,
    ),
    `  Time: ${shortTime(times.total)}.`,
  ]
}

/** "129 exact, 29 numerical". */
function byKind(counts: VerifyResult['summary']['by_kind']): string {
  const kinds = evidenceKinds.filter(kind => counts[kind] > 0)
  return kinds.map(kind => `${typesetCount(counts[kind])} ${kind}`).join(', ') || 'none'
}

function share(part: number, whole: number): string {
  if (part === whole) return whole > 1 ? `all ${typesetCount(whole)}` : typesetCount(whole)
  return `${typesetCount(part)} of ${typesetCount(whole)}`
}

function counted(n: number, noun: string): string {
  return `${typesetCount(n)} ${plural(n, noun)}`
}

function plural(n: number, noun: string): string {
  return n === 1 ? noun : `${noun}s`
}
