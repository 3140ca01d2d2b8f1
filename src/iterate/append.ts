import type { ClosedMap } from '../map/self-map.js'
import type { Forest } from './forest.js'
import type { Machine } from './machine.js'
import { type Reached, walk } from './walk.js'

/**
 * Right-append: keeps the composition C_n = T_1 … T_n as one map of its class, C_{n+1} = C_n∘T_{n+1},
 * and evaluates it at the start. `forest` is read from the outside.
 */
export function* append<P, S, M extends ClosedMap<P, S, M>>(
  forest: Forest,
  { tally, realize, apply, release }: Machine<P, S, M>,
  start: P,
): Generator<Reached<P> | undefined> {
  const reached = walk<M | undefined>(forest, {
    origin: undefined, // the identity
    step(outer, index) {
      tally.stages++
      tally.compositions++
      const map = realize(index)
      return outer === undefined ? map : outer.after(map)
    },
    release: () => {},
    kept: () => {},
  })
  for (const leaf of reached) {
    if (leaf?.state === undefined) {
      yield leaf && { n: leaf.n, state: start }
      continue
    }
    const point = apply(leaf.state, 0, start)
    tally.live = 1
    try {
      yield { n: leaf.n, state: point }
    } finally {
      release(point)
    }
  }
}
