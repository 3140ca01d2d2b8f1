import type { VectorSpace } from '../space/vector-space.js'
import { MapError } from './self-map.js'

/** A vector with coordinates in S: what `Float64Array` and `readonly S[]` have in common. */
export interface Tuple<V, S> extends ArrayLike<S> {
  map(f: (x: S, i: number) => S): V
}

/** Returns v if it has as many coordinates as the space; throws MapError, naming `what`, if not. */
export function tupleOf<V extends Tuple<V, S>, S>(space: VectorSpace<V, S>, v: V, what: string): V {
  const dim = space.zero().length
  if (v.length !== dim) {
    throw new MapError(`${what}: expected ${dim} coordinates (${space.name}), got ${v.length}`)
  }
  for (let i = 0; i < dim; i++) {
    if (space.field.compare(v[i]!, v[i]!) !== 0) {
      throw new MapError(`${what}: expected finite coordinates, got ${v[i]} at coordinate ${i}`)
    }
  }
  return v
}
