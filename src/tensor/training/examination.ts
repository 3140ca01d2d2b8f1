import { permutation } from '../../random/permutation.js'
import { Source } from '../../random/source.js'
import { type Batch, type DataSet, gather } from '../data/index.js'

/** What a network is examined on: rows of a data set in batches, and how many of them there are. */
export interface Examination {
  readonly name: string
  readonly rows: number
  readonly batches: readonly Batch[]
}

/** How well a network does: the mean loss, and where there are classes the share it gets right. */
export interface Marks {
  readonly loss: number
  readonly accuracy?: number
}

/**
 * At most so many rows of a data set, 64 to a batch: all of them, or as many drawn without
 * replacement, always the same. (Rows at equal distances can all be of one class.)
 */
export function examination(data: DataSet, most = Infinity): Examination {
  const rows = Math.min(most, data.rows)
  const source = new Source(0, 'permutations').seek(0, 0)
  const chosen = [...permutation(data.rows)(source)].slice(0, rows).sort((a, b) => a - b)
  const batches: Batch[] = []
  for (let i = 0; i < rows; i += 64) batches.push(gather(data, chosen.slice(i, i + 64)))
  return { name: `${rows} rows of ${data.name}, ${data.split}`, rows, batches }
}

/** How many of the rows of scores are largest at their label; the first of equals counts, NaN none. */
export function correct(scores: ArrayLike<number>, labels: ArrayLike<number>): number {
  const classes = scores.length / labels.length
  let count = 0
  for (let b = 0; b < labels.length; b++) {
    let best = 0
    for (let c = 1; c < classes; c++) {
      if (scores[b * classes + c]! > scores[b * classes + best]!) best = c
    }
    const row = Array.from({ length: classes }, (_, c) => scores[b * classes + c]!)
    if (best === labels[b] && !row.some(Number.isNaN)) count++
  }
  return count
}
