import {
  AuditError,
  CoqError,
  checkProofs,
  coqFiles,
  qualified,
  theorems,
  theoremsOf,
} from '../proof/index.js'
import type { Check, Outcome, Statement } from './statement.js'

/** Has Coq check all theorems; ends in their favour or with a CoqError or AuditError. */
export const checkTheorems = async (): Promise<void> => {
  await checkProofs(theorems, await coqFiles(), () => {})
}

/**
 * The statements, each with the theorems that back it as checks of the kind 'proof' before its own.
 * Coq runs once, when the first of them is run; what it refuses, all of them fail by.
 */
export function withProofs(
  statements: readonly Statement[],
  check: () => Promise<void> = checkTheorems,
): readonly Statement[] {
  let checked: Promise<string | undefined> | undefined
  const refusal = () => {
    checked ??= check().then(
      () => undefined,
      error => {
        if (error instanceof CoqError || error instanceof AuditError)
          return error.message.split('\n').join(' ')
        throw error
      },
    )
    return checked
  }
  const run = (says: string) => async (): Promise<Outcome> => {
    const refused = await refusal()
    return { holds: refused === undefined, detail: refused ?? says }
  }
  return statements.map(statement => ({
    ...statement,
    checks: [
      ...theoremsOf(statement.id).map(
        (theorem): Check => ({
          name: qualified(theorem),
          kind: 'proof',
          run: run(theorem.says),
        }),
      ),
      ...statement.checks,
    ],
  }))
}
