import type { Statement } from './statement.js'
import { theorem22 } from './theorem-2.2.js'

/** The ledger, in the order of the paper. */
export const statements: readonly Statement[] = [theorem22]

export type { Axis, Figure, Series } from './figure.js'
export type { CheckResult, ControlResult, StatementResult, VerifyResult } from './result.js'
export { type RunOptions, runCheck, runStatement } from './run.js'
export type {
  Check,
  Context,
  ErrorRates,
  Evidence,
  Outcome,
  Statement,
  Verdict,
} from './statement.js'
export {
  clean,
  FALSE_ALARM_BUDGET,
  select,
  UnknownStatementError,
  type VerifyOptions,
  verify,
} from './verify.js'
