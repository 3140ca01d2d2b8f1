import type { SelfMap } from '../map/self-map.js'
import type { Forest } from './forest.js'
import type { Machine } from './machine.js'
import { type Reached, walk } from './walk.js'

/** Replays each word from where it leaves the words before it. `forest` is read from the inside. */
export function replay<P, S, M extends SelfMap<P, S>>(
  forest: Forest,
  { tally, realize, apply, take, release }: Machine<P, S, M>,
  start: P,
): Generator<Reached<P> | undefined> {
  return walk(forest, {
    origin: start,
    step(point, index, last) {
      tally.stages++
      return (last ? take : apply)(realize(index), index, point)
    },
    release,
    kept(points) {
      tally.live = Math.max(tally.live, points)
    },
    reach: point => point,
    leave: () => {},
  })
}
