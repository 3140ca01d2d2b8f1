import { createHash } from 'node:crypto'
import { dropCheckpoint, readCheckpoint, writeCheckpoint } from './checkpoint.js'
import type { Path } from './configuration.js'
import { courseOf } from './course.js'
import type { Evaluated, Held } from './evaluation.js'
import { divergence, type Metric } from './metric.js'
import type { Pool } from './pool.js'
import { isFinished } from './records.js'
import { RunError } from './run-error.js'
import { Shelf } from './shelf.js'

/** What running a path needs. */
export interface PathRun {
  readonly path: Path
  readonly pool: Pool
  /** The lines that there are of it. */
  readonly recorded: readonly Metric[]
  /** Where its checkpoint is. */
  readonly checkpoint: string
  /** How many of its readings may be under way at a time. */
  readonly room: () => number
  /** Milliseconds of work that may be done again after a kill, beside the readings under way. */
  readonly checkpointEvery?: number
  /** Called with every new reading, in the order of n. */
  readonly onReading: (metric: Metric, seconds: number) => void
}

/**
 * Makes the readings of a path that there are no lines of yet, one after the other where the one
 * needs a state of the other, else as many at a time as there is room for. Readings since the last
 * checkpoint are made again, and must be what their lines say; all are where a checkpoint is broken,
 * or is not of these lines.
 * @throws RunError where they are not
 */
export async function runPath(run: PathRun): Promise<void> {
  const { path, pool, recorded, onReading, room, checkpointEvery = 250 } = run
  const { arm, index, seed } = path
  if (isFinished(path, recorded)) return
  const course = courseOf(arm)
  const metrics: Metric[] = []
  const shelves = course.words(0).map(() => new Shelf())
  let parameters: Float32Array | undefined

  const found = await readCheckpoint(run.checkpoint)
  // One of more readings than there are lines, or of other lines, is put aside.
  if (found?.lines === digestOf(recorded.slice(0, found?.readings))) {
    for (const metric of recorded.slice(0, found.readings)) {
      if (metrics.length === found.readings - 1) {
        for (const [p, w] of course.words(metrics.length).entries()) {
          shelves[p]!.refill(w, found.held[p]!)
        }
      }
      metrics.push(metric)
      course.read(metrics)
    }
    parameters = found.parameters
  }

  let written = performance.now()
  const commit = async (reading: UnderWay) => {
    const { marks, parameters: now, applications, seconds } = await reading.evaluated
    const gap = parameters && distance(parameters, now)
    const diverged = divergence(marks, gap)
    const plain: Metric = {
      ...{ arm: arm.name, seed, n: arm.at[metrics.length]! },
      ...(diverged === undefined && marks),
      ...(gap !== undefined && diverged === undefined && { gap }),
      applications,
      ...(diverged !== undefined && { diverged }),
    }
    metrics.push(plain)
    const metric: Metric = course.read(metrics) ? { ...plain, reset: true } : plain
    metrics[metrics.length - 1] = metric
    parameters = now
    const line = recorded[metrics.length - 1]
    if (line === undefined) onReading(metric, seconds)
    else refuseOther(line, metric)
    if (isFinished(path, metrics)) return
    if (performance.now() - written < checkpointEvery) return
    const [readings, lines] = [metrics.length, digestOf(metrics)]
    await writeCheckpoint(run.checkpoint, { readings, lines, held: reading.held, parameters: now })
    written = performance.now()
  }

  const underWay: UnderWay[] = []
  for (let i = metrics.length; i < arm.at.length && !isFinished(path, metrics); i++) {
    const keep = course.keep(i)
    const parts = course.words(i).map((w, p) => shelves[p]!.part(w, keep[p]))
    const evaluated = pool.evaluate({ arm: index, seed, parts })
    evaluated.catch(() => {}) // said when it is waited for
    const wanted = course.decides || parts.some(part => part.keep !== undefined)
    if (wanted) {
      const { kept } = await evaluated
      for (const [p, held] of kept.entries()) shelves[p]!.add(held)
    }
    underWay.push({ evaluated, held: shelves.map(({ states }) => states) })
    while (underWay.length > (wanted ? 0 : room() - 1) && !isFinished(path, metrics)) {
      await commit(underWay.shift()!)
    }
  }
  while (underWay.length > 0 && !isFinished(path, metrics)) await commit(underWay.shift()!)
  await dropCheckpoint(run.checkpoint)
}

/** A reading that a worker is at, and what is held when it is made: shelves are at a later one then. */
interface UnderWay {
  readonly evaluated: Promise<Evaluated>
  readonly held: readonly (readonly Held[])[]
}

/** SHA-256 of lines as they are in a file. */
function digestOf(metrics: readonly Metric[]): string {
  const hash = createHash('sha256')
  for (const metric of metrics) hash.update(`${JSON.stringify(metric)}\n`)
  return hash.digest('hex')
}

function distance(a: Float32Array, b: Float32Array): number {
  let sum = 0
  for (let i = 0; i < a.length; i++) sum += (a[i]! - b[i]!) ** 2
  return Math.sqrt(sum)
}

function refuseOther(line: Metric, metric: Metric): void {
  const [there, here] = [JSON.stringify(line), JSON.stringify(metric)]
  if (there === here) return
  throw new RunError(`metrics.jsonl: expected what is computed here, ${here}, got ${there}`)
}
