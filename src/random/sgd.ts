import type { SelfMap } from '../map/self-map.js'
import type { MetricSpace } from '../space/metric-space.js'
import { countOf, RandomError } from './address.js'
import type { Draw } from './draw.js'
import { epochs } from './epochs.js'
import { type IidMap, iid } from './iid.js'
import { integer } from './integer.js'
import type { RandomMap } from './random-map.js'
import { sequence } from './sequence.js'

/** Batches of a data set, and the map that each gives. */
export interface Batches<M> {
  /** The number of rows of the data set. */
  readonly rows: number
  /** The number of rows of a batch. */
  readonly batch: number
  /** The step on the batch of the given rows, which count from 0. */
  readonly step: (rows: readonly number[]) => M
}

/**
 * SGD with replacement: map i is the step on `batch` rows drawn independently and uniformly, so the
 * maps are i.i.d. One draw a row. Throws RandomError unless rows and batch are positive integers.
 */
export function sgd<P, S, M extends SelfMap<P, S>>(
  space: MetricSpace<P, S>,
  { rows, batch, step }: Batches<M>,
): IidMap<P, S, M> {
  countOf(rows, 'SGD, rows')
  countOf(batch, 'SGD, batch')
  const row = integer(rows)
  const draw: Draw<M> = source => step(Array.from({ length: batch }, () => row(source)))
  return iid({ name: `SGD, i.i.d. batches of ${batch} of ${rows} rows`, space, draw })
}

/**
 * SGD by epochs: the rows are shuffled afresh for each epoch and cut into ⌊rows/batch⌋ batches, the
 * remainder being left out of that epoch. Not independent: a control.
 * Throws RandomError unless rows and batch are positive integers and batch ≤ rows.
 */
export function reshuffledSgd<P, S, M extends SelfMap<P, S>>(
  space: MetricSpace<P, S>,
  { rows, batch, step }: Batches<M>,
): RandomMap<P, S, M> {
  countOf(rows, 'SGD, rows')
  if (countOf(batch, 'SGD, batch') > rows) {
    throw new RandomError(`SGD, batch: expected at most ${rows}, the number of rows, got ${batch}`)
  }
  const turns = epochs(rows, Math.floor(rows / batch))
  return {
    name: `SGD, batches of ${batch} of ${rows} rows, reshuffled every epoch`,
    space,
    sampling: 'reshuffled',
    realize(seed, stream = 0) {
      const turnOf = turns(seed, stream)
      return sequence(i => {
        const { order, place } = turnOf(i)
        return step([...order.subarray(place * batch, (place + 1) * batch)])
      })
    },
  }
}
