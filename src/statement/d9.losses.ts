import { type Rational, rational } from '../space/rational.js'

/** A loss of one variable with minimum at 0 and additive noise ±s in its gradient. */
export interface NoisyLoss {
  readonly name: string
  /** The coefficients l_0 = 0, l_1, …, l_M of L′ at 0. */
  slope(order: number): readonly Rational[]
  /** s. */
  readonly noise: Rational
  /** The support of μ is within [−R, R]. */
  readonly R: Rational
  /** A larger radius, and a bound of Σ |l_j| ρ^j. */
  readonly rho: Rational
  readonly growth: Rational
  /** L″(0) and L‴(0). */
  readonly second: Rational
  readonly third: Rational
}

/**
 * L = e^θ − θ with noise ±1/2. For h ≤ 2/3 both maps are increasing on [−log 2, log(3/2)], where
 * 1/2 ≤ e^θ ≤ 3/2, with factor k = 1 − h/2, and each has one end as its fixed point: they keep this
 * interval, which lies within ±7/10, for e^{7/10} > 1 + 0.7 + 0.245 + 0.057 + 0.01 > 2. And e < 2.7183.
 */
export const exponential: NoisyLoss = {
  name: 'e^θ − θ',
  slope(order) {
    const l = [rational(0)]
    let factor = rational(1)
    for (let j = 1; j <= order; j++) {
      factor = factor.div(j)
      l.push(factor)
    }
    return l
  },
  noise: rational(1, 2),
  R: rational(7, 10),
  rho: rational(2),
  growth: rational(27183, 10000).pow(2)!.sub(1),
  second: rational(1),
  third: rational(1),
}

/**
 * L = θ² + θ³/2 with noise ±1/2. L′ = 2θ + 3θ²/2 is −1/2 at −1/3 and 1/2 before 1/4; between them L″
 * is from 1 to 11/4. So for h ≤ 4/11 both maps are increasing there, with factor 1 − h, and keep it.
 */
export const cubic: NoisyLoss = {
  name: 'θ² + θ³/2',
  slope: order =>
    Array.from({ length: order + 1 }, (_, j) =>
      rational(j === 1 ? 2 : j === 2 ? 3 : 0, j === 2 ? 2 : 1),
    ),
  noise: rational(1, 2),
  R: rational(1, 3),
  rho: rational(1),
  growth: rational(7, 2),
  second: rational(2),
  third: rational(3),
}
