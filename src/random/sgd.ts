import type { SelfMap } from '../map/self-map.js'
import type { MetricSpace } from '../space/metric-space.js'
import { batchLaw, drawRows } from './batch-law.js'
import { type IidMap, iid } from './iid.js'
import type { RandomMap } from './random-map.js'

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
  const draw = drawRows(rows, batch)
  const name = `SGD, i.i.d. batches of ${batch} of ${rows} rows`
  return iid({ name, space, draw: source => step(draw(source)) })
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
  const law = batchLaw(rows, batch, 'reshuffled')
  return {
    name: `SGD, ${law.name}`,
    space,
    sampling: 'reshuffled',
    realize(seed, stream = 0) {
      const batches = law.realize(seed, stream)
      return { at: i => step(batches.at(i)) }
    },
  }
}
