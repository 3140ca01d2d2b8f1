import type { StatementResult, VerifyResult } from '../statement/result.js'
import { stands } from '../statement/verify.js'
import { columns, cut, left, oneLine, right, wrap } from './columns.js'
import { type Ink, plain } from './ink.js'
import { shortNumber, shortTime } from './number.js'
import { closestCall, evidenceKinds, kindsOf, shortVerdict } from './standing.js'

/** No line of the table is wider than this. */
export const tableWidth = 80

/** One letter a kind of evidence, strongest first: Proof, eXact, Numerical, Statistical, Empirical. */
const letters = {
  proof: 'P',
  exact: 'X',
  numerical: 'N',
  statistical: 'S',
  empirical: 'E',
} as const

/** What is above the table: the run, and what its short words mean. */
export function headerLines(
  run: Pick<VerifyResult, 'version' | 'seed' | 'quick'>,
  ink: Ink = plain,
): string[] {
  const size = run.quick ? 'quick' : 'full'
  return [
    cut(`retrograde ${oneLine(run.version)}: verify, ${size}, seed ${run.seed}`, tableWidth),
    'verdict   holds as printed, holds as amended, or false as printed',
    'evidence  P proof, X exact, N numerical, S statistical, E empirical',
    'worst     m least margin (bound − value)/bound, else p least p-value',
    '',
    ink.faint(row(' ', 'id', 'title', 'verdict', 'evid.', 'worst', 'time')),
  ]
}

/** A statement in one line of at most 80 columns; `ms` is the time it took. */
export function statementLine(result: StatementResult, ms: number, ink: Ink = plain): string {
  const kinds = kindsOf(result)
  const evidence = evidenceKinds.map(kind => (kinds.includes(kind) ? letters[kind] : '·')).join('')
  const call = closestCall(result)
  const worst = call ? `${call.of === 'margin' ? 'm' : 'p'} ${shortNumber(call.value, 2)}` : '–'
  const good = stands(result)
  const line = row(
    good ? '✓' : '✗',
    oneLine(result.id),
    oneLine(result.title),
    shortVerdict[result.verdict],
    evidence,
    worst,
    shortTime(ms),
  )
  return good ? ink.good(line.slice(0, 1)) + line.slice(1) : ink.bad(line)
}

/** Why a statement does not stand, indented, at most 80 columns wide; empty when it stands. */
export function failureLines(result: StatementResult, ink: Ink = plain): string[] {
  const failed = result.checks
    .filter(check => !check.passed)
    .map(check => `check “${check.name}” (${check.kind}) failed: ${check.detail}`)
  const passed = result.controls
    .filter(control => !control.failed_as_it_must)
    .map(control => `control “${control.name}” (${control.kind}) did not fail: ${control.detail}`)
  return [...failed, ...passed].flatMap(text => wrap(text, tableWidth, '    ', 6).map(ink.bad))
}

function row(
  mark: string,
  id: string,
  title: string,
  verdict: string,
  evidence: string,
  worst: string,
  time: string,
): string {
  // A longer id takes its room from the title, so that it can still be copied from the line.
  const idWidth = Math.min(Math.max(12, columns(id)), 28)
  return [
    mark,
    left(id, idWidth),
    left(title, 44 - idWidth),
    left(verdict, 7),
    left(evidence, 5),
    left(worst, 11),
    right(time, 6),
  ].join(' ')
}
