import type { CheckResult, ControlResult, StatementResult } from './result.js'
import { seedFor } from './seed.js'
import type { Check, Context, Outcome, Statement } from './statement.js'

/** How statements are run. */
export interface RunOptions {
  readonly seed: number
  readonly quick: boolean
  readonly signal: AbortSignal
}

/** Runs the checks and controls of one statement, in order. */
export async function runStatement(
  statement: Statement,
  options: RunOptions,
): Promise<StatementResult> {
  const { checks, controls, ...stated } = statement
  const figures: NonNullable<Outcome['figures']>[number][] = []
  const run = async (check: Check, role: Context['role']) => {
    const { name, kind } = check
    try {
      const outcome = await runCheck(statement, check, { ...options, role })
      const { holds, margin = NaN, figures: drawn = [], ...found } = outcome
      figures.push(...drawn)
      // A margin against an infinite or undefined value is none.
      const measured = Number.isFinite(margin) ? { margin } : {}
      return { holds, found: { name, kind, ...found, ...measured } }
    } catch (error) {
      // What could not be run has shown nothing: neither a check nor a control is served by it.
      options.signal.throwIfAborted()
      return { holds: undefined, found: { name, kind, detail: `threw ${error}` } }
    }
  }
  const checked: CheckResult[] = []
  for (const check of checks) {
    const { holds, found } = await run(check, 'check')
    checked.push({ ...found, passed: holds === true })
  }
  const controlled: ControlResult[] = []
  for (const control of controls) {
    const { holds, found } = await run(control, 'control')
    controlled.push({ ...found, failed_as_it_must: holds === false })
  }
  return { ...stated, checks: checked, controls: controlled, figures }
}

/** Runs one check or control, with the seed that is its own, derived from the run's. */
export async function runCheck(
  statement: Statement,
  check: Check,
  { seed, quick, role, signal }: Context,
): Promise<Outcome> {
  await new Promise(resolve => setTimeout(resolve)) // let signals and progress through
  signal.throwIfAborted()
  return check.run({ seed: seedFor(seed, statement.id, check.name), quick, role, signal })
}
