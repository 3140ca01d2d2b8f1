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
  /** The same, where the point is given up: in place if the map can, else it is released. */
  take(map: M, index: number, point: P): P
  /** Gives a point up: a space with a `release` hook is told. */
  release(point: P): void
}

/**
 * Why an image can be no point of the space its argument was in, where all that is known of the
 * space is the argument: NaN, or another number of coordinates.
 */
function strange(point: unknown, image: unknown): string | undefined {
  if (typeof image === 'number') return Number.isNaN(image) ? 'NaN' : undefined
  if (!(image instanceof Float64Array && point instanceof Float64Array)) return undefined
  if (image.length !== point.length) {
    return `${image.length} coordinates for ${point.length}`
  }
  for (let i = 0; i < image.length; i++) {
    if (Number.isNaN(image[i])) return 'NaN in a coordinate'
  }
  return undefined
}

/**
 * The machine of a sequence. With a space, every point a map returns is checked to be in it;
 * without, numbers and vectors are checked for NaN and for their number of coordinates.
 */
export function machine<P, S, M extends SelfMap<P, S>>(
  maps: MapSequence<M>,
  tally: Tally,
  space: MetricSpace<P, S> | undefined,
): Machine<P, S, M> {
  const release = (point: P) => space?.release?.(point)
  const checked = (map: M, index: number, point: P, image: P): P => {
    const objection = space ? space.objection(image) : strange(point, image)
    if (objection === undefined) return image
    const label = index === 0 ? 'composition' : `T_${index}`
    throw new MapError(
      `${label} (${map.name}): expected a point of ${space?.name ?? 'its space'}, returned ${objection}`,
    )
  }
  return {
    tally,
    realize(index) {
      tally.realisations++
      return maps.at(index)
    },
    apply(map, index, point) {
      tally.applications++
      return checked(map, index, point, map.apply(point))
    },
    take(map, index, point) {
      tally.applications++
      const inPlace = map.applyInPlace !== undefined
      const image = inPlace ? map.applyInPlace!(point) : map.apply(point)
      const next = checked(map, index, point, image)
      if (!inPlace && next !== point) release(point)
      return next
    },
    release,
  }
}

/** Checks a start against a space, when there is one. */
export function startOf<P, S>(space: MetricSpace<P, S> | undefined, start: P): P {
  return space === undefined ? start : pointOf(space, start, 'start')
}
