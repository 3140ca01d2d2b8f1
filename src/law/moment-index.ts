import { type Rational, rational, rationals } from '../space/rational.js'
import type { FiniteLaw } from './finite-law.js'
import { momentOf } from './finite-law-on-line.js'
import {
  type AffineChoices,
  exactly,
  logAverage,
  logAverageSign,
  logarithms,
  slopeLaw,
} from './slopes.js'

/** A moment of a stationary law was asked for that is infinite. */
export class MomentError extends Error {
  override readonly name = 'MomentError'
}

/** An α as large as this is not looked at twice. */
const mostWhole = 10_000

/**
 * The tail index of a random affine map of the line: the α > 0 with E|A|^α = 1, from the law of
 * |A|. Unless the maps have a common fixed point, E|X|^p is finite for X of their stationary law
 * exactly when p < α, and P(|X| > x) decays like x^−α (Kesten 1973; Goldie 1991). Infinity where
 * |A| ≤ 1; exact where it is an integer up to 10,000, else to about 12 digits. There is only one:
 * log E|A|^s is convex in s, 0 at s = 0 and with slope E log|A| < 0 there.
 * Throws MomentError where E log|A| ≥ 0: then there is none, and nothing contracts.
 */
export function tailIndex(slopes: FiniteLaw<Rational>): number {
  contracting(slopes, 'tail index')
  if (slopes.atoms.every(({ point }) => point.compare(1) <= 0)) return Infinity
  const terms = logarithms(slopes)
  const atZero = rationals.toNumber(slopes.weight(rational(0)))
  /** E|A|^s − 1, with the digits that it has near s = 0. */
  const excess = (s: number) =>
    terms.reduce((sum, { log, weight }) => sum + weight * Math.expm1(s * log), -atZero)
  let high = 1
  while (excess(high) < 0) high *= 2
  let low = high / 2
  while (low > 0 && excess(low) >= 0) low /= 2
  for (;;) {
    const middle = (low + high) / 2
    if (middle <= low || middle >= high) break
    if (excess(middle) < 0) low = middle
    else high = middle
  }
  const whole = Math.round(high)
  const nearly = whole >= 1 && whole <= mostWhole && Math.abs(high - whole) < 1e-9 * whole
  return nearly && momentOf(slopes, whole).equals(1) ? whole : high
}

/**
 * What every test, estimate or formula of E X^order calls first, X being of the stationary law of a
 * random affine map of the line: it returns where that moment is finite and throws where it is not,
 * which is decided over ℚ. It is finite exactly when E|A|^order < 1 (Kesten 1973; Alsmeyer, Iksanov
 * and Rösler 2009), or the maps have a common fixed point, at which X then stands. `what` names the
 * moment in the message.
 * Throws MomentError where the moment is infinite or, as E log|A| ≥ 0, no law is reached;
 * RangeError unless the order is an integer ≥ 1.
 */
export function requireMoment(
  maps: AffineChoices,
  order: number,
  what = order === 1 ? 'mean' : order === 2 ? 'variance' : `moment ${order}`,
): void {
  if (!Number.isSafeInteger(order) || order < 1) {
    throw new RangeError(`${what}: expected an order that is an integer ≥ 1, got ${order}`)
  }
  const slopes = slopeLaw(maps)
  contracting(slopes, what)
  const moment = momentOf(slopes, order)
  if (moment.compare(1) < 0 || haveCommonFixedPoint(maps)) return
  const alpha = Number(tailIndex(slopes).toPrecision(4))
  throw new MomentError(
    `${what}: expected E ${powerOf(order)} < 1, got ${brief(moment)}: the stationary law has infinite ${what} (tail index α = ${alpha}); Kesten 1973`,
  )
}

/** Throws MomentError unless E log|A| < 0. */
function contracting(slopes: FiniteLaw<Rational>, what: string): void {
  const sign = logAverageSign(slopes)
  if (sign < 0) return
  const average = sign === 0 ? 0 : logAverage(slopes).toPrecision(4)
  throw new MomentError(
    `${what}: expected E log|A| < 0, got ${average}: no stationary law is reached; Bougerol and Picard 1992`,
  )
}

/** Whether one point is left where it is by all maps that can be drawn. */
function haveCommonFixedPoint(maps: AffineChoices): boolean {
  const drawn = maps
    .filter(({ weight }) => weight.compare(0) > 0)
    .map(({ point }) => ({ a: exactly(point.a), b: exactly(point.b) }))
  const moving = drawn.find(({ a }) => !a.equals(1))
  const fixed = moving ? moving.b.div(rational(1).sub(moving.a)) : rational(0)
  return drawn.every(({ a, b }) => a.mul(fixed).add(b).equals(fixed))
}

/** "193/100", or its first digits where it is long. */
const brief = (x: Rational) =>
  x.toFraction().length <= 15 ? x.toFraction() : rationals.toNumber(x).toPrecision(6)

/** "|A|", "A²", "|A|³". */
function powerOf(order: number): string {
  if (order === 1) return '|A|'
  const exponent = String(order).replace(/\d/g, digit => '⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(digit)]!)
  return `${order % 2 === 0 ? 'A' : '|A|'}${exponent}`
}
