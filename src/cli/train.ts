import { Command, Option } from 'commander'
import { plan } from '../iterate/plan.js'
import { orderForms } from '../order/index.js'
import {
  coloured,
  plain,
  trainingHeaderLines,
  trainingLines,
  trainingSummaryLines,
} from '../report/index.js'
import { backendNames } from '../tensor/backend-name.js'
import { namedRule, type OptimiserName, optimiserNames } from '../tensor/named-rule.js'
import type { ModelChoice, Training } from '../tensor/training/training.js'
import { needFolder } from './folder-option.js'
import { interruption } from './interruption.js'
import { progressOn } from './progress.js'
import { ruleNumbers } from './rule-option.js'
import { integerOption, lengthsOption, numberOption, UsageError } from './usage.js'
import { version } from './version.js'

interface TrainFlags {
  readonly set: string
  readonly data?: string
  readonly orders: string
  readonly at: string
  readonly batch: string
  readonly sampling: 'iid' | 'reshuffled' | 'cyclic'
  readonly optimizer: OptimiserName
  readonly lr: string
  readonly beta: string
  readonly decay: string
  readonly schedule?: 'cosine' | 'linear'
  readonly counter: 'applied' | 'data-index'
  readonly widths: string
  readonly width: string
  readonly batchNorm: boolean
  readonly backend: Training['backend']
  readonly workers: string
  readonly rows: string
  readonly seed: string
  readonly json?: boolean
}

const models = ['mlp', 'vgg-19', 'resnet-18', 'resnet-50'] as const
const samplings = { iid: 'i.i.d.', reshuffled: 'reshuffled', cyclic: 'cyclic' } as const

const help = `
Orders, with commas between:
${orderForms.map(form => `  ${form}`).join('\n')}

Examples:
  retrograde train mlp --orders forward,backward,anchored:10 --at 20,40
  retrograde train resnet-18 --width 0.25 --set cifar-10 --data ~/data

Exit code: 0 done, 2 wrong usage, or data or a backend that is not to be had.`

/** `retrograde train <model>`: trains a network a few steps, in any orders. */
export function trainCommand(exit: (code: number) => void): Command {
  const choice = (flags: string, about: string, choices: readonly string[]) =>
    new Option(flags, about).choices(choices)
  return new Command('train')
    .description('train a network on the same batches in several orders')
    .argument('<model>', models.join(', '))
    .option('--set <name>', 'the data set (see `retrograde data list`)', 'mnist-digits')
    .option('--data <folder>', 'where to look for it first')
    .option('--orders <orders>', 'with commas between', 'forward,backward,anchored:4')
    .option('--at <integers>', 'the n at which iterates are read', '4,8')
    .option('--batch <integer>', 'rows of a batch', '8')
    .addOption(choice('--sampling <law>', 'of batches', Object.keys(samplings)).default('iid'))
    .addOption(choice('--optimizer <name>', 'the map', [...optimiserNames]).default('sgd'))
    .option('--lr <number>', 'the step size h', '0.01')
    .option('--beta <number>', 'of momentum and Nesterov', '0.9')
    .option('--decay <number>', 'the weight decay of AdamW', '0.01')
    .addOption(choice('--schedule <shape>', 'of the step size', ['cosine', 'linear']))
    .addOption(
      choice('--counter <what>', 'what schedules and Adam count', [
        'applied',
        'data-index',
      ]).default('applied'),
    )
    .option('--widths <integers>', 'hidden layers of the MLP', '300,300,300')
    .option('--width <number>', 'what numbers of channels are multiplied by', '1')
    .option('--no-batch-norm', 'convolutions without batch normalisation')
    .addOption(choice('--backend <name>', 'what it runs on', ['auto', 'dense', ...backendNames]))
    .option('--workers <integer>', 'threads; the results do not depend on them', '1')
    .option('--rows <integer>', 'rows of each split to examine iterates on, at most', '200')
    .option('--seed <integer>', 'of the start and of the batches', '1')
    .option('--json', 'print JSON in place of the table')
    .addHelpText('after', help)
    .action(async (model: string, flags: TrainFlags, command: Command) => {
      refuseUnused(model, flags, command)
      await needFolder(flags.data)
      exit(await run(model, flags))
    })
}

