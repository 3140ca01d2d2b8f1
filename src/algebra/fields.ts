import type { OrderedField } from '../space/field.js'
import { type Rational, rationals } from '../space/rational.js'
import { real } from '../space/real.js'
import { type Algebra, AlgebraError, type Pieces, type SmoothFunctions } from './algebra.js'

/** A field as an algebra over itself, without smooth functions. */
export function overItself<S>(field: OrderedField<S>): Algebra<S, S> {
  return {
    name: field.name,
    field,
    of: c => c,
    rational: (n, d) => field.of(n, d),
    zero: field.zero,
    one: field.one,
    add: field.add,
    sub: field.sub,
    mul: field.mul,
    scale: field.mul,
    div(a, b) {
      if (field.compare(b, field.zero) !== 0) return field.div(a, b)
      throw new AlgebraError(`${field.show(a)}/0: expected a divisor ≠ 0 in ${field.name}`)
    },
    pieces: ordered(field),
  }
}

function ordered<S>({ abs, add, compare, div, of, zero }: OrderedField<S>): Pieces<S> {
  return {
    abs,
    max: (a, b) => (compare(a, b) >= 0 ? a : b),
    min: (a, b) => (compare(a, b) <= 0 ? a : b),
    choose(c, a, b) {
      const sign = compare(c, zero)
      if (sign === 0) return div(add(a, b), of(2))
      return sign > 0 ? a : b
    },
  }
}

/** ℚ as an algebra: exact. */
export const fractions: Algebra<Rational, Rational> = overItself(rationals)

/** The floats as an algebra, with smooth functions, none of which overflows before its value does. */
export const numbers: Algebra<number, number> & { readonly functions: SmoothFunctions<number> } = {
  ...overItself(real),
  functions: {
    exp: Math.exp,
    log(x) {
      if (x <= 0) throw new AlgebraError(`log: expected a number > 0, got ${x}`)
      return Math.log(x)
    },
    sqrt(x) {
      if (x < 0) throw new AlgebraError(`sqrt: expected a number ≥ 0, got ${x}`)
      return Math.sqrt(x)
    },
    sin: Math.sin,
    cos: Math.cos,
    tanh: Math.tanh,
    // Where e^−x is ∞ the quotient is 0, as it should be.
    sigmoid: x => 1 / (1 + Math.exp(-x)),
    softplus: x => Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x))),
  },
}
