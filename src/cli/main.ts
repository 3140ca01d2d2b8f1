#!/usr/bin/env node
import { Command, CommanderError } from 'commander'
import { oneLine } from '../report/columns.js'
import { commands } from './commands.js'
import { version } from './version.js'

/** Exit codes: 0 all is well, 1 a check failed or a control did not, 2 wrong usage, 130 interrupted, 143 terminated. */
async function main(given: readonly string[]): Promise<number> {
  // `help check` is `check --help`, so that only what is asked for is loaded.
  const [first, second] = given
  const args = first === 'help' && second !== undefined ? [second, '--help'] : [...given]
  let code = 0
  const program = new Command('retrograde')
    .description('Iteration of random maps: state the theorems, check them, report.')
    .version(version)
    .exitOverride()
    .configureOutput({ outputError: () => {} }) // said below, in one line
    .configureHelp({ subcommandTerm: command => `${command.name()} ${takes(command)}`.trim() })
    .showSuggestionAfterError(false)
  for (const { name, description, load } of commands) {
    const asked = args[0] === name
    const command = asked
      ? await load(exit => (code = exit))
      : new Command(name).description(description)
    for (const each of [command, ...command.commands]) {
      each.exitOverride().copyInheritedSettings(program)
    }
    program.addCommand(command)
  }
  try {
    await program.parseAsync(args, { from: 'user' })
    return code
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return 0
    if (error instanceof CommanderError && error.code === 'commander.help') return 2
    if (error instanceof Error && usageErrors.includes(error.name)) {
      process.stderr.write(`retrograde: ${oneLine(error.message.replace(/^error: /, ''))}\n`)
      return 2
    }
    throw error
  }
}

/** What a command takes: of a command of the program, as listed; of one below it, as it says. */
function takes(command: Command): string {
  const listed = commands.find(({ name }) => name === command.name())
  if (listed !== undefined && command.parent?.parent == null) return listed.takes
  return command.usage()
}

/** By name: their classes come with what is loaded for some commands only. */
const usageErrors = [
  'BackendError',
  'CommanderError',
  'DataError',
  'EstimateError',
  'ExpressionError',
  'MapError',
  'MissingCoqError',
  'OutputError',
  'RandomError',
  'RunError',
  'SubjectError',
  'TrainingError',
  'UnknownDataSetError',
  'UnknownStatementError',
  'UsageError',
]

// A reader that has seen enough (`| head`) is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
  process.exit()
})

process.exitCode = await main(process.argv.slice(2))
