import {
  type FiniteLaw,
  finiteLaw,
  mixture,
  pushForward,
  rationalKey,
  type Weighted,
} from '../law/finite-law.js'
import { jointWordLaw, wordLaw } from '../law/word-law.js'
import { forward } from '../order/forward.js'
import type { Order } from '../order/order.js'
import type { OrderedField } from '../space/field.js'
import { type Rational, rational, rationals } from '../space/rational.js'
import { geometricSum } from './bounds.js'
import { upTo } from './counted.js'
import { type Process, sgdMap } from './section-3.1.process.js'

const Q = rationals
const mean = (points: readonly Rational[]) => points.reduce(Q.add).div(points.length)

/** The law of the average of the first n iterates in an order, by enumeration of all draws. */
export function averageLaw(
  { h, noise, start }: Process,
  order: Order,
  n: number,
): FiniteLaw<Rational> {
  const maps = noise.map(({ point, weight }) => ({ point: sgdMap(h, point), weight }))
  const words = upTo(n).map(i => order.word(i))
  return pushForward(jointWordLaw(words, maps, start, rationalKey), mean, rationalKey)
}

/** The same from a random start, independent of the maps. */
export const averageFrom = (
  starts: readonly Weighted<Rational>[],
  process: Process,
  order: Order,
  n: number,
): FiniteLaw<Rational> =>
  mixture(
    starts.map(({ point, weight }) => ({
      weight,
      point: averageLaw({ ...process, start: point }, order, n),
    })),
  )

/** The law of Y_1 + … + Y_n, e = ±1 and θ = 0, carried along: 2^n values. */
export function sumOfSigns(h: Rational, n: number): FiniteLaw<Rational> {
  type Running = readonly [last: Rational, sum: Rational]
  const maps = [1, -1].map(e => {
    const T = sgdMap(h, rational(e))
    const apply = ([last, sum]: Running): Running => [T.apply(last), sum.add(T.apply(last))]
    return { point: { apply }, weight: rational(1, 2) }
  })
  const start: Running = [Q.zero, Q.zero]
  const law = wordLaw(forward.word(n), maps, start, pair => pair.map(rationalKey).join(' '))
  return pushForward(law, ([, sum]) => sum, rationalKey)
}

/** Noise with V = 1: E e² = (2 − h)/h, values 0 and ±c, which makes a start of ±1 stationary to second order. */
export function unitProcess(h: Rational): Process {
  const square = rational(2).sub(h).div(h)
  const c = rational(Math.ceil(Math.sqrt(Q.toNumber(square))))
  const each = square.div(c.mul(c)).div(2)
  const noise = [
    { point: c, weight: each },
    { point: c.neg(), weight: each },
    { point: Q.zero, weight: Q.one.sub(each.mul(2)) },
  ]
  return { h, noise, start: Q.zero }
}

/** ±1, each with probability 1/2. */
export const signs: readonly Weighted<Rational>[] = finiteLaw(
  [1, -1].map(e => ({ point: rational(e), weight: rational(1, 2) })),
  rationalKey,
).atoms

/**
 * n Var of the average of n consecutive values of a stationary sequence with covariances V a^k:
 * V[(1 + a)/(1 − a) − 2a(1 − a^n)/(n(1 − a)²)], a ≠ 1.
 */
export function stationaryAverage<S>(field: OrderedField<S>, a: S, V: S, n: number): S {
  const { add, div, mul, of, one, sub } = field
  const whole = div(add(one, a), sub(one, a))
  const end = div(mul(mul(of(2), a), geometricSum(field, a, n)), mul(of(n), sub(one, a)))
  return mul(V, sub(whole, end))
}

/** n Var of the average of Y_1, …, Y_n from a fixed start: s² (1/n) Σ_{k≤n} (1 − a^k)². */
export function forwardAverage<S>(field: OrderedField<S>, a: S, square: S, n: number): S {
  const { add, div, mul, of, one, sub, zero } = field
  let [sum, power] = [zero, one]
  for (let k = 1; k <= n; k++) {
    power = mul(power, a)
    const c = sub(one, power)
    sum = add(sum, mul(c, c))
  }
  return div(mul(square, sum), of(n))
}

/** n Var of the average of X_1, …, X_n: h²s² Σ_{j≤n} a^{2j−2} (n − j + 1)²/n. */
export function backwardAverage<S>(field: OrderedField<S>, a: S, square: S, n: number): S {
  const { add, div, mul, of, one, sub, zero } = field
  const h = sub(one, a)
  let [sum, power] = [zero, h]
  for (let j = 1; j <= n; j++) {
    const c = mul(power, of(n - j + 1))
    sum = add(sum, mul(c, c))
    power = mul(power, a)
  }
  return div(mul(square, sum), of(n))
}

/** n Var of the stationary average again, by recursion: of Var(S_n) and Cov(S_n, Y_n). */
export function byRecursion<S>(field: OrderedField<S>, a: S, V: S, n: number): S {
  const { add, div, mul, of, zero } = field
  let [variance, covariance] = [zero, zero]
  for (let i = 0; i < n; i++) {
    const carried = mul(a, covariance)
    variance = add(add(variance, V), add(carried, carried))
    covariance = add(carried, V)
  }
  return div(variance, of(n))
}
