import { Command } from 'commander'
import type { RunCost, RunFile } from '../experiment/index.js'
import { runCostLines } from '../report/index.js'
import { type Configured, configured } from './configured.js'
import { refuseEmpty } from './folder-option.js'
import { interruption } from './interruption.js'
import { runEnd } from './run-end.js'
import { type RunFlags, shareFrom, withRunOptions } from './run-options.js'
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
Exit code: 0 done, 2 wrong usage, or data or a backend that is not to be had, 130 interrupted,
143 terminated. Interrupted twice, it ends at once.`

/** `retrograde run <experiment>`: runs what is left of it. */
export const runCommand = (exit: (code: number) => void): Command =>
  withRunOptions(new Command('run').description('run a network experiment'))
    .argument('<experiment>', 'fig2 … fig19, or another: an unknown name lists them')
    .option('--json', 'print the run directory and its configuration as JSON')
    .addHelpText('after', help)
    .action(async (name: string, flags: Flags) => exit(await runIt(name, flags)))

/** `retrograde plan <experiment>`: says what it would take, here or on a machine that has what it needs. */
export const planCommand = (exit: (code: number) => void): Command =>
  withRunOptions(new Command('plan').description('what a network experiment would take'))
    .argument('<experiment>', 'as for run')
    .option('--json', 'print JSON')
    .action(async (name: string, flags: Flags) => {
      const { configuration, cost, lines } = await planned(name, flags)
      const text = flags.json ? JSON.stringify({ configuration, cost }, null, 2) : lines.join('\n')
      process.stdout.write(`${text}\n`)
      exit(0)
    })

async function planned(name: string, flags: Flags) {
  refuseEmpty(flags.out)
  const { runCost } = await import('../experiment/index.js')
  const { BackendError } = await import('../tensor/backend-name.js')
  const found = await configured(name, flags, { planning: true })
  const { configuration, paths, data, workers, missing } = found
  const costOf = (noTime?: string) => runCost(configuration, paths, data, { workers, noTime })
  const cost = await costOf(missing).catch(error => {
    if (!(error instanceof BackendError)) throw error
    const { backend, reason, remedy } = error
    return costOf(`${backend} is not to be had here: ${reason}; ${remedy}`)
  })
  return { configuration, cost, lines: costLines(found, cost) }
}

const costLines = (
  { experiment, configuration, paths, workers, passed }: Configured,
  cost: RunCost,
) => runCostLines(experiment, configuration, paths, { ...cost, passed }, workers)

async function runIt(name: string, flags: Flags): Promise<number> {
  refuseEmpty(flags.out)
  const found = await configured(name, flags, { planning: false })
  const { configuration, paths, data, workers } = found
  const { directoryOf, run, runCost } = await import('../experiment/index.js')
  const cost = await runCost(configuration, paths, data, { workers })
  const share = shareFrom(flags)
  const file: RunFile = {
    format: 1,
    configuration,
    ...(share && { share }),
    by: { retrograde: version, node: process.version, devices: cost.devices },
  }
  const path = flags.out ?? directoryOf('runs', configuration, share)
  if (!flags.json) process.stdout.write(`${[...costLines(found, cost), path].join('\n')}\n`)
  const reporter = runReporter(process.stderr)
  const interrupted = interruption()
  try {
    const end = await run(path, file, data, {
      workers,
      signal: interrupted.signal,
      onProgress: progress => reporter.show(progress),
    })
    reporter.hide()
    if (end === 'interrupted') {
      process.stderr.write('retrograde: interrupted; the same command goes on from here\n')
      return interrupted.code()
    }
    process.stdout.write(await runEnd(path, flags.json))
    return 0
  } finally {
    reporter.hide()
    interrupted.close()
  }
}
