import type { Algebra } from './algebra.js'
import { convolution, quotient } from './power-series.js'
import { seriesFunctions } from './series-functions.js'

/**
 * T[h]/h^{P+1}: power series a_0 + a_1 h + … + a_P h^P over an algebra, as their P + 1 coefficients;
 * what lies above h^P is dropped. The units are the series with a_0 a unit. O(P²) a product.
 * Throws RangeError unless the order P is a whole number ≥ 0.
 * Source: Griewank and Walther, Evaluating Derivatives (2008), chapter 13.
 */
export function series<S, T>(base: Algebra<S, T>, order: number): Algebra<S, readonly T[]> {
  if (!Number.isSafeInteger(order) || order < 0) {
    throw new RangeError(`series, order: expected a whole number ≥ 0, got ${order}`)
  }
  const constant = (a: T): readonly T[] => [a, ...Array.from({ length: order }, () => base.zero)]
  return {
    name: `${base.name}[h]/h^${order + 1}`,
    field: base.field,
    of: c => constant(base.of(c)),
    rational: (n, d) => constant(base.rational(n, d)),
    zero: constant(base.zero),
    one: constant(base.one),
    add: (a, b) => a.map((x, k) => base.add(x, b[k]!)),
    sub: (a, b) => a.map((x, k) => base.sub(x, b[k]!)),
    mul: (a, b) => a.map((_, k) => convolution(base, a, b, k)),
    scale: (c, a) => a.map(x => base.scale(c, x)),
    div: (a, b) => quotient(base, a, b),
    ...(base.functions && { functions: seriesFunctions(base, base.functions) }),
  }
}
