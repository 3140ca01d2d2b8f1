import { innerProduct } from '../algebra/algebra.js'
import type { VectorField } from './vector-field.js'

/** coefficient · x_1^{p_1} ⋯ x_d^{p_d}. */
export interface Monomial<S> {
  readonly coefficient: S
  readonly powers: readonly number[]
}

/** A vector field with polynomial coordinates, each a sum of monomials. */
export interface PolynomialField<S> extends VectorField<S> {
  readonly components: readonly (readonly Monomial<S>[])[]
  readonly degree: number
}

/**
 * The field whose i-th coordinate is the sum of the i-th monomials; an empty sum is 0.
 * Throws RangeError unless each monomial has a power ≥ 0 for each coordinate.
 */
export function polynomialField<S>(
  components: readonly (readonly Monomial<S>[])[],
): PolynomialField<S> {
  const dimension = components.length
  const monomials = components.flat()
  for (const { powers } of monomials) {
    if (powers.length === dimension && powers.every(p => Number.isSafeInteger(p) && p >= 0)) {
      continue
    }
    throw new RangeError(`monomial: expected ${dimension} powers ≥ 0, got (${powers})`)
  }
  const degree = Math.max(0, ...monomials.map(({ powers }) => powers.reduce((a, b) => a + b, 0)))
  const highest = components.map((_, i) => Math.max(0, ...monomials.map(m => m.powers[i]!)))
  return {
    name: `polynomial of degree ${degree}`,
    dimension,
    components,
    degree,
    apply(on, x) {
      const powersOf = x.map((xi, i) => {
        const powers = [on.one]
        while (powers.length <= highest[i]!) powers.push(on.mul(powers.at(-1)!, xi))
        return powers
      })
      return components.map(sum =>
        sum
          .map(({ coefficient, powers }) =>
            powers
              .flatMap((p, i) => (p === 0 ? [] : [powersOf[i]![p]!]))
              .reduce(on.mul, on.of(coefficient)),
          )
          .reduce(on.add, on.zero),
      )
    },
  }
}

/** x ↦ A·x + b (b = 0 unless given). Throws RangeError unless A is square, of the size of b. */
export function linearField<S>(
  matrix: readonly (readonly S[])[],
  offset?: readonly S[],
): VectorField<S> {
  const dimension = matrix.length
  const sizes = [...matrix.map(row => row.length), offset?.length ?? dimension]
  if (dimension === 0 || sizes.some(size => size !== dimension)) {
    throw new RangeError(`linear field: expected a square A and b of its size, got sizes ${sizes}`)
  }
  return {
    name: offset === undefined ? 'linear' : 'affine',
    dimension,
    apply(on, x) {
      const b = offset?.map(on.of) ?? x.map(() => on.zero)
      return matrix.map((row, i) => on.add(innerProduct(on, row.map(on.of), x), b[i]!))
    },
  }
}
