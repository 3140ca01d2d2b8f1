import { Command } from 'commander'
import { coqVersion } from '../proof/index.js'
import {
  coloured,
  failureLines,
  headerLines,
  plain,
  prepareFolder,
  statementLine,
  summaryLines,
  verifyJson,
  writeReport,
} from '../report/index.js'
import { clean, select, statements, verify, withProofs } from '../statement/index.js'
import { refuseEmpty } from './folder-option.js'
import { interruption } from './interruption.js'
import { progressOn } from './progress.js'
import { integerOption } from './usage.js'
import { version } from './version.js'

interface VerifyFlags {
  readonly quick?: boolean
  readonly seed: string
  readonly json?: boolean
  readonly proofs?: boolean
  readonly out: string
}

/** `retrograde verify [ids…]`: runs statements, prints a table or JSON, writes the report. */
export function verifyCommand(exit: (code: number) => void): Command {
  return new Command('verify')
    .description('check the statements, and report in the terminal, as HTML and as JSON')
    .argument('[ids...]', 'statements to check (see `retrograde list`); all unless given')
    .option('--quick', 'smaller sizes, the same statements')
    .option('--seed <integer>', 'where all randomness comes from', '1')
    .option('--proofs', 'have Coq check the theorems that back the statements')
    .option('--json', 'print verify.json in place of the table')
    .option('--out <folder>', 'where index.html and verify.json go', 'retrograde-report')
    .addHelpText(
      'after',
      '\nExit code: 0 every check passes and every control fails, 1 otherwise, 2 wrong usage.',
    )
    .action(async (ids: string[], flags: VerifyFlags) => exit(await run(ids, flags)))
}

async function run(ids: readonly string[], flags: VerifyFlags): Promise<number> {
  const seed = integerOption(flags.seed, '--seed')
  const quick = flags.quick ?? false
  select(statements, ids)
  if (flags.proofs) await coqVersion()
  refuseEmpty(flags.out)
  await prepareFolder(flags.out)

  const ink = process.stdout.isTTY && !process.env.NO_COLOR ? coloured : plain
  const print = (lines: readonly string[]) =>
    process.stdout.write(lines.map(l => `${l}\n`).join(''))
  const table = flags.json ? () => {} : print
  const progress = progressOn(process.stderr)
  const interrupted = interruption()
  table(headerLines({ version, seed, quick }, ink))
  try {
    const result = await verify({
      statements: flags.proofs ? withProofs(statements) : statements,
      version,
      seed,
      quick,
      ids,
      signal: interrupted.signal,
      onStart: ({ id }, index, total) => progress.show(index, total, id),
      onStatement(result, milliseconds) {
        progress.hide()
        table([statementLine(result, milliseconds, ink), ...failureLines(result, ink)])
      },
    })
    const files = await writeReport(result, flags.out)
    table(['', ...summaryLines(result, ink), '', files.html, files.json])
    if (flags.json) process.stdout.write(verifyJson(result))
    return clean(result) ? 0 : 1
  } catch (error) {
    if (!interrupted.signal.aborted) throw error
    process.stderr.write('retrograde: interrupted; no report was written\n')
    return interrupted.code()
  } finally {
    progress.hide()
    interrupted.close()
  }
}
