import { MapError, type SelfMap } from '../map/self-map.js'
import type { MapSequence } from '../random/random-map.js'
import { type MetricSpace, pointOf } from '../space/metric-space.js'
import type { Tally } from './tally.js'

/** A machine that turns maps into points, counting what it does. */
export interface Machine<P, S, M extends SelfMap<P, S>> {
  readonly tally: Tally
  realize(index: number): M
  /** map(point), where `map` is T_index, or a composition if index is 0. */
  apply(map: M, index: number, point: P): P
  /** Gives a point up: a space with a `release` hook is told. */
  release(point: P): void
}

/** The machine of a sequence; with a space, every point a map returns is checked to be in it. */
export function machine<P, S, M extends SelfMap<P, S>>(
  maps: MapSequence<M>,
  tally: Tally,
  space: MetricSpace<P, S> | undefined,
): Machine<P, S, M> {
  return {
    tally,
    realize(index) {
      tally.realisations++
      return maps.at(index)
    },
    apply(map, index, point) {
      tally.applications++
      const image = map.apply(point)
      const objection = space?.objection(image)
      if (space === undefined || objection === undefined) return image
      const label = index === 0 ? 'composition' : `T_${index}`
      throw new MapError(
        `${label} (${map.name}): expected a point of ${space.name}, returned ${objection}`,
      )
    },
    release: point => space?.release?.(point),
  }
}

/** Checks a start against a space, when there is one. */
export function startOf<P, S>(space: MetricSpace<P, S> | undefined, start: P): P {
  return space === undefined ? start : pointOf(space, start, 'start')
}
