import { type Rational, rational } from '../../src/space/rational.js'
import { gcd, over } from './gcd.js'
import * as poly from './polynomial.js'

/** A quotient of polynomials in lowest terms; the denominator is 1 where it is a number. */
export interface Quotient {
  readonly numerator: poly.Polynomial
  readonly denominator: poly.Polynomial
}

/** numerator/denominator. Throws RangeError for a denominator 0. */
export function quotient(numerator: poly.Polynomial, denominator = poly.one): Quotient {
  if (poly.isZero(denominator))
    throw new RangeError('quotient: expected a denominator other than 0')
  const common = poly.isNumber(denominator) ? poly.one : gcd(numerator, denominator)
  const bottom = over(denominator, common)
  // Up to a number, which is chosen so that the first term below, in the order of `show`, is its own.
  const unit = poly.mul(common, poly.constant(poly.first(bottom)))
  return {
    numerator: over(numerator, unit),
    denominator: poly.isNumber(bottom) ? poly.one : over(denominator, unit),
  }
}

export const integer = (n: number): Quotient => quotient(poly.constant(rational(n)))
export const scalar = (c: Rational): Quotient => quotient(poly.constant(c))
export const symbol = (name: string): Quotient => quotient(poly.symbol(name))

export const add = (a: Quotient, b: Quotient): Quotient =>
  poly.equal(a.denominator, b.denominator)
    ? quotient(poly.add(a.numerator, b.numerator), a.denominator)
    : quotient(
        poly.add(poly.mul(a.numerator, b.denominator), poly.mul(b.numerator, a.denominator)),
        poly.mul(a.denominator, b.denominator),
      )
export const mul = (a: Quotient, b: Quotient): Quotient =>
  quotient(poly.mul(a.numerator, b.numerator), poly.mul(a.denominator, b.denominator))
export const div = (a: Quotient, b: Quotient): Quotient =>
  mul(a, quotient(b.denominator, b.numerator))
export const sub = (a: Quotient, b: Quotient): Quotient => add(a, mul(integer(-1), b))

export const isZero = (a: Quotient): boolean => poly.isZero(a.numerator)

/** The polynomial that a quotient is. Throws RangeError where it is none. */
export function polynomial({ numerator, denominator }: Quotient): poly.Polynomial {
  if (denominator === poly.one) return numerator
  throw new RangeError(`1/(${poly.show(denominator)}): expected a polynomial`)
}

export const show = ({ numerator, denominator }: Quotient): string =>
  denominator === poly.one
    ? poly.show(numerator)
    : `(${poly.show(numerator)})/(${poly.show(denominator)})`
