import fc from 'fast-check'
import { type TableMap, table } from '../map/table.js'
import type { MetricSpace } from '../space/metric-space.js'
import { named } from './readable.js'

/** Which self-maps of {0, …, n − 1}. */
export interface TableMapConstraints<S> {
  /** Only bijections; any map unless given. */
  readonly bijective?: boolean
  /** With it, maps carry their Lipschitz constants. */
  readonly space?: MetricSpace<number, S>
}

/** A self-map of {0, …, n − 1} by its images; shrinks to i ↦ 0, bijections to themselves. */
export function tableMap<S = number>(
  n: number,
  { bijective = false, space }: TableMapConstraints<S> = {},
): fc.Arbitrary<TableMap<S>> {
  const states = Array.from({ length: n }, (_, i) => i)
  const images = bijective
    ? fc.shuffledSubarray(states, { minLength: n })
    : fc.array(fc.nat(n - 1), { minLength: n, maxLength: n })
  return images.map(row => named(table(row, space)))
}
