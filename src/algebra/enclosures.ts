import { real } from '../space/real.js'
import { type Algebra, AlgebraError, type Pieces, type SmoothFunctions } from './algebra.js'
import { type Enclosure, exactly, hull, magnitude, mignitude } from './enclosure.js'
import { enclosureFunctions } from './enclosure-functions.js'
import {
  productAbove,
  productBelow,
  quotientAbove,
  quotientBelow,
  sumAbove,
  sumBelow,
} from './rounding.js'

const minus = ({ low, high }: Enclosure): Enclosure => ({ low: -high, high: -low })

function square(a: Enclosure): Enclosure {
  const [least, most] = [mignitude(a), magnitude(a)]
  return { low: Math.max(0, productBelow(least, least)), high: productAbove(most, most) }
}

function product(a: Enclosure, b: Enclosure): Enclosure {
  if (a === b) return square(a)
  return {
    low: Math.min(
      productBelow(a.low, b.low),
      productBelow(a.low, b.high),
      productBelow(a.high, b.low),
      productBelow(a.high, b.high),
    ),
    high: Math.max(
      productAbove(a.low, b.low),
      productAbove(a.low, b.high),
      productAbove(a.high, b.low),
      productAbove(a.high, b.high),
    ),
  }
}

/** The t with t·b = a for numbers a and b ≠ 0 of the intervals: the line, or half of it, where b may be 0. */
function quotient(a: Enclosure, b: Enclosure): Enclosure {
  if (b.low === 0 && b.high === 0) {
    throw new AlgebraError(`[${a.low}, ${a.high}]/0: expected a divisor ≠ 0`)
  }
  if (a.low === 0 && a.high === 0) return exactly(0)
  if (b.high <= 0) return quotient(minus(a), minus(b))
  if (b.low > 0) {
    return {
      low: Math.min(quotientBelow(a.low, b.low), quotientBelow(a.low, b.high)),
      high: Math.max(quotientAbove(a.high, b.low), quotientAbove(a.high, b.high)),
    }
  }
  const oneSided = b.low === 0
  return {
    low: oneSided && a.low >= 0 ? quotientBelow(a.low, b.high) : -Infinity,
    high: oneSided && a.high <= 0 ? quotientAbove(a.high, b.high) : Infinity,
  }
}

const pieces: Pieces<Enclosure> = {
  abs(a) {
    if (a.low >= 0) return a
    return a.high <= 0 ? minus(a) : { low: mignitude(a), high: magnitude(a) }
  },
  max(a, b) {
    if (a.low >= b.high) return a
    if (b.low >= a.high) return b
    return { low: Math.max(a.low, b.low), high: Math.max(a.high, b.high) }
  },
  min(a, b) {
    if (a.high <= b.low) return a
    if (b.high <= a.low) return b
    return { low: Math.min(a.low, b.low), high: Math.min(a.high, b.high) }
  },
  choose(c, a, b) {
    if (c.low > 0) return a
    return c.high < 0 ? b : hull(a, b)
  },
}

/**
 * The intervals as an algebra over the floats: what is computed from enclosures of numbers encloses
 * what is computed, without rounding, from the numbers. So over boxes code gives enclosures of its
 * values there, and over `dual(enclosures)` of its derivatives; of Clarke's derivatives at kinks.
 *
 * + − × ÷ and √ are rounded outward from IEEE's rounding to nearest, and the functions by eight units
 * in the last place, of which the engine's own are trusted to lose no more than four. What a function
 * is not defined at is left out of an interval: log [−1, 1] is (−∞, 0], and 1/[−1, 1] the line.
 * Throws AlgebraError where nothing is left.
 * Source: Moore, Interval Analysis (1966); Clarke, Optimization and Nonsmooth Analysis (1983), 2.6.
 */
export const enclosures: Algebra<number, Enclosure> & {
  readonly functions: SmoothFunctions<Enclosure>
  readonly pieces: Pieces<Enclosure>
} = {
  name: 'intervals of ℝ',
  field: real,
  of: exactly,
  rational(n, d = 1) {
    real.of(n, d)
    return quotient(exactly(n), exactly(d))
  },
  zero: exactly(0),
  one: exactly(1),
  add: (a, b) => ({ low: sumBelow(a.low, b.low), high: sumAbove(a.high, b.high) }),
  sub: (a, b) => ({ low: sumBelow(a.low, -b.high), high: sumAbove(a.high, -b.low) }),
  mul: product,
  scale: (c, a) => product(exactly(c), a),
  div: quotient,
  functions: enclosureFunctions,
  pieces,
}
