import fc from 'fast-check'
import { applyWord } from '../iterate/apply-word.js'
import { type Adam, type AdamState, adam } from '../map/adam.js'
import { squareRootAbove } from '../map/square-root.js'
import { forward } from '../order/forward.js'
import type { ElementwiseSpace } from '../space/elementwise-space.js'
import { scalars } from '../space/line.js'
import { type Rational, rational, rationals } from '../space/rational.js'
import { power } from './bounds.js'

const Q = rationals
const one = rational(1)

/** ℚ with roots from above, which are the roots themselves where these are doubles. */
export const line: ElementwiseSpace<Rational, Rational> = {
  ...scalars(Q),
  constant: s => s,
  multiply: Q.mul,
  divide: Q.div,
  squareRoot: q => squareRootAbove(Q, q),
}

export type State = AdamState<Rational>

/** θ = m = v = 0, no map applied. */
export const rest: State = { theta: rational(0), m: rational(0), v: rational(0), t: 0 }

/** Adam without bias correction over ℚ, with a given gradient. m and v are exact. */
export const step = (
  options: Omit<Adam<Rational>, 'biasCorrection'>,
  gradient: (theta: Rational) => Rational,
) => adam(line, { ...options, biasCorrection: 'none' }, gradient)

/** The two decay rates. */
export interface Rates {
  readonly beta1: Rational
  readonly beta2: Rational
}

export const defaults: Rates = { beta1: rational(9, 10), beta2: rational(999, 1000) }

/** C² = (1 − β₁)²/((1 − β₂)(1 − β₁²/β₂)), for β₁² < β₂. */
export function coneSquare({ beta1, beta2 }: Rates): Rational {
  const left = one.sub(beta1)
  return left.mul(left).div(one.sub(beta2).mul(one.sub(beta1.mul(beta1).div(beta2))))
}

/** Rates with 0 < β₁² < β₂ < 1. */
export const rates: fc.Arbitrary<Rates> = fc
  .record({
    beta1: fc.integer({ min: 1, max: 11 }).map(p => rational(p, 12)),
    beta2: fc.integer({ min: 1, max: 23 }).map(p => rational(p, 24)),
  })
  .filter(({ beta1, beta2 }) => beta1.mul(beta1).compare(beta2) < 0)

export const showRates = ({ beta1, beta2 }: Rates) =>
  `β = (${beta1.toFraction()}, ${beta2.toFraction()})`

/** Adam's averages alone: step size 0, so that θ stays where it is, and a constant gradient. */
export const averaging = (rates: Rates, g: Rational) =>
  step({ h: rational(0), epsilon: one, ...rates }, () => g)

/** (m, v) after the gradients g_s = (β₂/β₁)^s, s = 1, …, n, from m = v = 0: the extreme ones. */
export function afterGrowing({ beta1, beta2 }: Rates, n: number): State {
  const ratio = beta2.div(beta1)
  const maps = { at: (s: number) => averaging({ beta1, beta2 }, power(Q, ratio, s)) }
  return applyWord(maps, forward.word(n), rest)
}

/**
 * |θ′ − θ̃′|/|v − ṽ| of two states with θ = 0 and one m, at gradient 0, where √v′ = q and √ṽ′ = r:
 * v = q²/β₂. Exact for q and r that are doubles.
 */
export function quotientInV(
  options: Adam<Rational> & Rates,
  m: Rational,
  [q, r]: readonly [Rational, Rational],
): Rational {
  const map = step(options, () => rational(0))
  const states = [q, r].map(root => ({
    theta: rational(0),
    m,
    v: root.mul(root).div(options.beta2),
    t: 0,
  }))
  const [a, b] = states.map(z => map.apply(z).theta)
  return a!.sub(b!).abs().div(states[0]!.v.sub(states[1]!.v).abs())
}
