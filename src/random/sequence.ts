import { mapIndexOf } from './address.js'
import type { MapSequence } from './random-map.js'

/** The sequence with map i = at(i), for integers 0 < |i| < 2³¹. `at` throws RandomError for others. */
export function sequence<M>(at: (i: number) => M): MapSequence<M> {
  return { at: i => at(mapIndexOf(i)) }
}
