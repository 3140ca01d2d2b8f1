import fc from 'fast-check'
import { gradientStep } from '../map/gradient-step.js'
import type { Order } from '../order/order.js'
import { scalars } from '../space/line.js'
import { type Rational, rational, rationals } from '../space/rational.js'
import { power } from './bounds.js'
import { all, atMost, type Finding } from './finding.js'
import { listed, type RationalMap, rationalUpTo } from './given.js'
import { d, path } from './rational-paths.js'

const Q = rationals

/** SGD steps of losses that all vanish at one point, and how much they contract. */
export interface Interpolating {
  readonly common: Rational
  readonly k: Rational
  readonly maps: readonly RationalMap[]
  readonly start: Rational
}

/** L(θ) = a/2·(θ − p)² left of p and b/2·(θ − p)² right of it: convex, C¹, ≥ 0, and 0 at p alone. */
export const lopsided = (p: Rational, a: Rational, b: Rational, h: Rational): RationalMap =>
  gradientStep(scalars(Q), h, x => (x.compare(p) < 0 ? a : b).mul(x.sub(p)))

/** 1/4, 1/2, …, 2. */
const curvatures = fc.integer({ min: 1, max: 8 }).map(n => rational(n, 4))

/** Lopsided losses with curvatures in [1/4, 2] and steps h < 1 = 2/M. */
export const interpolating: fc.Arbitrary<Interpolating> = fc
  .record({
    common: rationalUpTo(3),
    h: fc.integer({ min: 1, max: 7 }).map(n => rational(n, 8)),
    losses: fc.array(fc.tuple(curvatures, curvatures), { minLength: 1, maxLength: 6 }),
    start: rationalUpTo(20),
  })
  .map(({ common, h, losses, start }) => {
    const factors = losses.flat().map(a => rational(1).sub(h.mul(a)).abs())
    return {
      common,
      k: factors.reduce((most, factor) => (factor.compare(most) > 0 ? factor : most)),
      maps: losses.map(([a, b]) => lopsided(common, a, b, h)),
      start,
    }
  })

export const showInterpolating = ({ common, k, maps, start }: Interpolating): string =>
  `${maps.length} losses with minimum ${common.toFraction()}, k = ${k.toFraction()}; start ${start.toFraction()}`

/** d(iterate n, θ*) ≤ k^n d(θ, θ*) in the given orders. */
export const synchronised = (
  { common, k, maps, start }: Interpolating,
  orders: readonly Order[],
  slack = rational(1),
): Finding =>
  all(
    orders.flatMap(order =>
      path(listed(maps), order, start, maps.length).map((point, n) =>
        atMost(
          Q,
          d(point, common),
          power(Q, k, n).mul(d(start, common)).mul(slack),
          `${order.name}: d(θ_${n}, θ*)`,
        ),
      ),
    ),
  )
