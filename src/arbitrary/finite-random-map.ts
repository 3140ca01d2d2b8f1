import type fc from 'fast-check'
import type { SelfMap } from '../map/self-map.js'
import { type FiniteMap, finite } from '../random/finite.js'
import type { MetricSpace } from '../space/metric-space.js'
import { readable } from './readable.js'
import { type WeightedConstraints, weighted } from './weighted.js'

/**
 * An i.i.d. choice among finitely many generated maps, with rational probabilities: a random map
 * whose laws can be enumerated. Shrinks to one map.
 */
export function finiteRandomMap<P, S, M extends SelfMap<P, S>>(
  space: MetricSpace<P, S>,
  maps: fc.Arbitrary<M>,
  constraints: WeightedConstraints = {},
): fc.Arbitrary<FiniteMap<P, S, M>> {
  return weighted(maps, constraints).map(parts => {
    const chosen = parts.map(({ point }) => point)
    const weights = parts.map(({ weight }) => weight)
    return readable(finite<P, S, M>(space, chosen, weights), showChoices)
  })
}

/** "1/3 of x ↦ 2·x + 1, 2/3 of x ↦ 0". */
export const showChoices = <P, S>({ maps, weights }: FiniteMap<P, S>): string =>
  maps.map((map, i) => `${weights[i]!.toFraction()} of ${map.name}`).join(', ')
