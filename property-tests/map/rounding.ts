import { type Rational, rational } from '../../src/space/rational.js'

/** The exact value of a double. */
export const exact = (x: number): Rational => rational(x)

/** γ_n = nu/(1 − nu), u = 2⁻⁵³: n roundings change a number by at most this factor of it. */
export function gamma(n: number): Rational {
  const nu = rational(n).div(rational(2 ** 53))
  return nu.div(rational(1).sub(nu))
}

/** γ_n as a double that is not below it. */
export const gammaAbove = (n: number): number => ((n + 1) * 2 ** -53) / (1 - (n + 1) * 2 ** -53)

export const sum = (terms: readonly Rational[]): Rational =>
  terms.reduce((total, term) => total.add(term), rational(0))
