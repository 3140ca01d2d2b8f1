import type { SelfMap } from '../map/self-map.js'
import type { MetricSpace } from '../space/metric-space.js'
import type { Draw } from './draw.js'
import type { RandomMap } from './random-map.js'
import { sequence } from './sequence.js'
import { Source } from './source.js'

/** What defines independent maps that need not be of one law. */
export interface IndependentLaws<M> {
  readonly name: string
  /** The law of map i. */
  drawAt(i: number): Draw<M>
}

/** The random map whose maps are independent, map i of a law that depends on i: a control. */
export function independent<P, S, M extends SelfMap<P, S>>(
  space: MetricSpace<P, S>,
  { name, drawAt }: IndependentLaws<M>,
): RandomMap<P, S, M> {
  return {
    name,
    space,
    sampling: 'independent, not identical',
    realize(seed, stream = 0) {
      const source = new Source(seed).seek(stream, 0)
      return sequence(i => drawAt(i)(source.seek(stream, i)))
    },
  }
}
