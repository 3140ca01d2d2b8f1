import { couplingFromThePast } from '../iterate/coupling.js'
import { type TableMap, table } from '../map/table.js'
import type { MapSequence } from '../random/random-map.js'
import { type Rational, rational } from '../space/rational.js'

/** The chain on {0, 1} of the maps A (both to 0) and B (swap), each with probability 1/2. */
export const chain: readonly [A: TableMap<Rational>, B: TableMap<Rational>] = [
  table<Rational>([0, 0]),
  table<Rational>([1, 0]),
]

/** Its stationary law: π = (2/3, 1/3), for π(1) = π(0)/2. */
export const stationary: readonly [Rational, Rational] = [rational(2, 3), rational(1, 3)]

/** Maps drawn anew whenever coupling from the past, at n = 1, 2, 4, …, asks for more of them. */
export function anewEachDoubling<M>(maps: MapSequence<M>): MapSequence<M> {
  let n = 1
  return {
    at(i) {
      n = Math.max(n, i) // a pass over n maps begins with the last of them
      return maps.at(n - 1 + i)
    },
  }
}

/** P(value 0) and P(not constant by n = most) of coupling from the past, by enumeration. */
export function coupled(
  most: number,
  draws: number,
  through: (maps: MapSequence<TableMap<Rational>>) => MapSequence<TableMap<Rational>>,
): { zero: Rational; unresolved: Rational } {
  let [zeros, open] = [0, 0]
  for (let bits = 0; bits < 2 ** draws; bits++) {
    const maps = { at: (i: number) => chain[((bits >> (i - 1)) & 1) as 0 | 1] }
    const value = valueWithin(through(maps), most)
    if (value === 0) zeros++
    if (value === undefined) open++
  }
  return { zero: rational(zeros, 2 ** draws), unresolved: rational(open, 2 ** draws) }
}

/** The value of coupling from the past, undefined if n = most does not suffice. */
function valueWithin(maps: MapSequence<TableMap<Rational>>, most: number): number | undefined {
  try {
    return couplingFromThePast(maps, [0, 1], { most }).value
  } catch (error) {
    if (error instanceof RangeError) return undefined
    throw error
  }
}
