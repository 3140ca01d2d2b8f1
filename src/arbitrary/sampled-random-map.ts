import fc from 'fast-check'
import type { SelfMap } from '../map/self-map.js'
import { cyclic } from '../random/cyclic.js'
import { finite } from '../random/finite.js'
import { independent } from '../random/independent.js'
import { integer } from '../random/integer.js'
import type { RandomMap, Sampling } from '../random/random-map.js'
import { reshuffled } from '../random/reshuffled.js'
import type { MetricSpace } from '../space/metric-space.js'
import { readable } from './readable.js'

/** How many maps, and how they follow each other. */
export interface SampledRandomMapConstraints {
  /** 1 and 4 unless given. */
  readonly minLength?: number
  readonly maxLength?: number
  /** All four unless given; values shrink towards the first. */
  readonly sampling?: readonly [Sampling, ...Sampling[]]
}

/**
 * A list of generated maps, sampled in one of several ways. Most theorems in law ask for 'i.i.d.';
 * give others to see what they do without it. Shrinks to one map.
 * - 'i.i.d.': all equally likely, again and again;
 * - 'reshuffled': every epoch goes through them all, in a fresh order;
 * - 'cyclic': in their order for ever, from a random place on;
 * - 'independent, not identical': T_i is one of the first |i| of them.
 */
export function sampledRandomMap<P, S, M extends SelfMap<P, S>>(
  space: MetricSpace<P, S>,
  maps: fc.Arbitrary<M>,
  constraints: SampledRandomMapConstraints = {},
): fc.Arbitrary<RandomMap<P, S, M>> {
  const {
    minLength = 1,
    maxLength = 4,
    sampling = ['i.i.d.', 'reshuffled', 'cyclic', 'independent, not identical'],
  } = constraints
  return fc
    .tuple(fc.constantFrom(...sampling), fc.array(maps, { minLength, maxLength }))
    .map(([how, list]) =>
      readable(
        ways[how](space, list),
        ({ sampling }) => `${sampling} sampling of ${list.map(({ name }) => name).join(', ')}`,
      ),
    )
}

type Way = <P, S, M extends SelfMap<P, S>>(
  space: MetricSpace<P, S>,
  maps: readonly M[],
) => RandomMap<P, S, M>

const ways: Record<Sampling, Way> = {
  'i.i.d.': (space, maps) => finite(space, maps),
  reshuffled: (space, maps) => reshuffled(space, maps),
  cyclic: (space, maps) => cyclic(space, maps, 'random'),
  'independent, not identical': (space, maps) =>
    independent(space, {
      name: `map i is one of the first |i| of ${maps.length}`,
      drawAt(i) {
        const choose = integer(Math.min(Math.abs(i), maps.length))
        return source => maps[choose(source)]!
      },
    }),
}
