import { Fraction } from 'mathjs'
import type { OrderedField } from './field.js'

/** An exact rational number: a mathjs fraction, numerator and denominator of any size. */
export type Rational = Fraction

/** The rational n/d in lowest terms. A double given as n is taken at its exact (dyadic) value. */
export function rational(n: number | bigint, d: number | bigint = 1): Rational {
  if (isInteger(n) && isInteger(d)) return new Fraction(BigInt(n), BigInt(d))
  return dyadic(Number(n)).div(dyadic(Number(d)))
}

const isInteger = (x: number | bigint) => typeof x === 'bigint' || Number.isInteger(x)

/** The exact value of a double: m·2^e. */
function dyadic(x: number): Rational {
  if (!Number.isFinite(x)) throw new RangeError(`${x}: expected a finite number`)
  let power = 0
  while (!Number.isInteger(x)) {
    x *= 2
    power++
  }
  return new Fraction(BigInt(x), 1n << BigInt(power))
}

/** The field ℚ: every operation exact. */
export const rationals: OrderedField<Rational> = {
  name: 'ℚ',
  exact: true,
  zero: rational(0),
  one: rational(1),
  of: rational,
  add: (a, b) => a.add(b),
  sub: (a, b) => a.sub(b),
  mul: (a, b) => a.mul(b),
  div: (a, b) => a.div(b),
  abs: a => a.abs(),
  compare: (a, b) => a.compare(b),
  toNumber: a => a.valueOf(),
  show: a => a.toFraction(),
}
