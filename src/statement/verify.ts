import type { StatementResult, VerifyResult } from './result.js'
import { runStatement } from './run.js'
import type { Evidence, Statement } from './statement.js'

/** The false alarms that all statistical tests of a run may sum to. */
export const FALSE_ALARM_BUDGET = 1e-6

/** An id that names no statement. */
export class UnknownStatementError extends Error {
  override readonly name = 'UnknownStatementError'
}

/** What to verify, and how. */
export interface VerifyOptions {
  readonly statements: readonly Statement[]
  /** The package version to put on record. */
  readonly version: string
  /** Any safe integer. */
  readonly seed: number
  readonly quick?: boolean
  /** Ids to run; all unless given. Throws UnknownStatementError for others. */
  readonly ids?: readonly string[]
  readonly signal?: AbortSignal
  /** Called as each statement ends. */
  readonly onStatement?: (result: StatementResult, milliseconds: number) => void
  /** Called as each statement starts. */
  readonly onStart?: (statement: Statement, index: number, total: number) => void
}

/** The statements with the given ids, in the order of the ledger; all if none is given. */
export function select(
  statements: readonly Statement[],
  ids: readonly string[] = [],
): readonly Statement[] {
  const known = new Set(statements.map(({ id }) => id))
  const unknown = ids.find(id => !known.has(id))
  if (unknown !== undefined) {
    throw new UnknownStatementError(
      `statement ${JSON.stringify(unknown)}: expected one of ${[...known].join(', ')}`,
    )
  }
  return ids.length === 0 ? statements : statements.filter(({ id }) => ids.includes(id))
}

/** Runs statements and gathers what they found. All but `times` depends on the options alone. */
export async function verify(options: VerifyOptions): Promise<VerifyResult> {
  const { version, seed, quick = false, onStart, onStatement } = options
  if (!Number.isSafeInteger(seed)) {
    throw new RangeError(`seed: expected an integer below 2^53 in size, got ${seed}`)
  }
  const signal = options.signal ?? new AbortController().signal
  const chosen = select(options.statements, options.ids)
  const statements: StatementResult[] = []
  const times: Record<string, number> = {}
  const begun = performance.now()
  for (const [index, statement] of chosen.entries()) {
    onStart?.(statement, index, chosen.length)
    const start = performance.now()
    const result = await runStatement(statement, { seed, quick, signal })
    times[statement.id] = performance.now() - start
    statements.push(result)
    onStatement?.(result, times[statement.id]!)
  }
  return {
    version,
    seed,
    quick,
    statements,
    summary: summary(statements),
    times: { total: performance.now() - begun, statements: times },
  }
}

/** A statement stands when every check passed and every control failed, as it must. */
export const stands = ({ checks, controls }: StatementResult): boolean =>
  checks.every(({ passed }) => passed) && controls.every(control => control.failed_as_it_must)

/** Whether every statement of a run stands. */
export const clean = ({ statements }: VerifyResult): boolean => statements.every(stands)

function summary(statements: readonly StatementResult[]): VerifyResult['summary'] {
  const checks = statements.flatMap(({ checks }) => checks)
  const controls = statements.flatMap(({ controls }) => controls)
  // A run of true statements goes red when a check raises a false alarm or a control is missed.
  const false_alarm =
    sum(checks.map(({ rates }) => rates?.falseAlarm ?? 0)) +
    sum(controls.map(({ rates }) => rates?.miss ?? 0))
  const miss = sum(checks.map(({ rates }) => rates?.miss ?? 0))
  if (false_alarm > FALSE_ALARM_BUDGET) {
    throw new RangeError(
      `false alarms: the tests sum to ${false_alarm}, expected at most ${FALSE_ALARM_BUDGET}`,
    )
  }
  return {
    statements: statements.length,
    checks: checks.length,
    checks_passed: checks.filter(({ passed }) => passed).length,
    controls: controls.length,
    controls_failed_as_they_must: controls.filter(c => c.failed_as_it_must).length,
    by_kind: byKind(checks),
    controls_by_kind: byKind(controls),
    false_alarm,
    miss,
    budget: FALSE_ALARM_BUDGET,
  }
}

/** How many there are of each kind of evidence. */
function byKind(tried: readonly { readonly kind: Evidence }[]): Record<Evidence, number> {
  const of = (kind: Evidence) => tried.filter(one => one.kind === kind).length
  return {
    proof: of('proof'),
    exact: of('exact'),
    numerical: of('numerical'),
    statistical: of('statistical'),
    empirical: of('empirical'),
  }
}

const sum = (terms: readonly number[]) => terms.reduce((total, term) => total + term, 0)
