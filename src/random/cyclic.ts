import type { SelfMap } from '../map/self-map.js'
import type { MetricSpace } from '../space/metric-space.js'
import { RandomError } from './address.js'
import { integer } from './integer.js'
import type { RandomMap } from './random-map.js'
import { sequence } from './sequence.js'
import { Source } from './source.js'

/**
 * A list of maps in its order again and again: T_i = maps[(i − 1 + φ) mod N], i = 1, 2, …, with
 * phase φ = 0, or ('random') uniform on 0 … N − 1, one a realisation; then the sequence is stationary. The
 * held-out maps S_i go through the list likewise, with a phase of their own.
 * Neither independent nor, with phase 0, identically distributed: a control.
 * Throws RandomError for an empty list.
 */
export function cyclic<P, S, M extends SelfMap<P, S>>(
  space: MetricSpace<P, S>,
  maps: readonly M[],
  phase: 'zero' | 'random' = 'zero',
): RandomMap<P, S, M> {
  if (maps.length === 0) throw new RandomError('cyclic random map: expected maps, got none')
  const period = maps.length
  const draw = integer(period)
  return {
    name: `${period} maps in cyclic order${phase === 'random' ? ', random phase' : ''}`,
    space,
    sampling: 'cyclic',
    realize(seed, stream = 0) {
      const source = new Source(seed, 'epochs').seek(stream, 0)
      const start = (side: 1 | -1) => (phase === 'random' ? draw(source.seek(stream, side)) : 0)
      const future = start(1)
      const heldOut = start(-1)
      return sequence(i => maps[(Math.abs(i) - 1 + (i > 0 ? future : heldOut)) % period]!)
    },
  }
}
