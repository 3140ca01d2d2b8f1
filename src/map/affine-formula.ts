import type { Formula } from '../algebra/formula.js'
import type { OrderedField } from '../space/field.js'
import { real } from '../space/real.js'
import type { Diagonal } from './self-map.js'

/** x ↦ (a_i·x_i + b_i)_i over any algebra. */
export function affineFormula<S>(a: ArrayLike<S>, b: ArrayLike<S>): Formula<S> {
  return {
    dimension: b.length,
    apply: (on, x) => x.map((xi, i) => on.add(on.scale(a[i]!, xi), on.of(b[i]!))),
  }
}

/** The numbers of that map over floats; undefined over other fields. */
export function diagonalOf<S>(
  field: OrderedField<S>,
  a: ArrayLike<S>,
  b: ArrayLike<S>,
): Diagonal | undefined {
  if (field !== real) return undefined
  return { a: Array.from(a, field.toNumber), b: Array.from(b, field.toNumber) }
}
