import type { SelfMap } from '../map/self-map.js'
import type { Word } from '../order/word.js'
import type { MapSequence } from '../random/random-map.js'
import type { MetricSpace } from '../space/metric-space.js'
import { machine, startOf } from './machine.js'
import { finish, PULSE, type Steps } from './patience.js'
import { emptyTally } from './tally.js'

/**
 * T_{w1} T_{w2} … T_{wn}(start): the definition, map by map from the inside, sharing nothing.
 * The yardstick for every strategy, and all one needs for a single iterate.
 * With a space, throws PointError or MapError where a point is none of the space.
 */
export function applyWord<P, S>(
  maps: MapSequence<SelfMap<P, S>>,
  word: Word,
  start: P,
  space?: MetricSpace<P, S>,
): P {
  return finish(wordSteps(maps, word, start, space))
}

/** The same, step by step: yields how many maps are applied so far. */
export function* wordSteps<P, S>(
  maps: MapSequence<SelfMap<P, S>>,
  word: Word,
  start: P,
  space?: MetricSpace<P, S>,
): Steps<P> {
  const { realize, apply, take, release } = machine(maps, emptyTally(), space)
  let point = startOf(space, start)
  let done = false
  try {
    for (let position = word.length - 1; position >= 0; position--) {
      const index = word.at(position)
      point = (point === start ? apply : take)(realize(index), index, point)
      const applied = word.length - position
      if (applied % PULSE === 0) yield applied
    }
    done = true
    return point
  } finally {
    if (!done && point !== start) release(point)
  }
}