/** Options that say nothing here are a mistake, and not passed over. */
function refuseUnused(model: string, { optimizer }: TrainFlags, command: Command): void {
  const unused = {
    ...(model === 'mlp' ? { width: 'images', batchNorm: 'images' } : { widths: 'mlp' }),
    ...(['momentum', 'nesterov'].includes(optimizer) ? {} : { beta: 'momentum or nesterov' }),
    ...(optimizer === 'adamw' ? {} : { decay: 'adamw' }),
  }
  for (const [option, where] of Object.entries(unused)) {
    if (command.getOptionValueSource(option) !== 'cli') continue
    const flag = option === 'batchNorm' ? '--no-batch-norm' : `--${option}`
    throw new UsageError(`${flag}: expected with ${where} only, got it with ${model}, ${optimizer}`)
  }
}

async function run(name: string, flags: TrainFlags): Promise<number> {
  const at = lengthsOption(flags.at, '--at')
  const seed = integerOption(flags.seed, '--seed')
  const [batch, workers, rows] = (['batch', 'workers', 'rows'] as const).map(option =>
    positive(flags[option], `--${option}`),
  ) as [number, number, number]
  const { lr, ...constants } = ruleNumbers(flags)
  const training: Training = {
    model: modelFrom(name, flags),
    batch: { size: batch, sampling: samplings[flags.sampling] },
    rule: namedRule(flags.optimizer, { h: lr!, ...constants }),
    ...(flags.schedule && { schedule: { shape: flags.schedule, steps: Math.max(...at) } }),
    counter: flags.counter === 'applied' ? 'applied' : 'data index',
    backend: flags.backend ?? (name === 'mlp' ? 'dense' : 'auto'),
  }
  const tasks = flags.orders
    .split(',')
    .map(order => ({ seed, order, at, rows: { train: rows, test: rows } }))
  // The data and tfjs are loaded for this command alone.
  const { openDataSet } = await import('../tensor/data/index.js')
  const { orderOf, runTasks } = await import('../tensor/training/index.js')
  const total = tasks.reduce((sum, task) => sum + plan(orderOf(task), at).applications, 0)
  const open = (split: 'train' | 'test') => openDataSet(flags.set, { split, data: flags.data })
  const data = { train: await open('train'), test: await open('test') }

  const progress = progressOn(process.stderr)
  const interrupted = interruption()
  const begun = performance.now()
  try {
    progress.show(0, total, 'map applications')
    const outcomes = await runTasks(training, data, tasks, {
      workers,
      signal: interrupted.signal,
      onProgress: done => progress.show(Math.min(done, total), total, 'map applications'),
    })
    progress.hide()
    const milliseconds = performance.now() - begun
    const ink = process.stdout.isTTY && !process.env.NO_COLOR ? coloured : plain
    const lines = flags.json
      ? [JSON.stringify({ version, training, seed, outcomes, milliseconds }, null, 2)]
      : [
          ...trainingHeaderLines(outcomes[0]!, data, rows),
          '',
          ...trainingLines(outcomes, ink),
          '',
          ...trainingSummaryLines(outcomes, milliseconds),
        ]
    process.stdout.write(`${lines.join('\n')}\n`)
    return 0
  } catch (error) {
    if (!interrupted.signal.aborted) throw error
    process.stderr.write('retrograde: interrupted\n')
    return interrupted.code()
  } finally {
    progress.hide()
    interrupted.close()
  }
}

function positive(text: string, option: string): number {
  const value = integerOption(text, option)
  if (value >= 1) return value
  throw new UsageError(`${option}: expected an integer ≥ 1, got ${text}`)
}

function modelFrom(name: string, { widths, width, batchNorm }: TrainFlags): ModelChoice {
  const known = models.find(model => model === name)
  if (known === undefined) {
    throw new UsageError(`train: expected one of ${models.join(', ')}, got ${JSON.stringify(name)}`)
  }
  if (known === 'mlp') {
    return { name: known, widths: widths.split(',').map(part => positive(part, '--widths')) }
  }
  const factor = numberOption(width, '--width', x => x > 0, 'a number > 0')
  return { name: known, width: factor, batchNorm }
}
