import type { OrderedField } from '../space/field.js'
import { type Monomial, polynomialField } from './polynomial.js'
import type { SmoothLoss } from './vector-field.js'

/**
 * A polynomial loss on S^dimension, a sum of monomials, and its gradient: losses of any shape that
 * are exact over ℚ. Throws RangeError unless each monomial has a power ≥ 0 for each coordinate.
 */
export function polynomialLoss<S>(
  field: OrderedField<S>,
  dimension: number,
  monomials: readonly Monomial<S>[],
): SmoothLoss<S> {
  const sum = polynomialField(
    Array.from({ length: dimension }, (_, i) => (i === 0 ? monomials : [])),
  )
  const partial = (i: number) =>
    monomials
      .filter(({ powers }) => powers[i]! > 0)
      .map(({ coefficient, powers }) => ({
        coefficient: field.mul(field.of(powers[i]!), coefficient),
        powers: powers.map((p, j) => (j === i ? p - 1 : p)),
      }))
  return {
    name: `polynomial loss of degree ${sum.degree}`,
    dimension,
    value: (on, x) => sum.apply(on, x)[0]!,
    gradient: polynomialField(Array.from({ length: dimension }, (_, i) => partial(i))),
  }
}
