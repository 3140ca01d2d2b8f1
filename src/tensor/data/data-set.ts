/** Labelled examples, normalised as stated. */
export interface DataSet {
  readonly name: string
  /** The shape of one example. */
  readonly shape: readonly number[]
  readonly rows: number
  /** How many classes, or undefined where the labels are values to be predicted. */
  readonly classes: number | undefined
  /** Row i at [i·size, (i + 1)·size), size the product of the shape. */
  readonly x: Float32Array
  /** Class numbers, or values. */
  readonly y: Uint8Array | Float32Array
  /** What was done to the raw numbers: "(pixel/255 − 0.1307)/0.3081". */
  readonly normalisation: string
}
