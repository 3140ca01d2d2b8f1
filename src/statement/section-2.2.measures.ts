import { applyWord } from '../iterate/apply-word.js'
import { independentDraws } from '../law/draws.js'
import {
  type FiniteLaw,
  mixture,
  pushForward,
  rationalKey,
  type Weighted,
} from '../law/finite-law.js'
import { wassersteinPower } from '../law/quantile-coupling.js'
import { transition } from '../law/transition.js'
import type { Order } from '../order/order.js'
import type { Word } from '../order/word.js'
import type { MapSequence } from '../random/random-map.js'
import { type Rational, rational } from '../space/rational.js'
import { upTo } from './counted.js'
import type { RationalMap } from './given.js'

export type Law = FiniteLaw<Rational>
export type Maps = readonly Weighted<RationalMap>[]

/** (T_w)_* μ for one realisation of the maps. */
export const pushed = (maps: MapSequence<RationalMap>, word: Word, μ: Law): Law =>
  pushForward(μ, x => applyWord(maps, word, x), rationalKey)

/** Every way the first n maps can fall, with its probability. */
export function* realisations(
  maps: Maps,
  n: number,
): Generator<Weighted<MapSequence<RationalMap>>> {
  const probabilities = maps.map(({ weight }) => weight)
  for (const { point: draw, weight } of independentDraws(probabilities, upTo(n))) {
    yield { point: { at: i => maps[draw(i)]!.point }, weight }
  }
}

/** E (T_n … T_1)_* μ, or of another order: the mean of a random measure. */
export const meanPushed = (maps: Maps, order: Order, n: number, μ: Law): Law =>
  mixture(
    [...realisations(maps, n)].map(({ point, weight }) => ({
      point: pushed(point, order.word(n), μ),
      weight,
    })),
  )

/** μP^n. */
export function afterSteps(maps: Maps, n: number, μ: Law): Law {
  let law = μ
  for (let i = 0; i < n; i++) law = transition(law, maps)
  return law
}

/** E W_1 between the measures at n and n + 1 of one realisation. */
export const meanMove = (maps: Maps, order: Order, n: number, μ: Law): Rational =>
  [...realisations(maps, n + 1)].reduce((sum, { point, weight }) => {
    const [now, next] = [n, n + 1].map(i => pushed(point, order.word(i), μ))
    return sum.add(wassersteinPower(now!, next!, 1).mul(weight))
  }, rational(0))
