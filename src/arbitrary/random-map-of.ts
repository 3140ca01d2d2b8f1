import fc from 'fast-check'
import type { SelfMap } from '../map/self-map.js'
import { type IidMap, iid } from '../random/iid.js'
import type { Source } from '../random/source.js'
import type { MetricSpace } from '../space/metric-space.js'

/**
 * The i.i.d. random map whose maps have the law of an arbitrary (unbiased: no special values are
 * favoured). Not an arbitrary itself: it turns any generator of maps into a random map, map i made
 * from the bits at (seed, stream, i) like every other.
 */
export function randomMapOf<P, S, M extends SelfMap<P, S>>(
  space: MetricSpace<P, S>,
  maps: fc.Arbitrary<M>,
  name = 'maps of an arbitrary, i.i.d.',
): IidMap<P, S, M> {
  return iid<P, S, M>({
    name,
    space,
    draw: source => maps.generate(new fc.Random(bitsOf(source)), undefined).value,
  })
}

/** A source as a generator of signed 32-bit integers. A clone goes on where the source is. */
function bitsOf(source: Source): Bits {
  return {
    clone: () => bitsOf(source),
    getState: () => [],
    next() {
      source.next()
      return source.low
    },
  }
}

interface Bits {
  clone(): Bits
  getState(): readonly number[]
  next(): number
}
