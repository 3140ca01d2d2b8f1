import { Command } from 'commander'
import type { Answer, CheckReport } from '../check/answer.js'
import { check, type Subject, sound, subjectOf } from '../check/index.js'
import {
  answerLines,
  checkHeaderLines,
  checkJson,
  checkSummaryLines,
  coloured,
  plain,
  prepareFolder,
  writeCheckReport,
} from '../report/index.js'
import {
  type ExpressionFlags,
  expressionFrom,
  refuseExpressionOptions,
  withExpression,
} from './expression-option.js'
import { refuseEmpty } from './folder-option.js'
import { interruption } from './interruption.js'

import { loadModule } from './load-module.js'
import { progressOn } from './progress.js'
import { integerOption, lengthsOption, numberOption, UsageError } from './usage.js'
import { version } from './version.js'

interface CheckFlags extends ExpressionFlags {
  readonly k?: string
  readonly n: string
  readonly error: string
  readonly seed: string
  readonly quick?: boolean
  readonly json?: boolean
  readonly out: string
}

const examples = `
Examples:
  retrograde check examples/contraction.ts
  retrograde check --expr 'x/2 + e' --noise 'e ~ choice(-1, 1)'

A module exports a random map as \`map\` and, if it likes, \`space\`, \`start\`, \`points\`,
\`reference\` (a law), \`k\` and \`D\` (claims). It is run: check only what you trust.

Exit code: 0 nothing that is claimed is refuted, 1 a claim is, 2 wrong usage.`

/** `retrograde check [module]`: looks into a user's own random map. */
export function checkCommand(exit: (code: number) => void): Command {
  const command = new Command('check')
    .description('look into a random map of your own: a module, or an expression')
    .argument('[module]', 'a TypeScript or JavaScript module that exports a random map')
  return withExpression(command)
    .option('--k <number>', 'claim that all maps are k-Lipschitz')
    .option('--n <integers>', 'the n at which laws are compared', '1,2,10,50')
    .option('--error <number>', 'the error wanted of limits and anchored iterates', '1e-6')
    .option('--seed <integer>', 'where all randomness comes from', '1')
    .option('--quick', 'smaller samples')
    .option('--json', 'print check.json in place of the table')
    .option('--out <folder>', 'where index.html and check.json go', 'retrograde-report')
    .addHelpText('after', examples)
    .action(async (module: string | undefined, flags: CheckFlags) => exit(await run(module, flags)))
}

async function run(module: string | undefined, flags: CheckFlags): Promise<number> {
  const seed = integerOption(flags.seed, '--seed')
  const lengths = lengthsOption(flags.n, '--n')
  const error = numberOption(flags.error, '--error', x => x > 0, 'a number > 0')
  const quick = flags.quick ?? false
  const subject = await subjectFrom(module, flags)
  const name = module ?? flags.expr!
  refuseEmpty(flags.out)
  await prepareFolder(flags.out, 'check')

  const ink = process.stdout.isTTY && !process.env.NO_COLOR ? coloured : plain
  const print = (lines: readonly string[]) => {
    if (!flags.json) process.stdout.write(lines.map(line => `${line}\n`).join(''))
  }
  const progress = progressOn(process.stderr)
  const interrupted = interruption()
  print(checkHeaderLines({ version, subject: name, seed, quick }))
  let last: Answer | undefined
  let asked = 0
  const total = 14 + lengths.length
  try {
    const report: CheckReport = await check(subject, {
      version,
      name,
      seed,
      quick,
      lengths,
      error,
      signal: interrupted.signal,
      onAnswer(answer) {
        progress.hide()
        print(answerLines(answer, last?.topic, ink))
        last = answer
        progress.show(Math.min(++asked, total), total, answer.topic)
      },
    })
    progress.hide()
    const files = await writeCheckReport(report, flags.out)
    print([...checkSummaryLines(report, ink), '', files.html, files.json])
    if (flags.json) process.stdout.write(checkJson(report))
    return sound(report) ? 0 : 1
  } catch (failure) {
    if (!interrupted.signal.aborted) throw failure
    process.stderr.write('retrograde: interrupted; no report was written\n')
    return interrupted.code()
  } finally {
    progress.hide()
    interrupted.close()
  }
}

/** What is to be checked, from a module or an expression. Throws in one line for neither, or both. */
async function subjectFrom(
  module: string | undefined,
  flags: CheckFlags,
): Promise<Subject<unknown, unknown>> {
  const { expr, k } = flags
  if ((module === undefined) === (expr === undefined)) {
    const got = module === undefined ? 'neither' : 'both'
    throw new UsageError(`check: expected a module or --expr, got ${got}`)
  }
  const claim = k === undefined ? {} : { k: numberOption(k, '--k', x => x >= 0, 'a number ≥ 0') }
  if (module !== undefined) {
    refuseExpressionOptions(flags, 'module')
    return { ...subjectOf(await loadModule(module)), ...claim }
  }
  return { ...(await expressionFrom(expr!, flags)), ...claim }
}
