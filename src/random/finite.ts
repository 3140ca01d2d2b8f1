import { combinedConstants } from '../map/constants.js'
import type { SelfMap } from '../map/self-map.js'
import type { MetricSpace } from '../space/metric-space.js'
import { type Rational, rational } from '../space/rational.js'
import { RandomError } from './address.js'
import { categorical } from './categorical.js'
import { type IidMap, iid } from './iid.js'

/** An i.i.d. choice among finitely many maps: its laws can be enumerated. */
export interface FiniteMap<P, S = number, M extends SelfMap<P, S> = SelfMap<P, S>>
  extends IidMap<P, S, M> {
  readonly maps: readonly M[]
  /** The probability of each map; they add up to 1 exactly. */
  readonly weights: readonly Rational[]
}

/**
 * The i.i.d. random map T = maps[k] with probability weights[k]/Σ weights, exactly; all the same
 * unless weights are given. Throws RandomError unless there are maps, and a weight for each of
 * them, none negative and one positive.
 */
export function finite<P, S, M extends SelfMap<P, S>>(
  space: MetricSpace<P, S>,
  maps: readonly M[],
  weights: readonly (Rational | number)[] = maps.map(() => 1),
): FiniteMap<P, S, M> {
  if (maps.length === 0) throw new RandomError('finite random map: expected maps, got none')
  if (weights.length !== maps.length) {
    throw new RandomError(
      `finite random map: expected ${maps.length} weights, one a map, got ${weights.length}`,
    )
  }
  const choose = categorical(weights)
  const exact = weights.map(w => (typeof w === 'number' ? rational(w) : w))
  const total = exact.reduce((sum, w) => sum.add(w))
  const law = iid<P, S, M>({
    name: `one of ${maps.length} maps, i.i.d.`,
    space,
    draw: source => maps[choose(source)]!,
    proved: {
      lipschitz: combinedConstants(
        maps.map(map => map.proved.lipschitz),
        (a, b) => (space.field.compare(a, b) < 0 ? b : a),
      ),
    },
  })
  return { ...law, maps, weights: exact.map(w => w.div(total)) }
}
