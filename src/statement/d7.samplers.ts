import { couplingFromThePast } from '../iterate/coupling.js'
import { iterates } from '../iterate/iterate.js'
import { independentDraws } from '../law/draws.js'
import type { TableMap } from '../map/table.js'
import { forward } from '../order/forward.js'
import type { MapSequence } from '../random/random-map.js'
import { type Rational, rational } from '../space/rational.js'
import { upTo } from './counted.js'
import { anewEachDoubling } from './coupling-chain.js'
import { compositionLaw, type Tables } from './limit-law.js'

const [zero, one] = [rational(0), rational(1)]

/** What a sampler gives: P(value s) for every state s, and the probability that it is not done. */
export interface Given {
  readonly weights: readonly Rational[]
  readonly open: Rational
}

/** A way to draw a state by coupling; undefined if the maps allowed do not suffice. */
export type Sampler = (
  maps: MapSequence<TableMap<number>>,
  states: readonly number[],
) => number | undefined

/** Coupling from the past with at most that many maps. */
export const fromThePast =
  (most: number): Sampler =>
  (maps, states) => {
    try {
      return couplingFromThePast(maps, states, { most }).value
    } catch (error) {
      if (error instanceof RangeError) return undefined
      throw error
    }
  }

/** The same, but with all maps drawn anew at n = 1, 2, 4, …: 2·most − 1 draws. */
export const withFreshMaps =
  (most: number): Sampler =>
  (maps, states) =>
    fromThePast(most)(anewEachDoubling(maps), states)

/** The common value of the forward compositions T_n … T_1 at the first n for which there is one. */
export const forwardInTime =
  (most: number): Sampler =>
  (maps, states) => {
    const paths = states.map(state =>
      [...iterates(maps, forward, state, { at: upTo(most) })].map(({ point }) => point),
    )
    const met = upTo(most).find(n => paths.every(path => path[n - 1] === paths[0]![n - 1]))
    return met && paths[0]![met - 1]
  }

/** What a sampler that needs at most `draws` draws gives, over all ways they can fall. */
export function enumerated(tables: Tables, sampler: Sampler, draws: number): Given {
  const states = [...tables[0]!.point.images.keys()]
  const weights = states.map(() => zero)
  let open = zero
  const probabilities = tables.map(({ weight }) => weight)
  for (const { point: draw, weight } of independentDraws(probabilities, upTo(draws))) {
    const value = sampler({ at: i => tables[draw(i)]!.point }, states)
    if (value === undefined) open = open.add(weight)
    else weights[value] = weights[value]!.add(weight)
  }
  return { weights, open }
}

/** P(T_1 … T_n ≡ s) for every state s, and P(T_1 … T_n is not constant). */
export function constantBy(tables: Tables, n: number): Given {
  const weights = tables[0]!.point.images.map(() => zero)
  let open = one
  for (const { point, weight } of compositionLaw(tables, n).atoms) {
    const [value] = point.images
    if (point.images.some(image => image !== value)) continue
    weights[value!] = weights[value!]!.add(weight)
    open = open.sub(weight)
  }
  return { weights, open }
}

/** The law of the value given that t maps suffice: what is left if long runs are given up. */
export function impatient(tables: Tables, t: number): readonly Rational[] {
  const { weights, open } = constantBy(tables, t)
  return weights.map(weight => weight.div(one.sub(open)))
}

/** Maps drawn anew at n = 1, 2, 4, …, `stages` of them, each stage from the law of T_1 … T_n. */
export function afterStages(tables: Tables, stages: number): Given {
  let [weights, open] = [tables[0]!.point.images.map(() => zero), one]
  for (let stage = 0; stage < stages; stage++) {
    const now = constantBy(tables, 2 ** stage)
    weights = weights.map((weight, s) => weight.add(open.mul(now.weights[s]!)))
    open = open.mul(now.open)
  }
  return { weights, open }
}
