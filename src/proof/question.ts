import { AuditError } from './axioms.js'

/** Something that Coq is asked, and what is wrong with its answer. */
export interface Question {
  /** Sentences that print the answer. */
  readonly ask: string
  /** What is wrong with what they printed; nothing if all is well. */
  objection(printed: string): string | undefined
}

const mark = 'next'

/** A Coq file that asks the questions in turn. */
export const asking = (questions: readonly Question[]): string =>
  questions.map(({ ask }) => `${ask}\nGoal True. idtac "${mark}". exact I. Qed.\n`).join('')

/**
 * Reads what that file printed.
 *
 * @throws AuditError with every objection, a line each.
 */
export function readAnswers(questions: readonly Question[], printed: string): void {
  const answers = printed.split(`${mark}\n`)
  if (answers.length !== questions.length + 1 || answers.at(-1) !== '')
    throw new AuditError(`${questions.length} answers expected, got ${answers.length - 1}`)
  const wrong = questions.flatMap((question, i) => question.objection(answers[i]!) ?? [])
  if (wrong.length > 0) throw new AuditError(wrong.join('\n'))
}
