import type { TrainingData } from '../../tensor/training/index.js'
import type { Path } from './configuration.js'
import { costLeft, pathCost } from './cost.js'
import { openDirectory, type RunDirectory, type RunFile } from './directory.js'
import { diskError } from './disk-error.js'
import type { Metric } from './metric.js'
import { openPool, type Pool } from './pool.js'
import { isFinished, recordsOf, refuseTimings } from './records.js'
import { runPath } from './run-path.js'
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
 * @throws RunError as `openDirectory`, `recordsOf` and `runPath`, and for a folder that cannot be
 * written; errors of trainings, of their own names
 */
export async function run(
  path: string,
  file: RunFile,
  data: TrainingData,
  options: RunOptions,
): Promise<RunEnd> {
  const directory = await openDirectory(path, file)
  try {
    return await runIn(directory, file, data, options)
  } catch (error) {
    throw diskError(path, error)
  } finally {
    await directory.close()
  }
}

async function runIn(
  directory: RunDirectory,
  file: RunFile,
  data: TrainingData,
  { workers, signal, onProgress }: RunOptions,
): Promise<RunEnd> {
  const { configuration } = file
  const { arms, rows, choosing } = configuration
  const paths = pathsOfShare(configuration, file.share)
  const records = recordsOf(directory.metrics.path, directory.metrics.before, paths)
  refuseTimings(directory.timings.path, directory.timings.before, paths)
  const left = paths.filter(of => !isFinished(of, records.of(of)))
  const total = paths.reduce((sum, { arm }) => sum + pathCost(arm).applications, 0)
  let applications = total - left.reduce((sum, of) => sum + costLeft(of.arm, records.of(of)), 0)
  let [here, readings, last]: [number, number, Metric | undefined] = [0, 0, undefined]
  const report = () => onProgress?.({ applications, total, here, readings, last })
  report()
  if (left.length > 0) {
    await directory.goOnBy(file.by)
    const trainings = arms.map(arm => arm.training)
    const pool = openPool({ trainings, data: { ...data, rows, choosing } }, workers)
    let active = 0
    const one = async (of: Path) => {
      active++
      await runPath({
        path: of,
        pool,
        recorded: records.of(of),
        checkpoint: directory.checkpoint(of),
        room: () => Math.ceil(workers / active),
        onReading(metric, seconds) {
          directory.metrics.append(metric)
          directory.timings.append({ arm: metric.arm, seed: metric.seed, n: metric.n, seconds })
          applications += metric.applications
          here += metric.applications
          readings++
          last = metric
          report()
        },
      })
      active--
    }
    const queue = left[Symbol.iterator]()
    const lane = async () => {
      for (const of of queue) await one(of)
    }
    const end = await ended(pool, Array.from({ length: workers }, lane), signal)
    if (end === 'interrupted') return end
  }
  await directory.settle(configuration)
  return 'done'
}

/**
 * Waits for all lanes. Where one throws, or there is a signal, the others end too before this does:
 * nothing is written to a directory that is given up.
 */
async function ended(
  pool: Pool,
  lanes: readonly Promise<void>[],
  signal: AbortSignal | undefined,
): Promise<RunEnd> {
  const stop = () => void pool.close()
  signal?.addEventListener('abort', stop, { once: true })
  if (signal?.aborted) stop()
  try {
    await Promise.all(lanes)
    return 'done'
  } catch (error) {
    const interrupted = signal?.aborted && (error as Error).name === 'AbortError'
    if (interrupted) return 'interrupted'
    throw error
  } finally {
    signal?.removeEventListener('abort', stop)
    await pool.close()
    await Promise.allSettled(lanes)
  }
}
