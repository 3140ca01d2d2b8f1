// mathjs's fractions are this class; all of mathjs takes 0.4 s to load.
import { Fraction } from 'fraction.js'
import type { OrderedField } from './field.js'

/** An exact rational number: a mathjs fraction, numerator and denominator of any size. */
export type Rational = Fraction

/**
 * The rational n/d in lowest terms. A double is taken at its exact (dyadic) value.
 * Throws RangeError unless n and d are finite and d ≠ 0.
 */
export function rational(n: number | bigint, d: number | bigint = 1): Rational {
  if (Number(d) === 0) throw new RangeError(`${n}/${d}: expected a denominator other than 0`)
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

/**
 * The nearest double to n/d. The quotient of two doubles is no help once n and d are past 2^1024:
 * so scale n/d to an integer q of more than 60 bits, make q odd where bits were lost (then halves
 * are no ties), and let the one conversion of q round. Results below 2^-1022 may round twice.
 */
function nearest({ s, n, d }: Rational): number {
  if (n <= Number.MAX_SAFE_INTEGER && d <= Number.MAX_SAFE_INTEGER) {
    return Number(s * n) / Number(d)
  }
  const shift = bits(d) - bits(n) + 65
  const top = shift > 0 ? n << BigInt(shift) : n
  const bottom = shift < 0 ? d << BigInt(-shift) : d
  const q = top / bottom
  const odd = q * bottom === top ? q : q | 1n
  const half = Math.trunc(-shift / 2)
  return Number(s * odd) * 2 ** half * 2 ** (-shift - half)
}

const bits = (x: bigint) => x.toString(16).length * 4

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
  toNumber: nearest,
  show: a => a.toFraction(),
}
