import { type Rational, rational } from '../space/rational.js'
import type { FiniteLaw, Weighted } from './finite-law.js'

/**
 * The law of (F_μ^{−1}(U), F_ν^{−1}(U)), U uniform on (0, 1): a coupling of μ and ν in which both
 * rise together. On the line no coupling has a smaller E|X − Y|^p, for any p ≥ 1, nor a smaller
 * ess sup|X − Y| (Villani 2003, Theorem 2.18). Its points are listed from left to right.
 */
export function quantileCoupling(
  a: FiniteLaw<Rational>,
  b: FiniteLaw<Rational>,
): readonly Weighted<readonly [x: Rational, y: Rational]>[] {
  const [xs, ys] = [a, b].map(law => [...law.atoms].sort((p, q) => p.point.compare(q.point))) as [
    Weighted<Rational>[],
    Weighted<Rational>[],
  ]
  const pairs: Weighted<readonly [Rational, Rational]>[] = []
  let [i, j] = [0, 0]
  let [left, right] = [xs[0]!.weight, ys[0]!.weight]
  for (;;) {
    const weight = left.compare(right) < 0 ? left : right
    pairs.push({ point: [xs[i]!.point, ys[j]!.point], weight })
    left = left.sub(weight)
    right = right.sub(weight)
    if (left.compare(0) === 0) {
      const next = xs[++i]
      if (!next) return pairs // all of μ is spent, and so all of ν: both sum to 1
      left = next.weight
    }
    if (right.compare(0) === 0) right = ys[++j]!.weight
  }
}

/** W_p(μ, ν)^p = min E|X − Y|^p over couplings. Throws RangeError unless p is an integer ≥ 1. */
export function wassersteinPower(
  a: FiniteLaw<Rational>,
  b: FiniteLaw<Rational>,
  p: number,
): Rational {
  if (!Number.isSafeInteger(p) || p < 1) {
    throw new RangeError(`W_p: expected an integer p ≥ 1, got ${p}`)
  }
  return quantileCoupling(a, b).reduce((sum, { point: [x, y], weight }) => {
    const gap = x.sub(y).abs()
    return sum.add(rational(gap.n ** BigInt(p), gap.d ** BigInt(p)).mul(weight))
  }, rational(0))
}

/** W_∞(μ, ν) = min ess sup|X − Y| over couplings. */
export const wassersteinInfinity = (a: FiniteLaw<Rational>, b: FiniteLaw<Rational>): Rational =>
  quantileCoupling(a, b)
    .map(({ point: [x, y] }) => x.sub(y).abs())
    .reduce((most, gap) => (gap.compare(most) > 0 ? gap : most))
