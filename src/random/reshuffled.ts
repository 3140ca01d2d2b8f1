import type { SelfMap } from '../map/self-map.js'
import type { MetricSpace } from '../space/metric-space.js'
import { RandomError } from './address.js'
import { epochs } from './epochs.js'
import type { RandomMap } from './random-map.js'
import { sequence } from './sequence.js'

/**
 * A list of N maps by epochs: T_{eN+1} … T_{(e+1)N} are all of them in a uniform random order, fresh
 * for each epoch e. Identically distributed and, within the first epoch, exchangeable, but not
 * independent: a control. Throws RandomError for an empty list.
 */
export function reshuffled<P, S, M extends SelfMap<P, S>>(
  space: MetricSpace<P, S>,
  maps: readonly M[],
): RandomMap<P, S, M> {
  if (maps.length === 0) throw new RandomError('reshuffled random map: expected maps, got none')
  const turns = epochs(maps.length, maps.length)
  return {
    name: `${maps.length} maps, reshuffled every epoch`,
    space,
    sampling: 'reshuffled',
    realize(seed, stream = 0) {
      const turnOf = turns(seed, stream)
      return sequence(i => {
        const { order, place } = turnOf(i)
        return maps[order[place]!]!
      })
    },
  }
}
