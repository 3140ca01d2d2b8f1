import { createHash } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { Argument, Command } from 'commander'
import type { Job } from '../experiment/index.js'
import { configured } from './configured.js'
import { positive, type RunFlags, withChoices } from './run-options.js'
import { UsageError } from './usage.js'

type Scheduler = 'slurm' | 'kubernetes'

interface Flags extends Omit<RunFlags, 'index'> {
  readonly of: string
  readonly image?: string
  readonly time?: string
}

const help = `
Examples:
  retrograde launch slurm fig4 --scale paper --of 4 --out fig4.sh
  retrograde launch kubernetes fig2 --backend cuda --scale paper --of 10 \\
    --image example.org/retrograde:0.1.0 --time 2-00 --out fig2.yaml

A share is run by "retrograde run … --index i --of n"; "retrograde merge" joins
them.
Exit code: 0 written, 2 wrong usage.`

/** `retrograde launch <scheduler> <experiment>`: writes a job file. */
export const launchCommand = (): Command =>
  withChoices(new Command('launch').description('write a job file that runs it in shares'))
    .addArgument(new Argument('<scheduler>', 'what runs it').choices(['slurm', 'kubernetes']))
    .argument('<experiment>', 'as for run')
    .requiredOption('--of <integer>', 'how many shares, at most one a path')
    .option('--image <name>', 'container image with retrograde on its path (kubernetes)')
    .option('--time <limit>', 'that a share may take: minutes, h:mm:ss or days-h:mm:ss')
    .option('--out <file>', 'the job file; it is printed unless given')
    .addHelpText('after', help)
    .action(async (scheduler: Scheduler, experiment: string, flags: Flags, command: Command) => {
      const { lines, text } = await jobFile(scheduler, experiment, flags, command)
      if (flags.out !== undefined) await writeNew(flags.out, text)
      process.stdout.write(flags.out === undefined ? text : `${[flags.out, ...lines].join('\n')}\n`)
    })

async function jobFile(
  scheduler: Scheduler,
  experiment: string,
  flags: Flags,
  command: Command,
): Promise<{ readonly text: string; readonly lines: readonly string[] }> {
  const { kubernetesJobs, mergeCommands, slurmScript, submission, timeLimit } = await import(
    '../experiment/index.js'
  )
  const { image, time, of, workers } = flags
  const seconds = time === undefined ? undefined : timeLimit(time)
  if (scheduler === 'slurm' && image !== undefined) {
    throw new UsageError('--image: expected with kubernetes alone, got it with slurm')
  }
  // Whatever `run` refuses is refused here.
  const { configuration } = await configured(
    experiment,
    { ...flags, index: '0' },
    { planning: true },
  )
  const words = [experiment, ...choicesGiven(command)]
  const digest = createHash('sha256')
    .update(JSON.stringify([words, of]))
    .digest('hex')
  const job: Job = {
    name: `${configuration.experiment}-${digest.slice(0, 8)}`,
    words,
    shares: positive(of, '--of'),
    workers: workers === undefined ? undefined : positive(workers, '--workers'),
    cuda: configuration.arms.some(({ training }) => training.backend === 'cuda'),
    seconds,
  }
  if (scheduler === 'slurm') {
    const file = flags.out ?? `${job.name}.sh`
    return { text: slurmScript(job, file), lines: submission(job, file) }
  }
  if (image === undefined || !/^[^\s]+$/.test(image)) {
    throw new UsageError(
      `--image: expected a container image with retrograde on its path, got ${image === undefined ? 'none' : JSON.stringify(image)}`,
    )
  }
  const file = flags.out ?? `${job.name}.yaml`
  const lines = [`kubectl apply -f ${file}`, ...mergeCommands(job)]
  return { text: kubernetesJobs(job, image, file), lines }
}

/** The options that were given and are a run's, word by word. */
function choicesGiven(command: Command): string[] {
  const own = ['of', 'image', 'time', 'out']
  return command.options.flatMap(option => {
    const name = option.attributeName()
    if (own.includes(name) || command.getOptionValueSource(name) !== 'cli') return []
    return [option.long!, String(command.getOptionValue(name))]
  })
}

/** Writes a file that is not there, or has this in it already. */
async function writeNew(path: string, text: string): Promise<void> {
  try {
    await writeFile(path, text, { flag: 'wx' })
  } catch (error) {
    if ((await readFile(path, 'utf8').catch(() => undefined)) === text) return
    const { code, message } = error as NodeJS.ErrnoException
    const got = code === 'EEXIST' ? 'one that is there' : message
    throw new UsageError(`--out: expected a new file, got ${got}: ${path}`)
  }
}
