import fc from 'fast-check'
import { type TableMap, table } from '../map/table.js'
import { type FiniteMap, finite } from '../random/finite.js'
import { discrete } from '../space/finite-set.js'
import { coalescing as coalesce } from './coalescing.js'
import { showChoices } from './finite-random-map.js'
import { readable } from './readable.js'
import { type WeightedConstraints, weighted } from './weighted.js'

/** Which chains. */
export interface FiniteChainConstraints extends WeightedConstraints {
  /** The number of states; 2 and 4 unless given. */
  readonly minStates?: number
  readonly maxStates?: number
  /**
   * true: some composition of the maps is constant, so that coupling from the past ends almost
   * surely; false: all maps are bijections, so that states never meet. Either unless given.
   */
  readonly coalescing?: boolean
}

/**
 * A Markov chain on {0, …, n − 1} with the discrete metric, as an i.i.d. choice among finitely many
 * self-maps with rational probabilities. Shrinks to few states and one map.
 */
export function finiteChain(
  constraints: FiniteChainConstraints = {},
): fc.Arbitrary<FiniteMap<number, number, TableMap<number>>> {
  const { minStates = 2, maxStates = 4, coalescing, ...choices } = constraints
  // Images of the most states, cut down to n of them: n shrinks and the maps stay.
  const images =
    coalescing === false
      ? fc.shuffledSubarray(upTo(maxStates), { minLength: maxStates })
      : fc.array(fc.nat(maxStates - 1), { minLength: maxStates, maxLength: maxStates })
  const chains = fc
    .tuple(fc.integer({ min: minStates, max: maxStates }), weighted(images, choices))
    .map(([n, parts]) => {
      const space = discrete(n)
      const cut = (row: readonly number[]) =>
        coalescing === false ? row.filter(i => i < n) : row.slice(0, n).map(i => i % n)
      const maps = parts.map(({ point }) => table<number>(cut(point), space))
      const weights = parts.map(({ weight }) => weight)
      return readable(finite<number, number, TableMap<number>>(space, maps, weights), showChoices)
    })
  return coalescing === true ? chains.filter(({ maps }) => coalesce(maps)) : chains
}

const upTo = (n: number): number[] => Array.from({ length: n }, (_, i) => i)
