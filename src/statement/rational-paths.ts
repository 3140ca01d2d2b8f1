import { applyWord } from '../iterate/apply-word.js'
import { iterates } from '../iterate/iterate.js'
import { affine } from '../map/affine.js'
import { backward } from '../order/backward.js'
import type { Order } from '../order/order.js'
import type { MapSequence } from '../random/random-map.js'
import { rationalLine } from '../space/line.js'
import { type Rational, rationals } from '../space/rational.js'
import { betweenIterates } from './bounds.js'
import { all, atMost, type Finding } from './finding.js'
import { type Contractions, displacement, listed, type RationalMap } from './given.js'

const Q = rationals
/** The distance of ℚ. */
export const d = rationalLine.distance

/** The iterates n = 0 … last of an order, by the compositor. */
export function path(
  maps: MapSequence<RationalMap>,
  order: Order,
  start: Rational,
  last: number,
): Rational[] {
  const at = Array.from({ length: last + 1 }, (_, n) => n)
  const points: Rational[] = []
  const options = { at, space: rationalLine }
  for (const { n, point } of iterates(maps, order, start, options)) points[n] = point
  return points
}

/** Every finding over 0 ≤ n < m ≤ last. */
export function* pairs(last: number, find: (n: number, m: number) => Finding) {
  for (let m = 1; m <= last; m++) for (let n = 0; n < m; n++) yield find(n, m)
}

/** Bound (i), for the iterates of an order. */
export function bound(instance: Contractions, order: Order): Finding {
  const { k, maps, start } = instance
  const D = displacement(instance)
  const x = path(listed(maps), order, start, maps.length)
  return all(
    pairs(maps.length, (n, m) =>
      atMost(Q, d(x[n]!, x[m]!), betweenIterates(Q, k, D, n, m), `d(${n}, ${m})`),
    ),
  )
}

/** The limit of T_1 … T_n when T_N is repeated for ever: T_1 … T_{N−1} of its fixed point. */
export function limit({ maps }: Pick<Contractions, 'maps'>): Rational {
  const fixed = maps[maps.length - 1]!.proved.fixedPoint!
  return applyWord(listed(maps), backward.word(maps.length - 1), fixed)
}

/** The affine map that attains (i): x ↦ kx + D at 0. */
export const extremal = (k: Rational, D: Rational) => listed([affine(Q, k, D)])
