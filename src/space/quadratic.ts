import type { OrderedField } from './field.js'
import { type Rational, rational, rationals } from './rational.js'

/** The number a + b√d with rational a and b, for the d of its field. */
export interface Quadratic {
  readonly a: Rational
  readonly b: Rational
}

/** ℚ(√d), and the number √d in it. */
export interface QuadraticField extends OrderedField<Quadratic> {
  readonly root: Quadratic
}

const zero = rational(0)

/**
 * The field ℚ(√d) = {a + b√d} as a part of ℝ: every operation exact. It holds the golden ratio
 * (d = 5) and the corners of an equilateral triangle (d = 3).
 * Throws RangeError unless d is an integer ≥ 2 and no square.
 */
export function quadraticField(d: number): QuadraticField {
  const root = Math.sqrt(d)
  if (!Number.isSafeInteger(d) || d < 2 || Math.round(root) ** 2 === d) {
    throw new RangeError(`√${d}: expected an integer ≥ 2 that is no square`)
  }
  const number = (a: Rational, b: Rational): Quadratic => ({ a, b })
  const conjugate = ({ a, b }: Quadratic) => number(a, b.neg())
  /** (a + b√d)(a − b√d), which is 0 for 0 alone. */
  const norm = ({ a, b }: Quadratic) => a.mul(a).sub(b.mul(b).mul(d))
  const add = (x: Quadratic, y: Quadratic) => number(x.a.add(y.a), x.b.add(y.b))
  const sub = (x: Quadratic, y: Quadratic) => number(x.a.sub(y.a), x.b.sub(y.b))
  const mul = (x: Quadratic, y: Quadratic) =>
    number(x.a.mul(y.a).add(x.b.mul(y.b).mul(d)), x.a.mul(y.b).add(x.b.mul(y.a)))
  /** The sign of a + b√d: where a and b pull apart, |a| against |b|√d is the sign of the norm. */
  const sign = (x: Quadratic) => {
    const [a, b] = [x.a.compare(zero), x.b.compare(zero)]
    return a * b >= 0 ? Math.sign(a + b) : a * norm(x).compare(zero)
  }
  return {
    name: `ℚ(√${d})`,
    exact: true,
    zero: number(zero, zero),
    one: number(rational(1), zero),
    root: number(zero, rational(1)),
    of: (n, m) => number(rational(n, m), zero),
    add,
    sub,
    mul,
    div(x, y) {
      const { a, b } = mul(x, conjugate(y))
      return number(a.div(norm(y)), b.div(norm(y)))
    },
    abs: x => (sign(x) < 0 ? number(x.a.neg(), x.b.neg()) : x),
    compare: (x, y) => sign(sub(x, y)),
    toNumber(x) {
      const sum = (y: Quadratic) => rationals.toNumber(y.a) + rationals.toNumber(y.b) * root
      // Where a and b√d cancel, their sum is the norm over the conjugate, in which they do not.
      const cancels = x.a.compare(zero) * x.b.compare(zero) < 0
      return cancels ? rationals.toNumber(norm(x)) / sum(conjugate(x)) : sum(x)
    },
    show({ a, b }) {
      const irrational = b.abs().equals(1) ? `√${d}` : `${b.abs().toFraction()}·√${d}`
      if (b.equals(0)) return a.toFraction()
      if (a.equals(0)) return b.compare(0) < 0 ? `-${irrational}` : irrational
      return `${a.toFraction()} ${b.compare(0) < 0 ? '-' : '+'} ${irrational}`
    },
  }
}
