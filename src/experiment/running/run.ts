import type { TrainingData } from '../../tensor/training/index.js'
import { type Configuration, type Path, pathsOf } from './configuration.js'
import { costLeft, pathCost } from './cost.js'
import { openDirectory, type RunDirectory, type RunFile } from './directory.js'
import { readLines, writeLines } from './lines.js'
import type { Metric } from './metric.js'
import { openPool } from './pool.js'
import { isFinished, runPath } from './run-path.js'
import { pathsOfShare } from './share.js'

/** How far a run is. */
export interface RunProgress {
  /** Map applications, of those that there are in all. */
  readonly applications: number
  readonly total: number
  /** Those that this process made. */
  readonly here: number
  readonly readings: number
  readonly last: Metric | undefined
}

export interface RunOptions {
  readonly workers: number
  readonly signal?: AbortSignal
  readonly onProgress?: (progress: RunProgress) => void
}

/** How a run ended: all is there, or it was interrupted. */
export type RunEnd = 'done' | 'interrupted'

/**
 * Runs what is left of a configuration in its directory. What is written does not depend on the
 * number of workers, nor on how often it was interrupted, but for timings.jsonl.
 * @throws RunError as `openDirectory` and `runPath`; errors of trainings, of their own names
 */
export async function run(
  path: string,
  file: RunFile,
  data: TrainingData,
  { workers, signal, onProgress }: RunOptions,
): Promise<RunEnd> {
  const { configuration } = file
  const paths = pathsOfShare(configuration, file.share)
  const directory = await openDirectory(path, file)
  const { arms, rows, choosing } = configuration
  const trainings = arms.map(arm => arm.training)
  const pool = openPool({ trainings, data: { ...data, rows, choosing } }, workers)
  const stop = () => void pool.close()
  signal?.addEventListener('abort', stop, { once: true })
  try {
    signal?.throwIfAborted()
    const recorded = recordsOf(directory.metrics.before)
    const mine = (of: Path) => recorded.get(keyOf(of.arm.name, of.seed)) ?? []
    const left = paths.filter(of => !isFinished(of, mine(of)))
    const total = paths.reduce((sum, { arm }) => sum + pathCost(arm).applications, 0)
    let applications = total - left.reduce((sum, of) => sum + costLeft(of.arm, mine(of)), 0)
    let [here, readings, last]: [number, number, Metric | undefined] = [0, 0, undefined]
    onProgress?.({ applications, total, here, readings, last })
    let active = 0
    const one = async (of: Path) => {
      active++
      await runPath({
        path: of,
        pool,
        recorded: mine(of),
        checkpoint: directory.checkpoint(of),
        room: () => Math.ceil(workers / active),
        onReading(metric, seconds) {
          directory.metrics.append(metric)
          directory.timings.append({ arm: metric.arm, seed: metric.seed, n: metric.n, seconds })
          applications += metric.applications
          here += metric.applications
          readings++
          last = metric
          onProgress?.({ applications, total, here, readings, last })
        },
      })
      active--
    }
    const queue = left[Symbol.iterator]()
    const lane = async () => {
      for (const of of queue) await one(of)
    }
    await Promise.all(Array.from({ length: workers }, lane))
    await settle(directory, configuration)
    return 'done'
  } catch (error) {
    if (signal?.aborted) return 'interrupted'
    throw error
  } finally {
    signal?.removeEventListener('abort', stop)
    await pool.close()
    await directory.close()
  }
}

const keyOf = (arm: string, seed: number): string => `${seed} ${arm}`

/** The lines of each path, in the order of n, which is that in which they were written. */
function recordsOf(metrics: readonly Metric[]): Map<string, Metric[]> {
  const records = new Map<string, Metric[]>()
  for (const metric of metrics) {
    const key = keyOf(metric.arm, metric.seed)
    const mine = records.get(key)
    if (mine === undefined) records.set(key, [metric])
    else mine.push(metric)
  }
  return records
}

/** Lines are written as things happen; when all has, they are put in the order of the paths. */
async function settle({ metrics, timings }: RunDirectory, configuration: Configuration) {
  for (const { path } of [metrics, timings]) await sortLines(path, configuration)
}

/** Puts the lines of a file in the order of arms, seeds and n. */
export async function sortLines(path: string, configuration: Configuration): Promise<void> {
  const lines = await readLines<Pick<Metric, 'arm' | 'seed' | 'n'>>(path)
  await writeLines(path, inOrder(lines, configuration))
}

/** Lines in the order of arms, seeds and n; of two of one reading, the first. */
export function inOrder<L extends Pick<Metric, 'arm' | 'seed' | 'n'>>(
  lines: readonly L[],
  configuration: Configuration,
): L[] {
  const places = new Map(
    pathsOf(configuration).map(({ arm, seed }, place) => [keyOf(arm.name, seed), place]),
  )
  const place = ({ arm, seed }: L) => places.get(keyOf(arm, seed))!
  return [...lines].sort((a, b) => place(a) - place(b) || a.n - b.n)
}
