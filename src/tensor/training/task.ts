import { iterate } from '../../iterate/iterate.js'
import { emptyTally } from '../../iterate/tally.js'
import { orderNamed } from '../../order/named.js'
import type { Order } from '../../order/order.js'
import { type Examination, examination, type Marks } from './examination.js'
import type { Trainer } from './trainer.js'
import { type TrainingData, TrainingError } from './training.js'

/** Iterates of one realisation in one order: plain data. */
export interface Task {
  /** Of the start, and of the batches. */
  readonly seed: number
  /** As `orderNamed` takes it. */
  readonly order: string
  readonly at: readonly number[]
  /** How many rows of each split iterates are examined on, at most; none unless given. */
  readonly rows?: { readonly train: number; readonly test: number }
  /** Whether parameters are wanted. */
  readonly parameters?: boolean
}

/** An iterate as it was read. */
export interface Reading {
  readonly seed: number
  readonly order: string
  readonly n: number
  readonly train?: Marks
  readonly test?: Marks
  readonly parameters?: Float32Array
}

/** What a task gave, and what it took. */
export interface Outcome {
  /** What ran it. */
  readonly by: Pick<Trainer, 'device' | 'passed'> & { readonly maps: string }
  /** In the order of n. */
  readonly readings: readonly Reading[]
  readonly applications: number
  /** Arrays or tensors left behind: 0. */
  readonly left: number
}

/**
 * How many points a wavefront may keep: as many as stay in a processor's cache, 8 MiB of them. With
 * more it would fetch each point from memory at each step, and a replay, which keeps two, is faster.
 */
export const mostLive = ({ bytes }: Pick<Trainer, 'bytes'>): number =>
  Math.max(1, Math.floor(2 ** 23 / bytes))

/**
 * The order of a task: one that is composed of the steps alone.
 * @throws TrainingError for a mean, and for what names no order
 */
export function orderOf({ order }: Pick<Task, 'order'>): Order {
  const found = named(order)
  if ('word' in found) return found
  throw new TrainingError(`order: expected one order for training, got ${order}`)
}

function named(order: string): ReturnType<typeof orderNamed> {
  try {
    return orderNamed(order)
  } catch (error) {
    throw error instanceof RangeError ? new TrainingError(error.message) : error
  }
}

/** Runs a task by the one compositor. @throws TrainingError for orders, RangeError for n that are none */
export async function runTask(
  trainer: Trainer,
  task: Task,
  examine: (split: 'train' | 'test') => Examination | undefined,
  signal?: AbortSignal,
): Promise<Outcome> {
  const { seed, at } = task
  const { space } = trainer.maps
  const order = orderOf(task)
  const before = trainer.live()
  const start = trainer.start(seed)
  const tally = emptyTally()
  const readings: Reading[] = []
  const [train, test] = [examine('train'), examine('test')]
  const options = { at, space, tally, maxLive: mostLive(trainer), ...(signal && { signal }) }
  try {
    for await (const { n, point } of iterate(trainer.maps.realize(seed), order, start, options)) {
      readings.push({
        ...{ seed, order: task.order, n },
        ...(train && { train: await trainer.examine(point, train) }),
        ...(test && { test: await trainer.examine(point, test) }),
        ...(task.parameters && { parameters: await trainer.read(point) }),
      })
    }
  } finally {
    space.release?.(start)
  }
  const { device, passed, maps } = trainer
  return {
    by: { device, passed, maps: maps.name },
    readings: sorted(readings),
    applications: tally.applications,
    left: trainer.live() - before,
  }
}

export const sorted = (readings: readonly Reading[]): Reading[] =>
  [...readings].sort((a, b) => a.n - b.n)

/** Examinations of some data, each made once for its number of rows. */
export function examinations({ train, test }: TrainingData) {
  const made = new Map<string, Examination>()
  return (rows: Task['rows']) =>
    (split: 'train' | 'test'): Examination | undefined => {
      if (rows === undefined || rows[split] === 0) return undefined
      const key = `${split} ${rows[split]}`
      const found = made.get(key) ?? examination(split === 'train' ? train : test, rows[split])
      made.set(key, found)
      return found
    }
}
