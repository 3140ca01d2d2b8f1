import { backwardCorrection } from '../expansion/correction.js'
import { backward } from '../order/backward.js'
import { forward } from '../order/forward.js'
import { coordinates } from '../space/coordinates.js'
import { type Rational, rational, rationals } from '../space/rational.js'
import { difference, secondMoment, type Weights, weights } from './c4.systems.js'

const Q = rationals
const one = rational(1)

/** SGD of step h on (θ − e_i)²/2 from 0: AR(1), E e_i = 0, E e_i² = 1, stationary variance h/(2 − h). */
export const variance = (h: Rational): Rational => h.div(rational(2).sub(h))

/** C_n at 0 as a combination of θ and e_1, …, e_n, by the formula of C_n itself. */
export function correction(n: number): Weights {
  const space = coordinates(Q, n + 1)
  const error = (i: number): Weights => space.zero().map((zero, j) => (i === j ? one : zero))
  const oracle = {
    gradient: (i: number, theta: Weights) => space.sub(theta, error(i)),
    hessianVector: (_: number, __: Weights, v: Weights) => v,
  }
  return backwardCorrection(space, oracle, n, error(0))
}

/** Mean squares of Y_n − X_n, and of θ̃_n − X_n. */
export interface Errors {
  readonly uncorrected: Rational
  readonly corrected: Rational
}

/** The two from the iterates themselves, X_n and Y_n as combinations of θ and the errors. */
export function errors(h: Rational, n: number): Errors & { readonly ofStart: Rational } {
  const a = one.sub(h)
  const gap = difference(weights(a, forward, n), weights(a, backward, n))
  const C = correction(n)
  const rest = gap.map((w, i) => w.add(h.mul(h).mul(C[i]!)))
  return {
    uncorrected: secondMoment(gap),
    corrected: secondMoment(rest),
    ofStart: rest[0]!.abs().add(gap[0]!.abs()),
  }
}

/**
 * The two in closed form, a = 1 − h: 2V(1 − a^{2n}) − 2nh²a^{n−1} without the correction; with it
 * −4h³G + h⁴n(n² − 1)/3 more, G = Σ_j (n + 1 − 2j)a^{j−1}.
 */
export function closedErrors(h: Rational, n: number): Errors {
  const a = one.sub(h)
  const [an, square] = [a.pow(n) as Rational, h.mul(h)]
  const uncorrected = one.sub(an.mul(an)).mul(variance(h)).sub(square.mul(n).mul(an).div(a)).mul(2)
  // Σ_{i<n} a^i and Σ_{i<n} i·a^i.
  const sum = one.sub(an).div(h)
  const weighted = a.sub(an.mul(a.mul(1 - n).add(n))).div(square)
  const G = sum.mul(n - 1).sub(weighted.mul(2))
  const added = square.mul(square).mul(rational(n * (n * n - 1), 3))
  return { uncorrected, corrected: uncorrected.add(added).sub(square.mul(h).mul(G).mul(4)) }
}
