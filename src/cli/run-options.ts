import { type Command, Option } from 'commander'
import type { Choices, ScaleName, Share } from '../experiment/index.js'
import { backendNames } from '../tensor/backend-name.js'
import { optimiserNames } from '../tensor/named-rule.js'
import type { Training } from '../tensor/training/training.js'
import { type RuleFlags, ruleNumbers } from './rule-option.js'
import { integerOption, numberOption, UsageError } from './usage.js'

/** The options of a run, as they are given. */
export interface RunFlags extends RuleFlags {
  readonly scale: ScaleName
  readonly orders?: string
  readonly seeds?: string
  readonly steps?: string
  readonly evalEvery?: string
  readonly rows?: string
  readonly sampling?: 'iid' | 'reshuffled' | 'cyclic'
  readonly width?: string
  readonly backend?: Training['backend']
  readonly set?: string
  readonly data?: string
  readonly workers?: string
  readonly out?: string
  readonly index?: string
  readonly of?: string
}

const samplings = { iid: 'i.i.d.', reshuffled: 'reshuffled', cyclic: 'cyclic' } as const

/** Adds the options of a run to a command: what it is, and where, and which share of it. */
export const withRunOptions = (command: Command): Command =>
  withChoices(command)
    .option(
      '--out <folder>',
      'the run directory; runs/<experiment>-<digest of it all> unless given',
    )
    .option('--index <integer>', 'which share of the paths to run, from 0')
    .option('--of <integer>', 'how many shares there are')

/** Adds the options that say what a run is. */
export function withChoices(command: Command): Command {
  const choice = (flags: string, about: string, choices: readonly string[]) =>
    new Option(flags, about).choices(choices)
  return command
    .addOption(choice('--scale <name>', 'how large', ['smoke', 'desk', 'paper']).default('desk'))
    .option('--orders <names>', 'orders to compare: forward,backward,anchored:50,…')
    .option('--seeds <list>', 'so many seeds, 1, 2, …, or the seeds: 3,5,8')
    .option('--steps <integer>', 'steps of every path')
    .option('--eval-every <integer>', 'steps between readings')
    .option('--rows <integer>', 'rows of each split to examine iterates on, at most')
    .addOption(choice('--optimizer <name>', 'in place of its own', [...optimiserNames]))
    .option('--lr <h>', 'learning rate')
    .option('--beta <β>', 'of momentum and nesterov, 0.9 unless given')
    .option('--decay <λ>', 'weight decay of adamw, 0.01 unless given')
    .addOption(choice('--sampling <name>', 'how batches are drawn', Object.keys(samplings)))
    .option('--width <factor>', 'what widths of layers, or numbers of channels, are multiplied by')
    .addOption(choice('--backend <name>', 'what it runs on', ['auto', 'dense', ...backendNames]))
    .option('--set <name>', 'another data set')
    .option('--data <folder>', 'where the data are')
    .option('--workers <integer>', 'threads; the results do not depend on them')
}

/** What the options choose. Throws UsageError for what cannot be. */
export function choicesFrom(flags: RunFlags): Choices {
  const whole = (text: string | undefined, option: string) =>
    text === undefined ? undefined : positive(text, option)
  const chosen = {
    orders: flags.orders?.split(',').map(order => order.trim()),
    seeds: flags.seeds === undefined ? undefined : seedsOption(flags.seeds),
    steps: whole(flags.steps, '--steps'),
    every: whole(flags.evalEvery, '--eval-every'),
    rows: whole(flags.rows, '--rows'),
    optimizer: flags.optimizer,
    ...ruleNumbers(flags),
    sampling: flags.sampling && samplings[flags.sampling],
    width:
      flags.width === undefined
        ? undefined
        : numberOption(flags.width, '--width', x => x > 0, 'a number > 0'),
    backend: flags.backend,
  }
  const given = Object.entries(chosen).filter(([, value]) => value !== undefined)
  return { scale: flags.scale, ...(Object.fromEntries(given) as Omit<Choices, 'scale'>) }
}

/** The share that the options name, or undefined. Throws UsageError for one without the other. */
export function shareFrom({ index, of }: RunFlags): Share | undefined {
  if (index === undefined && of === undefined) return undefined
  if (index === undefined || of === undefined) {
    throw new UsageError(
      `--index and --of: expected both or neither, got ${index === undefined ? '--of' : '--index'} alone`,
    )
  }
  return { index: integerOption(index, '--index'), of: positive(of, '--of') }
}

/** The integer ≥ 1 that an option was given. Throws UsageError for anything else. */
export function positive(text: string, option: string): number {
  const value = integerOption(text, option)
  if (value >= 1) return value
  throw new UsageError(`${option}: expected an integer ≥ 1, got ${text}`)
}

/** "5" is the seeds 1 to 5; "3,5,8", or "7,", those seeds. */
function seedsOption(text: string): number[] {
  if (/^\d+$/.test(text)) {
    return Array.from({ length: positive(text, '--seeds') }, (_, i) => i + 1)
  }
  const parts = text.split(',').map(part => part.trim())
  const listed = parts.filter((part, i) => part !== '' || i < parts.length - 1)
  const seeds = [...new Set(listed.map(part => integerOption(part, '--seeds')))]
  if (seeds.length === listed.length) return seeds
  throw new UsageError(`--seeds: expected each once, got ${JSON.stringify(text)}`)
}
