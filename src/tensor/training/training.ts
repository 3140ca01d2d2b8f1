import type { BatchSampling } from '../../random/batch-law.js'
import type { BackendName } from '../backend-name.js'
import type { DataSet } from '../data/index.js'
import type { OrderAverage } from '../dense/accumulated-step.js'
import type { Rule } from '../optimiser.js'
import type { PathAverage } from './path-average.js'
import type { Schedule } from './schedule.js'

/** A network by its name. Sizes of inputs and outputs are those of the data. */
export type ModelChoice =
  | {
      readonly name: 'mlp'
      readonly widths: readonly number[]
      /** Of the variance gain/fan-in that kernels begin with; 2 unless given. */
      readonly gain?: number
    }
  | {
      readonly name: 'vgg-19' | 'resnet-18' | 'resnet-50'
      /** What numbers of channels are multiplied by. */
      readonly width: number
      readonly batchNorm: boolean
    }

/** A law of training steps: plain data, which workers can be sent and files can hold. */
export interface Training {
  readonly model: ModelChoice
  readonly batch: { readonly size: number; readonly sampling: BatchSampling }
  readonly rule: Rule
  readonly schedule?: Schedule
  /**
   * What the schedule and Adam's corrections count: 'applied' (unless given) the position at which a
   * map is applied, which is part of the state; 'data index' the index of the map. The second changes
   * the law of backward iterates: a control. (theory of Theorem 2.6: maps must be i.i.d.)
   */
  readonly counter?: 'applied' | 'data index'
  /** What is added to each step: the average over the orders of parts of its batch. SGD alone. */
  readonly regulariser?: OrderAverage
  /** What is read and examined in place of the parameters: an average of them along the path. */
  readonly average?: PathAverage
  /** What it runs on. 'dense' are kernels for MLPs that do without tfjs. */
  readonly backend: BackendName | 'auto' | 'dense'
}

/** @throws TrainingError unless 0 ≤ β < 1, and `from` is an integer ≥ 0 */
export function checkAverage(average: PathAverage): void {
  if (average.kind === 'exponential') {
    if (average.beta >= 0 && average.beta < 1) return
    throw new TrainingError(`average, β: expected a number in [0, 1), got ${average.beta}`)
  }
  if (Number.isSafeInteger(average.from) && average.from >= 0) return
  throw new TrainingError(`average, from: expected an integer ≥ 0, got ${average.from}`)
}

/** @throws TrainingError for a regulariser of other steps than SGD's, or parts that are not equal */
export function checkRegulariser({ rule, batch, regulariser }: Training): void {
  if (regulariser === undefined) return
  if (rule.method !== 'SGD') {
    throw new TrainingError(`regulariser: expected with SGD only, got it with ${rule.method}`)
  }
  const { parts } = regulariser
  if (Number.isSafeInteger(parts) && parts >= 1 && batch.size % parts === 0) return
  throw new TrainingError(
    `regulariser: expected a batch in equal parts, got one of ${batch.size} in ${parts}`,
  )
}

/** The data of a training. In shared memory, so that workers need no copies. */
export interface TrainingData {
  readonly train: DataSet
  readonly test: DataSet
}

/** The most parameters that a network may have: a gigabyte of them. */
const MOST = 2 ** 28

/** @throws TrainingError for more parameters than there is room for */
export function checkSize(name: string, parameters: number): void {
  if (parameters <= MOST) return
  throw new TrainingError(`${name}: expected at most ${MOST} parameters, got ${parameters}`)
}

/** A training that is asked for and cannot be: why, in one line. */
export class TrainingError extends RangeError {
  override readonly name = 'TrainingError'
}
