import { availableParallelism } from 'node:os'
import { Command } from 'commander'
import type { Configuration, Experiment, Path, RunCost, RunFile } from '../experiment/index.js'
import { coloured, plain, runCostLines, runReportLines, writeRunReport } from '../report/index.js'
import type { TrainingData } from '../tensor/training/training.js'
import { needFolder } from './folder-option.js'
import { choicesFrom, positive, type RunFlags, shareFrom, withRunOptions } from './run-options.js'
import { runReporter } from './run-progress.js'
import { version } from './version.js'

interface Flags extends RunFlags {
  readonly json?: boolean
}

const help = `
Examples:
  retrograde run fig4 --scale smoke
  retrograde run fig7 --orders forward,backward,anchored:50 --seeds 3
  retrograde plan fig2 --scale paper --data ~/data

The same command goes on with a run that was interrupted.
Exit code: 0 done, 2 wrong usage, or data or a backend that is not to be had, 130 interrupted.`

/** `retrograde run <experiment>`: runs what is left of it. */
export const runCommand = (exit: (code: number) => void): Command =>
  withRunOptions(new Command('run').description('run a network experiment'))
    .argument('<experiment>', 'fig2 … fig19, or another: an unknown name lists them')
    .option('--json', 'print the run directory and its configuration as JSON')
    .addHelpText('after', help)
    .action(async (name: string, flags: Flags) => exit(await runIt(name, flags)))

/** `retrograde plan <experiment>`: says what it would take. */
export const planCommand = (exit: (code: number) => void): Command =>
  withRunOptions(new Command('plan').description('what a network experiment would take'))
    .argument('<experiment>', 'as for run')
    .option('--json', 'print JSON')
    .action(async (name: string, flags: Flags) => {
      const { lines, cost, configuration } = await prepared(name, flags)
      const text = flags.json ? JSON.stringify({ configuration, cost }, null, 2) : lines.join('\n')
      process.stdout.write(`${text}\n`)
      exit(0)
    })

/** All that has to be known before a run begins. */
interface Prepared {
  readonly experiment: Experiment
  readonly configuration: Configuration
  readonly paths: readonly Path[]
  readonly data: TrainingData
  readonly workers: number
  readonly cost: RunCost
  readonly lines: readonly string[]
}

async function prepared(name: string, flags: Flags): Promise<Prepared> {
  const { calibrate, configure, experimentNamed, pathsOfShare } = await import(
    '../experiment/index.js'
  )
  const experiment = experimentNamed(name)
  const choices = choicesFrom(flags)
  const share = shareFrom(flags)
  const given = flags.workers === undefined ? undefined : positive(flags.workers, '--workers')
  await needFolder(flags.data)
  const { openDataSet } = await import('../tensor/data/index.js')
  const open = (split: 'train' | 'test') =>
    openDataSet(flags.set ?? experiment.set, { split, data: flags.data })
  const data = { train: await open('train'), test: await open('test') }
  const configuration = configure(experiment, choices, data)
  const paths = pathsOfShare(configuration, share)
  // A graphics card is shared by threads: one keeps it busy.
  const onCpu = ['dense', 'wasm', 'cpu'].includes(configuration.arms[0]!.training.backend)
  const workers = given ?? (onCpu ? availableParallelism() : 1)
  const cost = await calibrate(configuration, paths, data, workers)
  const lines = runCostLines(configuration, experiment.title, paths, cost, workers)
  return { experiment, configuration, paths, data, workers, cost, lines }
}

async function runIt(name: string, flags: Flags): Promise<number> {
  const { experiment, configuration, data, workers, cost, lines } = await prepared(name, flags)
  const { directoryOf, run, readRun } = await import('../experiment/index.js')
  const share = shareFrom(flags)
  const file: RunFile = {
    format: 1,
    configuration,
    ...(share && { share }),
    by: { retrograde: version, node: process.version, devices: cost.devices },
  }
  const path = flags.out ?? directoryOf('runs', configuration, share)
  if (!flags.json) process.stdout.write(`${[...lines, path].join('\n')}\n`)
  const reporter = runReporter(process.stderr)
  const interrupt = new AbortController()
  const onSignal = () => interrupt.abort()
  process.once('SIGINT', onSignal)
  process.once('SIGTERM', onSignal)
  try {
    const end = await run(path, file, data, {
      workers,
      signal: interrupt.signal,
      onProgress: progress => reporter.show(progress),
    })
    reporter.hide()
    if (end === 'interrupted') {
      process.stderr.write('retrograde: interrupted; the same command goes on from here\n')
      return 130
    }
    const record = await readRun(path)
    const report = await writeRunReport(record, experiment)
    const ink = process.stdout.isTTY && !process.env.NO_COLOR ? coloured : plain
    const text = flags.json
      ? [JSON.stringify({ path, ...record.file }, null, 2)]
      : ['', ...runReportLines(report, experiment, ink)]
    process.stdout.write(`${text.join('\n')}\n`)
    return 0
  } finally {
    reporter.hide()
    process.off('SIGINT', onSignal)
    process.off('SIGTERM', onSignal)
  }
}
