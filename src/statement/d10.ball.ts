import fc from 'fast-check'
import { heavyBall } from '../map/heavy-ball.js'
import type { SelfMap } from '../map/self-map.js'
import { scalars } from '../space/line.js'
import { type Rational, rational, rationals } from '../space/rational.js'
import type { Matrix } from './d10.matrices.js'

/** A state (θ, θ₋) of the heavy ball on ℚ. */
export type State = readonly [Rational, Rational]

/** Step and momentum, and the curvature λ of λθ²/2. */
export interface Ball {
  readonly h: Rational
  readonly beta: Rational
  readonly lambda: Rational
}

/** The heavy ball on λθ²/2 with error e in the gradient: ∇ = λθ − e. */
export const ball = ({ h, beta, lambda }: Ball, e: Rational = rational(0)) =>
  heavyBall(scalars(rationals), { h, beta }, (theta: Rational) => theta.mul(lambda).sub(e))

/** The matrix of a linear map of states, from its columns. */
export function matrixOf(map: SelfMap<State, Rational>): Matrix {
  const [zero, one] = [rational(0), rational(1)]
  const columns = [map.apply([one, zero]), map.apply([zero, one])]
  return [0, 1].map(i => columns.map(column => column[i]!))
}

const eighths = (least: number, most: number) =>
  fc.integer({ min: least, max: most }).map(p => rational(p, 8))

/** |β| ≤ 3/2 and −1 ≤ hλ ≤ 6: stable or not, in steps of 1/8, borders among them. */
export const anyBall: fc.Arbitrary<Ball> = fc.record({
  h: eighths(-8, 48),
  beta: eighths(-12, 12),
  lambda: fc.constant(rational(1)),
})

/** |β| < 1 and 0 < hλ < 2(1 + β). */
export const isStable = ({ h, beta, lambda }: Ball): boolean => {
  const x = h.mul(lambda)
  return (
    beta.abs().compare(1) < 0 &&
    x.compare(0) > 0 &&
    x.compare(rational(2).mul(rational(1).add(beta))) < 0
  )
}

export const stableBall: fc.Arbitrary<Ball> = fc
  .record({ h: eighths(1, 16), beta: eighths(-7, 7), lambda: eighths(4, 24) })
  .filter(isStable)

export const showBall = ({ h, beta, lambda }: Ball) =>
  `h = ${h.toFraction()}, β = ${beta.toFraction()}, λ = ${lambda.toFraction()}`

/**
 * The stationary variance of θ for gradients λθ − e with E e² = s²:
 * V = h s²(1 + β)/(λ(1 − β)(2(1 + β) − hλ)).
 */
export function stationaryVariance({ h, beta, lambda }: Ball, square: Rational): Rational {
  const up = rational(1).add(beta)
  const room = up.mul(2).sub(h.mul(lambda))
  return h
    .mul(square)
    .mul(up)
    .div(lambda.mul(rational(1).sub(beta)).mul(room))
}

/** Polyak's tuning for curvatures in [1, 25]: h = 4/(√25 + 1)² = 1/9, β = ((√25 − 1)/(√25 + 1))² = 4/9. */
export const tuned = (lambda: number): Ball => ({
  h: rational(1, 9),
  beta: rational(4, 9),
  lambda: rational(lambda),
})
