import { createHash } from 'node:crypto'
import type { DataSet } from '../../tensor/data/index.js'
import type { Arm } from './arm.js'

/** Everything that decides what a run gives: plain data. Two runs of one configuration are the same run. */
export interface Configuration {
  readonly experiment: string
  readonly scale: string
  readonly arms: readonly Arm[]
  readonly seeds: readonly number[]
  /** How many rows of each split iterates are examined on, at most. */
  readonly rows: { readonly train: number; readonly test: number }
  /** Whether half of the rows to test with are kept to choose by. */
  readonly choosing: boolean
  readonly data: {
    readonly name: string
    readonly normalisation: string
    readonly train: SplitRecord
    readonly test: SplitRecord
  }
}

/** What examples a split has. */
export interface SplitRecord {
  readonly rows: number
  readonly partial?: string
  /** SHA-256 of the examples and labels as they are in memory. */
  readonly sha256: string
}

export function splitRecord({ rows, partial, x, y }: DataSet): SplitRecord {
  const hash = createHash('sha256')
  for (const { buffer, byteOffset, byteLength } of [x, y]) {
    hash.update(new Uint8Array(buffer, byteOffset, byteLength))
  }
  return { rows, ...(partial !== undefined && { partial }), sha256: hash.digest('hex') }
}

/** The name that a configuration has by its content: "fig4-1f0a32b9c4". */
export function contentName(configuration: Configuration): string {
  const digest = createHash('sha256').update(JSON.stringify(configuration)).digest('hex')
  return `${configuration.experiment}-${digest.slice(0, 10)}`
}

/** One path of a run: an arm for a seed. */
export interface Path {
  readonly arm: Arm
  /** Its place among the arms. */
  readonly index: number
  readonly seed: number
}

/** The paths of a configuration, arm by arm. */
export const pathsOf = ({ arms, seeds }: Configuration): Path[] =>
  arms.flatMap((arm, index) => seeds.map(seed => ({ arm, index, seed })))
