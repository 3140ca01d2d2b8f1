import { reflection } from '../map/reflection.js'
import type { SelfMap } from '../map/self-map.js'
import type { OrderedField } from '../space/field.js'
import { type Rational, rational, rationals } from '../space/rational.js'
import { power } from './bounds.js'

const Q = rationals
const one = rational(1)

/** A closed interval by its ends. */
export type Interval<S> = readonly [lo: S, hi: S]

/** What x ↦ |u − x| makes of intervals: two ends, or a fold at 0 if u lies between. */
export function onIntervals<S>(field: OrderedField<S>, u: S): SelfMap<Interval<S>, S> {
  const T = reflection(field, u)
  const { compare, zero } = field
  return {
    name: `[a, b] ↦ ${T.name}`,
    proved: {},
    apply([a, b]) {
      const [p, q] = [T.apply(a), T.apply(b)]
      const [lo, hi] = compare(p, q) <= 0 ? [p, q] : [q, p]
      return [compare(a, u) < 0 && compare(u, b) < 0 ? zero : lo, hi]
    },
  }
}

/** hi − lo. */
export const length = <S>(field: OrderedField<S>, [lo, hi]: Interval<S>): S => field.sub(hi, lo)

/**
 * The mean length of the image of [a, b] ⊂ [0, 1] under x ↦ |u − x|, u uniform on [0, 1]: linear
 * in u between the knots a, (a + b)/2 and b, so the trapezoids give the integral.
 */
export function meanImage([a, b]: Interval<Rational>): Rational {
  const knots = [Q.zero, a, a.add(b).div(2), b, one]
  const lengths = knots.map(u => length(Q, onIntervals(Q, u).apply([a, b])))
  return knots
    .slice(1)
    .map((u, i) =>
      u
        .sub(knots[i]!)
        .mul(lengths[i]!.add(lengths[i + 1]!))
        .div(2),
    )
    .reduce(Q.add)
}

/**
 * E l_n for n = 0, …, last, l_n the length of T_1 … T_n[0, 1] for u uniform on [0, 1]. An interval
 * of length l is hit by u with probability l and then shrinks by a factor uniform on [1/2, 1]:
 * E l_{n+1}^k = E l_n^k − c_k E l_n^{k+1}, c_k = 1 − 2(1 − 2^{−k−1})/(k + 1).
 */
export function meanLengths(last: number): Rational[] {
  const c = Array.from({ length: last + 2 }, (_, k) =>
    one.sub(one.sub(power(Q, rational(1, 2), k + 1)).mul(rational(2, k + 1))),
  )
  let moments = Array.from({ length: last + 2 }, () => one)
  const means = [one]
  while (means.length <= last) {
    moments = moments.slice(0, -1).map((m, k) => m.sub(c[k]!.mul(moments[k + 1]!)))
    means.push(moments[1]!)
  }
  return means
}

/** 4/(n + 4) ≥ E l_n, for E l_{n+1} ≤ E l_n − (E l_n)²/4. */
export const atMostLength = (n: number): Rational => rational(4, n + 4)

/** 1/(1 + .3863 n) ≤ E l_n: E 1/l_n = 1 + (2 log 2 − 1)n, and 2 log 2 − 1 = .38629…. */
export const atLeastLength = (n: number): Rational =>
  one.div(one.add(rational(3863, 10_000).mul(n)))
