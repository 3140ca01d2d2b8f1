import { type Rational, rational, rationals } from '../space/rational.js'
import { unitRoundoff } from '../space/roundoff.js'
import { type FiniteLaw, finiteLaw, rationalKey, type Weighted } from './finite-law.js'

/** Finitely many affine maps x ↦ a·x + b of the line, with probabilities; doubles stand for themselves. */
export type AffineChoices = readonly Weighted<{
  readonly a: Rational | number
  readonly b: Rational | number
}>[]

/** A slope or a shift as a rational: a double at its exact value. */
export const exactly = (x: Rational | number): Rational => (typeof x === 'number' ? rational(x) : x)

/** The law of |A| for the random affine map x ↦ Ax + B. Throws LawError unless the weights are one. */
export const slopeLaw = (maps: AffineChoices): FiniteLaw<Rational> =>
  finiteLaw(
    maps.map(({ point, weight }) => ({ point: exactly(point.a).abs(), weight })),
    rationalKey,
  )

/** log|A| with its probability, in doubles, for every slope but 0. */
export const logarithms = (slopes: FiniteLaw<Rational>) =>
  slopes.atoms
    .filter(({ point }) => point.compare(0) > 0)
    .map(({ point, weight }) => ({
      log: Math.log(rationals.toNumber(point)),
      weight: rationals.toNumber(weight),
    }))

/** E log|A| in doubles, from the law of |A|; −∞ where P(A = 0) > 0. */
export const logAverage = (slopes: FiniteLaw<Rational>): number =>
  slopes.weight(rational(0)).compare(0) > 0
    ? -Infinity
    : logarithms(slopes).reduce((sum, { log, weight }) => sum + weight * log, 0)

/** Powers with larger exponents than this are not formed. */
const mostPower = 100_000n

/**
 * The sign of E log|A|, exactly, from the law of |A|: it is negative exactly where products
 * A_1 … A_n tend to 0 almost surely. Where doubles cannot tell, Π |a_i|^{w_i} is compared with 1
 * over ℚ. Throws RangeError where that takes powers beyond 100,000.
 */
export function logAverageSign(slopes: FiniteLaw<Rational>): -1 | 0 | 1 {
  const average = logAverage(slopes)
  const terms = logarithms(slopes)
  // A slope and its logarithm are off by 3 roundings, each product and sum by one a term.
  const rounding = terms.reduce(
    (sum, { log, weight }) => sum + weight * (2 + (terms.length + 6) * Math.abs(log)),
    0,
  )
  if (Math.abs(average) > 2 * unitRoundoff * rounding) return average < 0 ? -1 : 1
  const common = slopes.atoms.reduce((d, { weight }) => (d * weight.d) / gcd(d, weight.d), 1n)
  if (common > mostPower) {
    throw new RangeError(
      `E log|A|: expected one that doubles tell from 0, or weights n/d with d ≤ ${mostPower}`,
    )
  }
  let [top, bottom] = [1n, 1n]
  for (const { point, weight } of slopes.atoms) {
    const times = (weight.n * common) / weight.d
    top *= point.n ** times
    bottom *= point.d ** times
  }
  return top === bottom ? 0 : top < bottom ? -1 : 1
}

const gcd = (a: bigint, b: bigint): bigint => (b === 0n ? a : gcd(b, a % b))
