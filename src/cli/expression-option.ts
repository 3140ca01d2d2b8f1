import type { Command } from 'commander'
import type { Subject } from '../check/subject.js'
import { numberOption, UsageError } from './usage.js'

/** A random map of the line as it is written on the command line. */
export interface ExpressionFlags {
  readonly expr?: string
  readonly noise: readonly string[]
  readonly start?: string
}

/** The options of an expression: --expr, --noise, --start. */
export const withExpression = (command: Command): Command =>
  command
    .option('--expr <expression>', 'the map x ↦ expression, in x and the names of noises')
    .option(
      '--noise <law>',
      "a noise of the expression, 'e ~ choice(-1, 1)'; may be repeated",
      (text, before: readonly string[]) => [...before, text],
      [] as readonly string[],
    )
    .option('--start <number>', 'the start of an expression; 0 unless given')

/** Throws UsageError where an option of expressions was given with `something else`. */
export function refuseExpressionOptions({ noise, start }: ExpressionFlags, other: string): void {
  const option = noise.length > 0 ? '--noise' : start !== undefined ? '--start' : undefined
  if (option) throw new UsageError(`${option}: expected with --expr only, got it with a ${other}`)
}

/** The subject of an expression. mathjs is loaded here, and only here. */
export async function expressionFrom(
  expr: string,
  { noise, start }: ExpressionFlags,
): Promise<Subject<unknown, unknown>> {
  const { expressionSubject } = await import('../check/expression/subject.js')
  const subject = {
    ...expressionSubject(expr, noise),
    start: start === undefined ? 0 : numberOption(start, '--start', Number.isFinite, 'a number'),
  }
  return subject as unknown as Subject<unknown, unknown>
}
