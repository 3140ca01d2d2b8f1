import { fractions } from '../algebra/fields.js'
import { series } from '../algebra/series.js'
import { type Rational, rational, rationals } from '../space/rational.js'
import { power } from './bounds.js'
import type { NoisyLoss } from './d9.losses.js'
import { type Enclosure, type Observable, stationaryMean } from './d9.poisson.js'

const Q = rationals
const zero = rational(0)

/** θ itself. */
const identity = (order: number): Observable => ({
  coefficients: Array.from({ length: order + 1 }, (_, j) => rational(j === 1 ? 1 : 0)),
  tail: zero,
})

/** L′(θ). What lies above x^M is at most (R/ρ)^{M+1} Σ |l_j| ρ^j. */
const slope =
  ({ slope, R, rho, growth }: NoisyLoss) =>
  (order: number): Observable => ({
    coefficients: slope(order),
    tail: power(Q, R.div(rho), order + 1).mul(growth),
  })

/** 2θL′(θ) − h(L′(θ)² + s²), bounded in the same way. */
const balance =
  ({ slope, R, rho, growth, noise }: NoisyLoss, h: Rational) =>
  (order: number): Observable => {
    const A = series(fractions, order)
    const l = slope(order)
    const product = A.scale(rational(2), A.mul(identity(order).coefficients, l))
    const square = A.add(A.mul(l, l), A.of(noise.mul(noise)))
    const size = rho.mul(2).add(h.mul(growth)).mul(growth)
    return {
      coefficients: A.sub(product, A.scale(h, square)),
      tail: power(Q, R.div(rho), order + 1).mul(size),
    }
  }

/** Proved bounds of E θ, of E L′(θ) and of 2E θL′(θ) − hE(L′(θ) ± s)², each when asked for. */
export interface StationaryMeans {
  readonly h: Rational
  readonly theta: Enclosure
  readonly slope: Enclosure
  readonly balance: Enclosure
}

export function stationaryMeans(loss: NoisyLoss, h: Rational): StationaryMeans {
  const mean = stationaryMean(loss, h)
  return {
    h,
    theta: mean(identity),
    get slope() {
      return mean(slope(loss))
    },
    get balance() {
      return mean(balance(loss, h))
    },
  }
}

/** Whether a value is within an enclosure. */
export const holdsValue = ({ centre, radius }: Enclosure, value: Rational): boolean =>
  centre.sub(value).abs().compare(radius) <= 0

/** 2E_h − E_{2h}, Richardson’s extrapolation to h = 0. */
export const extrapolated = (at: Enclosure, twice: Enclosure): Enclosure => ({
  centre: at.centre.mul(2).sub(twice.centre),
  radius: at.radius.mul(2).add(twice.radius),
})

/** Bounds of a quotient of two numbers, the second not 0. */
export function quotient(a: Enclosure, b: Enclosure): { low: Rational; high: Rational } {
  const ends = [a, b].map(({ centre, radius }) => [centre.sub(radius), centre.add(radius)])
  const values = ends[0]!.flatMap(x => ends[1]!.map(y => x.div(y)))
  const sorted = values.sort((x, y) => x.compare(y))
  return { low: sorted[0]!, high: sorted[3]! }
}

/** −h s² L‴/(4 L″²), the bias to first order (Dieuleveut, Durmus and Bach 2020). */
export const leadingBias = ({ noise, second, third }: NoisyLoss, h: Rational): Rational =>
  h.mul(noise).mul(noise).mul(third).div(second.mul(second).mul(-4))
