import fc from 'fast-check'
import { type Monomial, type PolynomialField, polynomialField } from '../expansion/polynomial.js'
import type { OrderedField } from '../space/field.js'
import { readable } from './readable.js'
import { scalar } from './scalar.js'

/** Which polynomial vector fields. */
export interface PolynomialVectorFieldConstraints {
  /** 1 unless given. */
  readonly dimension?: number
  /** The largest degree of a monomial; 3 unless given. */
  readonly degree?: number
  /** The most monomials in a coordinate; 3 unless given. */
  readonly maxTerms?: number
}

/** A vector field with polynomial coordinates of few small terms; shrinks to 0, then to constants. */
export function polynomialVectorField<S>(
  field: OrderedField<S>,
  { dimension = 1, degree = 3, maxTerms = 3 }: PolynomialVectorFieldConstraints = {},
): fc.Arbitrary<PolynomialField<S>> {
  const variables = fc.array(fc.nat(dimension - 1), { maxLength: degree })
  const monomial = fc.tuple(scalar(field), variables).map(([coefficient, factors]) => ({
    coefficient,
    powers: Array.from({ length: dimension }, (_, i) => factors.filter(j => j === i).length),
  }))
  return fc
    .array(fc.array(monomial, { maxLength: maxTerms }), {
      minLength: dimension,
      maxLength: dimension,
    })
    .map(components => readable(polynomialField(components), showField(field)))
}

/** "x² + -1/2·x", "(x·y, 1 + 2·y³)". */
const showField =
  <S>(field: OrderedField<S>) =>
  ({ components }: PolynomialField<S>): string => {
    const sums = components.map(
      sum => sum.map(term => showMonomial(field, term)).join(' + ') || '0',
    )
    return sums.length === 1 ? sums[0]! : `(${sums.join(', ')})`
  }

/** "-1/2·x·y²". */
export function showMonomial<S>(
  field: OrderedField<S>,
  { coefficient, powers }: Monomial<S>,
): string {
  const letters = powers.length <= 3 ? ['x', 'y', 'z'] : powers.map((_, i) => `x_${i + 1}`)
  const factors = powers.flatMap((p, i) => (p === 0 ? [] : [`${letters[i]}${superscript(p)}`]))
  const one = field.compare(coefficient, field.one) === 0
  return [...(one && factors.length > 0 ? [] : [field.show(coefficient)]), ...factors].join('·')
}

const superscript = (p: number): string =>
  p === 1 ? '' : Array.from(String(p), digit => '⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(digit)]).join('')
