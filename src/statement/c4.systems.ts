import { applyWord } from '../iterate/apply-word.js'
import { iterates } from '../iterate/iterate.js'
import { affine } from '../map/affine.js'
import { foldedAffine } from '../map/folded-affine.js'
import { homothety } from '../map/homothety.js'
import type { Order } from '../order/order.js'
import { coordinates } from '../space/coordinates.js'
import { rationalLine } from '../space/line.js'
import { type Rational, rational, rationals } from '../space/rational.js'
import { power } from './bounds.js'
import { upTo } from './counted.js'
import { listed, type RationalMap } from './given.js'

const Q = rationals
const zero = rational(0)

/** The n-th iterate of listed maps, by the compositor. */
export function iterate(
  maps: readonly RationalMap[],
  order: Order,
  start: Rational,
  n: number,
): Rational {
  const [only] = iterates(listed(maps), order, start, { at: [n], space: rationalLine })
  return only!.point
}

/** T_1 … T_m = kx, T_{m+1} … T_{n−1} = D + k|x|, T_n = −D − k|x|: attains (a) at 0. */
export function attaining(k: Rational, D: Rational, m: number, n: number): RationalMap[] {
  const fixed = Array.from({ length: m }, () => affine(Q, k, zero))
  const chain = Array.from({ length: n - m - 1 }, () => foldedAffine(Q, D, k))
  return [...fixed, ...chain, foldedAffine(Q, D.neg(), k.neg())]
}

/**
 * Affine maps of one slope a, T_1 … T_m with shift 0 and the others with shifts ±D, so chosen that
 * all terms a^m (a^{i−1} − a^{N−i}) b_i of X_n − A_{m,n} from 0 are ≥ 0 (N = n − m).
 */
export function oneSlope(a: Rational, D: Rational, m: number, n: number): RationalMap[] {
  const N = n - m
  const chain = upTo(N).map(i => {
    const term = power(Q, a, m).mul(power(Q, a, i - 1).sub(power(Q, a, N - i)))
    return affine(Q, a, term.compare(zero) < 0 ? D.neg() : D)
  })
  return [...Array.from({ length: m }, () => affine(Q, a, zero)), ...chain]
}

/** Combinations w_0 θ + Σ_i w_i e_i of the start and of noises, by their coefficients. */
export type Weights = readonly Rational[]

/** An AR(1) iterate, T_i(x) = ax + (1 − a)e_i, as a combination of θ and e_1, …, e_n. */
export function weights(a: Rational, order: Order, n: number): Weights {
  const space = coordinates(Q, n + 1)
  const unit = (i: number): Weights =>
    Array.from({ length: n + 1 }, (_, j) => rational(i === j ? 1 : 0))
  const h = rational(1).sub(a)
  const maps = { at: (i: number) => homothety(space, a, space.scale(h, unit(i))) }
  return applyWord(maps, order.word(n), unit(0))
}

/** E x² over uncorrelated noises of mean 0 and variance 1, those that `counts` picks. */
export const secondMoment = (w: Weights, counts: (i: number) => boolean = i => i > 0): Rational =>
  w.reduce((sum, x, i) => (counts(i) ? sum.add(x.mul(x)) : sum), zero)

/** x − y. */
export const difference = (x: Weights, y: Weights): Weights => x.map((xi, i) => xi.sub(y[i]!))

/** E(A_{m,n} − X_n)² of AR(1) in closed form: 2a^{2m}[V(1 − a^{2N}) − N h² a^{N−1}], N = n − m ≥ 1. */
export function gapOfAr1(a: Rational, m: number, n: number): Rational {
  const [h, N] = [rational(1).sub(a), n - m]
  const main = stationaryVariance(a).mul(rational(1).sub(power(Q, a, 2 * N)))
  const lost = rational(N)
    .mul(h.mul(h))
    .mul(power(Q, a, N - 1))
  return rational(2)
    .mul(power(Q, a, 2 * m))
    .mul(main.sub(lost))
}

/** V = h/(2 − h) for h = 1 − a: the stationary variance of AR(1) with noise of variance 1. */
export const stationaryVariance = (a: Rational): Rational =>
  rational(1).sub(a).div(rational(1).add(a))
