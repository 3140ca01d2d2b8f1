import type { Normalisation } from './normalisation.js'

/** The examples to train on, or those kept apart to test with. */
export type Split = 'train' | 'test'
export const splits: readonly Split[] = ['train', 'test']

/** Labelled examples as they were read, in memory that workers can share. */
export interface Examples {
  readonly rows: number
  /** Raw numbers, row i at [i·size, (i + 1)·size), size the product of the shape. */
  readonly x: Uint8Array<SharedArrayBuffer> | Float32Array<SharedArrayBuffer>
  /** Class numbers, or values to be predicted. */
  readonly y: Uint8Array<SharedArrayBuffer> | Float32Array<SharedArrayBuffer>
  /** What there is where it isn't all that was published: "1 of 5 training batches". */
  readonly partial: string | undefined
}

/** Labelled examples, and how they are to be normalised. Plain data: workers can be sent it. */
export interface DataSet extends Examples {
  readonly name: string
  readonly split: Split
  /** The shape of one example: [28, 28, 1] as height, width, channels, or [4]. */
  readonly shape: readonly number[]
  /** How many classes, or undefined where the labels are values to be predicted. */
  readonly classes: number | undefined
  /** What `gather` does to the raw numbers. */
  readonly normalisation: Normalisation
}

/** Zeros, in memory that workers can share. */
export const sharedBytes = (length: number) => new Uint8Array(new SharedArrayBuffer(length))
export const sharedFloats = (length: number) => new Float32Array(new SharedArrayBuffer(4 * length))
