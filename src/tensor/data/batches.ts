import { type BatchLaw, type BatchSampling, batchLaw } from '../../random/batch-law.js'
import type { DataSet } from './data-set.js'

/** The rows of some examples, normalised. */
export interface Batch {
  /** [B, ...shape], row after row. */
  readonly x: Float32Array
  /** [B]: class numbers, or values. */
  readonly y: Uint8Array | Float32Array
}

/**
 * The batches of a data set: rows of batch i, pure in (seed, stream, i), as `batchLaw` has them.
 * Throws RandomError for a size that is no positive integer, or too large for the sampling.
 */
export function batches(
  data: Pick<DataSet, 'rows'>,
  { size, sampling }: { readonly size: number; readonly sampling: BatchSampling },
): BatchLaw {
  return batchLaw(data.rows, size, sampling)
}

/**
 * The examples of some rows, normalised: scale_c·x + shift_c in double precision, then rounded to
 * float32. Throws RangeError for a row that there is not.
 */
export function gather(data: DataSet, rows: readonly number[]): Batch {
  const { scale, shift } = data.normalisation
  const channels = scale.length
  const size = data.x.length / data.rows
  const x = new Float32Array(rows.length * size)
  const y = new (data.classes === undefined ? Float32Array : Uint8Array)(rows.length)
  rows.forEach((row, b) => {
    if (!(Number.isInteger(row) && row >= 0 && row < data.rows)) {
      throw new RangeError(`${data.name}: expected a row from 0 to ${data.rows - 1}, got ${row}`)
    }
    y[b] = data.y[row]!
    const example = data.x.subarray(row * size, (row + 1) * size)
    for (let c = 0; c < channels; c++) {
      const [a, d] = [scale[c]!, shift[c]!]
      for (let k = c; k < size; k += channels) x[b * size + k] = a * example[k]! + d
    }
  })
  return { x, y }
}
