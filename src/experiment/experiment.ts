import type { ModelChoice, Training } from '../tensor/training/index.js'
import type { Finding } from './finding.js'
import type { Arm } from './running/arm.js'
import type { RunRecord } from './running/directory.js'

/** How large an experiment is run: a minute, half an hour on two cores, as the paper did. */
export type ScaleName = 'smoke' | 'desk' | 'paper'
export const scaleNames: readonly ScaleName[] = ['smoke', 'desk', 'paper']

/** The sizes of an experiment. */
export interface Scale {
  /** Steps of the experiment's own batch. */
  readonly steps: number
  /** Steps between readings. */
  readonly every: number
  /** Seeds 1, 2, … so many. */
  readonly seeds: number
  /** Rows of each split to examine iterates on, at most. */
  readonly rows: number
  /** What widths of layers, or numbers of channels, are multiplied by; 1 unless given. */
  readonly width?: number
  /** In place of the batch of the experiment. */
  readonly batch?: number
}

/** What an experiment's arms are made of, after the scale and the options of who runs it. */
export interface Settings {
  readonly training: Training
  readonly steps: number
  readonly every: number
  readonly orders: readonly string[]
  /** Rows of the data to train on. */
  readonly trainRows: number
}

/** Options that an experiment may have no use for: what they would set is its own. */
export type OwnOption = 'optimizer' | 'lr' | 'beta' | 'decay' | 'sampling'

/** A network experiment: what is trained, what is read off, and what is made of it. */
export interface Experiment {
  /** The names it goes by: figures of the paper that show one run have one experiment. */
  readonly names: readonly [string, ...string[]]
  readonly title: string
  /** What the paper says of it, or what is asked. */
  readonly says: string
  /** The data set, as `openDataSet` takes it. */
  readonly set: string
  readonly model: ModelChoice
  readonly rule: Training['rule']
  readonly batch: number
  /** Orders that are compared, unless the arms are made otherwise. */
  readonly orders: readonly string[]
  readonly scales: Readonly<Record<ScaleName, Scale>>
  /** The arms, where they are more than the orders. */
  readonly arms?: (settings: Settings) => Arm[]
  /**
   * Options that would leave some of its arms as they are, with the reason: "compares learning rates
   * of its own". They are refused.
   */
  readonly own?: Readonly<Partial<Record<OwnOption, string>>>
  /** Whether half of the rows to test with are kept to choose by. */
  readonly choosing?: boolean
  /** What is made of a run beside the tables that every run has. */
  readonly findings?: (record: RunRecord) => Finding[]
}
