import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { checkpointName } from './checkpoint-name.js'
import { type Configuration, contentName, type Path } from './configuration.js'
import { type Lines, openLines, readLines } from './lines.js'
import { lockDirectory } from './lock.js'
import type { Metric, Timing } from './metric.js'
import { RunError } from './run-error.js'
import type { Share } from './share.js'

/** What config.json holds. */
export interface RunFile {
  readonly format: 1
  readonly configuration: Configuration
  readonly share?: Share
  /** What began it. */
  readonly by: {
    readonly retrograde: string
    readonly node: string
    readonly devices: readonly string[]
  }
}

/** A run directory that this process runs in. */
export interface RunDirectory {
  readonly path: string
  readonly metrics: Lines<Metric>
  readonly timings: Lines<Timing>
  checkpoint(path: Path): string
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
 * run of another configuration in it, or another process at it
 */
export async function openDirectory(path: string, file: RunFile): Promise<RunDirectory> {
  await mkdir(join(path, 'checkpoints'), { recursive: true })
  const unlock = await lockDirectory(path)
  try {
    const there = await readRunFile(path)
    if (there === undefined) {
      const config = join(path, 'config.json')
      await writeFile(`${config}.tmp`, `${JSON.stringify(file, null, 2)}\n`)
      await rename(`${config}.tmp`, config)
    } else refuseOther(path, there, file)
    return {
      path,
      metrics: await openLines(join(path, 'metrics.jsonl')),
      timings: await openLines(join(path, 'timings.jsonl')),
      checkpoint: of => join(path, 'checkpoints', checkpointName(of)),
      close: unlock,
    }
  } catch (error) {
    await unlock()
    throw error
  }
}

function refuseOther(path: string, there: RunFile, mine: RunFile): void {
  const [found, wanted] = [there, mine].map(
    ({ configuration, share }) =>
      contentName(configuration) + (share ? `, share ${share.index} of ${share.of}` : ''),
  )
  if (found === wanted) return
  throw new RunError(`${path}: expected a new directory or one of ${wanted}, got one of ${found}`)
}

/** The run in a directory. @throws RunError where there is none */
export async function readRun(path: string): Promise<RunRecord> {
  const file = await readRunFile(path)
  if (file === undefined) throw new RunError(`${path}: expected a run directory, with config.json`)
  const metrics = await readLines<Metric>(join(path, 'metrics.jsonl'))
  const timings = await readLines<Timing>(join(path, 'timings.jsonl'))
  return { path, file, metrics, timings }
}

async function readRunFile(path: string): Promise<RunFile | undefined> {
  const config = join(path, 'config.json')
  const text = await readFile(config, 'utf8').catch(() => undefined)
  if (text === undefined) return undefined
  try {
    const file = JSON.parse(text) as RunFile
    if (file.format === 1) return file
  } catch {
    // said below
  }
  throw new RunError(
    `${config}: expected the configuration of a run, got ${JSON.stringify(text.slice(0, 40))}`,
  )
}
