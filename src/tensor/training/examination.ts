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
export const examination = (data: DataSet, most = Infinity): Examination =>
  on(data, drawn(data, most))

/**
 * The rows of `examination` in two halves that share none, drawn as well: of a data set in the order
 * of its classes both have all. Of an odd number the first has one more.
 */
export function halvedExamination(data: DataSet, most = Infinity): [Examination, Examination] {
  const rows = drawn(data, most)
  const half = Math.ceil(rows.length / 2)
  return [on(data, rows.slice(0, half)), on(data, rows.slice(half))]
}

/** At most so many rows, drawn without replacement, in the order in which they are drawn. */
function drawn({ rows }: DataSet, most: number): number[] {
  const source = new Source(0, 'permutations').seek(0, 0)
  return [...permutation(rows)(source)].slice(0, Math.min(most, rows))
}

/** What rows of a data set are to examine on, in the order of the data set. */
function on(data: DataSet, chosen: readonly number[]): Examination {
  const rows = [...chosen].sort((a, b) => a - b)
  const batches: Batch[] = []
  for (let i = 0; i < rows.length; i += 64) batches.push(gather(data, rows.slice(i, i + 64)))
  const name = `${rows.length} rows of ${data.name}, ${data.split}`
  return { name, rows: rows.length, batches }
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
