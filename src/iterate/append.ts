import type { ClosedMap } from '../map/self-map.js'
import type { Forest } from './forest.js'
import type { Machine } from './machine.js'
import { type Reached, walk } from './walk.js'

/** A composition, and whether it was made here: a single map is its sequence's. */
interface Composed<M> {
  map: M
  readonly made: boolean
}

/**
 * Right-append: keeps the composition C_n = T_1 … T_n as one map of its class, C_{n+1} = C_n∘T_{n+1},
 * and evaluates it at the start. `forest` is read from the outside.
 */
export function append<P, S, M extends ClosedMap<P, S, M>>(
  forest: Forest,
  { tally, realize, apply, release }: Machine<P, S, M>,
  start: P,
): Generator<Reached<P> | undefined> {
  return walk<Composed<M> | undefined, P>(forest, {
    origin: undefined, // the identity
    step(outer, index, last) {
      tally.stages++
      tally.compositions++
      const map = realize(index)
      if (outer === undefined) return { map, made: false }
      if (!(last && outer.made)) return { map: outer.map.after(map), made: true }
      outer.map = outer.map.afterInPlace?.(map) ?? outer.map.after(map)
      return outer
    },
    release: () => {},
    kept: () => {},
    reach(composed) {
      if (composed === undefined) return start
      const point = apply(composed.map, 0, start)
      tally.live = 1
      return point
    },
    leave: (point, composed) => composed && release(point),
  })
}
