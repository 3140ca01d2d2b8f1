import { countOf, RandomError } from './address.js'
import type { Draw } from './draw.js'
import { epochs } from './epochs.js'
import { integer } from './integer.js'
import type { MapSequence, Sampling, Seed } from './random-map.js'
import { sequence } from './sequence.js'
import { Source } from './source.js'

/** How the batches of a data set are chosen. */
export type BatchSampling = Exclude<Sampling, 'independent, not identical'>

/** Rows of a data set, batch by batch. */
export interface BatchLaw {
  /** "i.i.d. batches of 8 of 60000 rows". */
  readonly name: string
  readonly sampling: BatchSampling
  /** The number of rows of the data set; they count from 0. */
  readonly rows: number
  /** The number of rows of a batch. */
  readonly size: number
  /** The rows of batch i ≠ 0, in the order drawn: pure in (seed, stream, i). */
  realize(seed: Seed, stream?: number): MapSequence<readonly number[]>
}

/** `size` rows of `rows`, independent and uniform, so that a row may come twice. One draw a row. */
export function drawRows(rows: number, size: number): Draw<number[]> {
  countOf(rows, 'rows of the data set')
  countOf(size, 'batch size')
  const row = integer(rows)
  return source => Array.from({ length: size }, () => row(source))
}

/**
 * The batches of `size` of `rows` rows.
 *
 * - 'i.i.d.': rows drawn independently and uniformly, with replacement; the batches −1, −2, … are
 *   held out: independent of the others, of the same law.
 * - 'reshuffled': the rows are shuffled afresh for each epoch and cut into ⌊rows/size⌋ batches, the
 *   remainder being left out of that epoch.
 * - 'cyclic': the rows in their order again and again, `size` at a time; where rows isn't a multiple
 *   of size, a batch goes on from the last row to the first. Batch −i is batch i.
 *
 * Throws RandomError unless rows and size are positive integers, and size ≤ rows for the last two.
 */
export function batchLaw(rows: number, size: number, sampling: BatchSampling): BatchLaw {
  const draw = drawRows(rows, size)
  if (sampling !== 'i.i.d.' && size > rows) {
    throw new RandomError(`batch size: expected at most ${rows}, the number of rows, got ${size}`)
  }
  const law = { sampling, rows, size }
  const of = `batches of ${size} of ${rows} rows`
  switch (sampling) {
    case 'i.i.d.':
      return {
        ...law,
        name: `i.i.d. ${of}`,
        realize(seed, stream = 0) {
          const source = new Source(seed).seek(stream, 0)
          return sequence(i => draw(source.seek(stream, i)))
        },
      }
    case 'reshuffled': {
      const turns = epochs(rows, Math.floor(rows / size))
      return {
        ...law,
        name: `${of}, reshuffled every epoch`,
        realize(seed, stream = 0) {
          const turnOf = turns(seed, stream)
          return sequence(i => {
            const { order, place } = turnOf(i)
            return [...order.subarray(place * size, (place + 1) * size)]
          })
        },
      }
    }
    case 'cyclic':
      return {
        ...law,
        name: `${of}, in their order`,
        realize: () =>
          sequence(i =>
            Array.from({ length: size }, (_, j) => ((Math.abs(i) - 1) * size + j) % rows),
          ),
      }
  }
}
