import { combinedConstants } from '../map/constants.js'
import type { SelfMap } from '../map/self-map.js'
import type { MetricSpace } from '../space/metric-space.js'
import { type Rational, rational } from '../space/rational.js'
import { RandomError } from './address.js'
import { type BulkStep, inBulk } from './bulk.js'
import { categorical } from './categorical.js'
import type { Draw } from './draw.js'
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
    bulk: bulkOf(choose, maps),
    proved: {
      lipschitz: combinedConstants(
        maps.map(map => map.proved.lipschitz),
        (a, b) => (space.field.compare(a, b) < 0 ? b : a),
      ),
    },
  })
  return { ...law, maps, weights: exact.map(w => w.div(total)) }
}

/** Where all maps are diagonal: their numbers in a table, of which a choice is a row. */
function bulkOf<P, S>(choose: Draw<number>, maps: readonly SelfMap<P, S>[]): BulkStep | undefined {
  const diagonals = maps.flatMap(map => map.diagonal ?? [])
  const width = diagonals[0]?.b.length
  if (!inBulk(choose) || width === undefined || diagonals.length < maps.length) return undefined
  if (diagonals.some(({ b }) => b.length !== width)) return undefined
  const table = Float64Array.from(
    diagonals.flatMap(({ a, b }) => a.flatMap((ai, i) => [ai, b[i]!])),
  )
  return {
    width,
    draws: 1,
    apply(sources, x, from, to) {
      const choices = choose.bulk(sources, 1)
      if (width === 2) return inPlane(table, choices, x, from, to)
      // Coordinate by coordinate: loops over the few of a state would take longer than what they do.
      for (let j = 0; j < width; j++) {
        for (let r = 0, at = from + j; at < to; r++, at += width) {
          const i = 2 * (width * (choices[r]! | 0) + j) // | 0: an integer, and known to be one
          x[at] = table[i]! * x[at]! + table[i + 1]!
        }
      }
    },
  }
}

/** The same in ℝ². */
function inPlane(
  table: Float64Array,
  choices: Float64Array,
  x: Float64Array,
  from: number,
  to: number,
): void {
  for (let r = 0, at = from; at < to; r++, at += 2) {
    const i = 4 * (choices[r]! | 0)
    x[at] = table[i]! * x[at]! + table[i + 1]!
    x[at + 1] = table[i + 2]! * x[at + 1]! + table[i + 3]!
  }
}
