import { readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { makeFolder } from '../../tensor/data/make-folder.js'
import { partsOf } from './arm.js'
import { checkpointName } from './checkpoint-name.js'
import { type Configuration, contentName, type Path } from './configuration.js'
import { diskError } from './disk-error.js'
import { type Lines, openLines, readLines } from './lines.js'
import { lockDirectory } from './lock.js'
import { type MadeBy, together } from './made-by.js'
import type { Metric, Timing } from './metric.js'
import { recordsOf, refuseTimings, sortLines } from './records.js'
import { RunError } from './run-error.js'
import { runFileShape } from './run-shape.js'
import { flawText, isObject } from './shape.js'
import { pathsOfShare, type Share } from './share.js'

/** What config.json holds. */
export interface RunFile {
  readonly format: 1
  readonly configuration: Configuration
  readonly share?: Share
  /** What computed it. */
  readonly by: MadeBy
}

/** A run directory that this process runs in. */
export interface RunDirectory {
  readonly path: string
  readonly metrics: Lines<Metric>
  readonly timings: Lines<Timing>
  checkpoint(path: Path): string
  /** Writes down what computes from here on. */
  goOnBy(by: MadeBy): Promise<void>
  /** When all has happened: puts the lines in the order of the paths, and leaves no checkpoint. */
  settle(configuration: Configuration): Promise<void>
  /** Gives it up to other processes. */
  close(): Promise<void>
}

/** A finished or unfinished run as it is read. */
export interface RunRecord {
  readonly path: string
  readonly file: RunFile
  readonly metrics: readonly Metric[]
  readonly timings: readonly Timing[]
}

/** The directory of a configuration under a folder: the same for the same. */
export const directoryOf = (under: string, configuration: Configuration, share?: Share): string =>
  join(under, contentName(configuration) + (share ? `.${share.index}-of-${share.of}` : ''))

/**
 * Opens a run directory, made where there is none. @throws RunError, in one line, where there is a
 * run of another configuration in it, or another process at it, or it cannot be written
 */
export async function openDirectory(path: string, file: RunFile): Promise<RunDirectory> {
  try {
    await refuseOther(path, file) // before anything is made there
    const checkpoints = join(path, 'checkpoints')
    await makeFolder(checkpoints)
    const unlock = await lockDirectory(path)
    try {
      let there = await refuseOther(path, file)
      if (there === undefined) await writeRunFile(path, file)
      there ??= file
      const [metrics, timings] = [join(path, 'metrics.jsonl'), join(path, 'timings.jsonl')]
      return {
        path,
        metrics: await openLines(metrics),
        timings: await openLines(timings),
        checkpoint: of => join(checkpoints, checkpointName(of)),
        async goOnBy(by) {
          const all = together([there.by, by])
          if (JSON.stringify(all) !== JSON.stringify(there.by)) {
            await writeRunFile(path, { ...there, by: all })
          }
        },
        async settle(configuration) {
          for (const lines of [metrics, timings]) await sortLines(lines, configuration)
          await rm(checkpoints, { recursive: true, force: true })
        },
        close: unlock,
      }
    } catch (error) {
      await unlock()
      throw error
    }
  } catch (error) {
    throw diskError(path, error)
  }
}

/** What there is of this run. @throws RunError for another run, or lines of who knows what */
async function refuseOther(path: string, mine: RunFile): Promise<RunFile | undefined> {
  const there = await readRunFile(path)
  if (there === undefined) {
    const lines = await readFile(join(path, 'metrics.jsonl')).catch(() => undefined)
    if (lines === undefined) return undefined
    throw new RunError(`${path}: expected config.json beside metrics.jsonl, got none`)
  }
  const [found, wanted] = [there, mine].map(runName)
  if (found === wanted) return there
  throw new RunError(`${path}: expected a new directory or one of ${wanted}, got one of ${found}`)
}

/** A run as messages have it: "fig4-1f0a32b9c4, share 0 of 2". */
export const runName = ({ configuration, share }: RunFile): string =>
  contentName(configuration) + (share ? `, share ${share.index} of ${share.of}` : '')

async function writeRunFile(path: string, file: RunFile): Promise<void> {
  const config = join(path, 'config.json')
  await writeFile(`${config}.tmp`, `${JSON.stringify(file, null, 2)}\n`)
  await rename(`${config}.tmp`, config)
}

/** The run in a directory. @throws RunError where there is none, or one that is damaged */
export async function readRun(path: string): Promise<RunRecord> {
  const file = await readRunFile(path)
  if (file === undefined) throw new RunError(`${path}: expected a run directory, with config.json`)
  const paths = pathsOfShare(file.configuration, file.share)
  const [ofMetrics, ofTimings] = ['metrics.jsonl', 'timings.jsonl'].map(name => join(path, name))
  const metrics = await readLines<Metric>(ofMetrics!)
  const timings = await readLines<Timing>(ofTimings!)
  recordsOf(ofMetrics!, metrics, paths)
  refuseTimings(ofTimings!, timings, paths)
  return { path, file, metrics, timings }
}

/** What config.json holds, or undefined where there is none. @throws RunError where it is not whole */
async function readRunFile(path: string): Promise<RunFile | undefined> {
  const config = join(path, 'config.json')
  const text = await readFile(config, 'utf8').catch(() => undefined)
  if (text === undefined) return undefined
  const file = parsed(text)
  if (!isObject(file) || file.format !== 1 || !isObject(file.configuration)) {
    throw new RunError(
      `${config}: expected the configuration of a run, got ${JSON.stringify(text.slice(0, 40))}`,
    )
  }
  const flaw = runFileShape(file)
  if (flaw !== undefined) throw new RunError(`${config}: ${flawText(flaw)}`)
  const { configuration, share } = file as unknown as RunFile
  try {
    for (const arm of configuration.arms) partsOf(arm)
    pathsOfShare(configuration, share)
  } catch (error) {
    if (!(error instanceof RangeError || error instanceof RunError)) throw error
    throw new RunError(`${config}: ${error.message}`)
  }
  return file as unknown as RunFile
}

/** The value of a JSON text; undefined for a text that is none. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
