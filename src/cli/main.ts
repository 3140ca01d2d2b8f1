#!/usr/bin/env node
import { Command, CommanderError } from 'commander'
import { SubjectError } from '../check/subject.js'
import { RandomError } from '../random/address.js'
import { oneLine } from '../report/columns.js'
import { OutputError } from '../report/write.js'
import { UnknownStatementError } from '../statement/verify.js'
import { checkCommand } from './check.js'
import { dataCommand } from './data.js'
import { doctorCommand } from './doctor.js'
import { listCommand } from './list.js'
import { trainCommand } from './train.js'
import { UsageError } from './usage.js'
import { verifyCommand } from './verify.js'
import { version } from './version.js'

/** Exit codes: 0 all is well, 1 a check failed or a control did not, 2 wrong usage, 130 interrupted. */
async function main(args: readonly string[]): Promise<number> {
  let code = 0
  const program = new Command('retrograde')
    .description('Iteration of random maps: state the theorems, check them, report.')
    .version(version)
    .exitOverride()
    .configureOutput({ outputError: () => {} }) // said below, in one line
    .showSuggestionAfterError(false)
  program.addCommand(
    verifyCommand(exit => (code = exit))
      .exitOverride()
      .copyInheritedSettings(program),
  )
  program.addCommand(
    checkCommand(exit => (code = exit))
      .exitOverride()
      .copyInheritedSettings(program),
  )
  const data = dataCommand(exit => (code = exit))
  for (const command of [data, ...data.commands])
    command.exitOverride().copyInheritedSettings(program)
  program.addCommand(data)
  program.addCommand(
    trainCommand(exit => (code = exit))
      .exitOverride()
      .copyInheritedSettings(program),
  )
  program.addCommand(doctorCommand().exitOverride().copyInheritedSettings(program))
  program.addCommand(listCommand().exitOverride().copyInheritedSettings(program))
  try {
    await program.parseAsync([...args], { from: 'user' })
    return code
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return 0
    if (error instanceof CommanderError && error.code === 'commander.help') return 2
    if (isUsage(error)) {
      process.stderr.write(`retrograde: ${oneLine(error.message.replace(/^error: /, ''))}\n`)
      return 2
    }
    throw error
  }
}

const isUsage = (error: unknown): error is Error =>
  [CommanderError, UsageError, UnknownStatementError, OutputError, RandomError, SubjectError].some(
    kind => error instanceof kind,
  ) ||
  // Their classes come with what is loaded for some commands only: mathjs, data sets, tensors.
  (error instanceof Error && usageErrors.includes(error.name))

const usageErrors = [
  'BackendError',
  'DataError',
  'ExpressionError',
  'MapError',
  'RandomError',
  'TrainingError',
  'UnknownDataSetError',
]

// A reader that has seen enough (`| head`) is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
  process.exit()
})

process.exitCode = await main(process.argv.slice(2))
