import { reshuffledDraws } from '../law/draws.js'
import { type FiniteLaw, pushForward, rationalKey } from '../law/finite-law.js'
import { lawUnder } from '../law/word-law.js'
import { affine } from '../map/affine.js'
import type { Order } from '../order/order.js'
import { type Rational, rational, rationals } from '../space/rational.js'
import type { RationalMap } from './given.js'

const [zero, one] = [rational(0), rational(1)]

/** The law of the n-th iterate in an order, the maps in a fresh random order in each epoch. */
export function epochLaw(
  maps: readonly RationalMap[],
  start: Rational,
  order: Order,
  n: number,
): FiniteLaw<Rational> {
  const draws = reshuffledDraws(maps.length, Math.ceil(n / maps.length))
  return pushForward(
    lawUnder(draws, [order.word(n)], maps, start, rationalKey),
    ([x]) => x!,
    rationalKey,
  )
}

/** Steps x ↦ kx + b from 0 for N ≥ 2 values of b, Σ b = 0, in a fresh random order each epoch. */
export interface Epochs {
  readonly k: Rational
  readonly shifts: readonly Rational[]
}

/** The N maps. */
export const mapsOf = ({ k, shifts }: Epochs): RationalMap[] =>
  shifts.map(b => affine(rationals, k, b))

/** k^n, without the n common divisors that repeated multiplication looks for. */
const power = (k: Rational, n: number) => k.pow(n) as Rational

/** 1 + k + … + k^{n−1}. */
const sum = (k: Rational, n: number) => one.sub(power(k, n)).div(one.sub(k))

/**
 * The variance of Σ_{j<r} k^j b_{π(j)} for r ≤ N draws without replacement, s² the mean of b²:
 * s² N/(N−1) [Σ_{j<r} k^{2j} − (Σ_{j<r} k^j)²/N], for two different draws have covariance −s²/(N−1).
 */
export function withinEpoch({ k, shifts }: Epochs, r: number): Rational {
  const N = shifts.length
  const square = shifts.reduce((total, b) => total.add(b.mul(b)), zero).div(N)
  const spread = sum(k.mul(k), r).sub(power(sum(k, r), 2).div(N))
  return square.mul(rational(N, N - 1)).mul(spread)
}

/** The variance after e epochs, in either order: e independent epochs, each k^N after the last. */
export function epochEnd(epochs: Epochs, e = Infinity): Rational {
  const left = (count: number) => one.sub(power(epochs.k, 2 * epochs.shifts.length * count))
  const grown = (e === Infinity ? one : left(e)).div(left(1))
  return withinEpoch(epochs, epochs.shifts.length).mul(grown)
}

/** Var X_n and Var Y_n for n = eN + r: forward the r new maps are outermost, backward innermost. */
export function variances(epochs: Epochs, n: number): { backward: Rational; forward: Rational } {
  const N = epochs.shifts.length
  const [e, r] = [Math.floor(n / N), n % N]
  const [whole, part] = [epochEnd(epochs, e), withinEpoch(epochs, r)]
  return {
    backward: whole.add(power(epochs.k, 2 * e * N).mul(part)),
    forward: power(epochs.k, 2 * r)
      .mul(whole)
      .add(part),
  }
}

/** SGD with step 1/10 on N points ±1, as many of either, N even. */
export const signs = (N: number): Epochs => ({
  k: rational(9, 10),
  shifts: Array.from({ length: N }, (_, i) => rational(i % 2 === 0 ? 1 : -1, 10)),
})

/** Var X_n = Var Y_n of SGD with step 1/10 if its points ±1 are i.i.d.: (1 − (9/10)^{2n})/19. */
export const independentVariance = (n: number): number =>
  rationals.toNumber(one.sub(power(rational(9, 10), 2 * n)).div(19))
