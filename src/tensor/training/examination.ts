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

/** At most so many rows of a data set, evenly spread over it, 64 to a batch. */
export function examination(data: DataSet, most = Infinity): Examination {
  const rows = Math.min(most, data.rows)
  const chosen = Array.from({ length: rows }, (_, i) => Math.floor((i * data.rows) / rows))
  const batches: Batch[] = []
  for (let i = 0; i < rows; i += 64) batches.push(gather(data, chosen.slice(i, i + 64)))
  return { name: `${rows} rows of ${data.name}, ${data.split}`, rows, batches }
}

/** How many of the rows of scores are largest at their label; the first of equals counts. */
export function correct(scores: ArrayLike<number>, labels: ArrayLike<number>): number {
  const classes = scores.length / labels.length
  let count = 0
  for (let b = 0; b < labels.length; b++) {
    let best = 0
    for (let c = 1; c < classes; c++) {
      if (scores[b * classes + c]! > scores[b * classes + best]!) best = c
    }
    if (best === labels[b]) count++
  }
  return count
}
