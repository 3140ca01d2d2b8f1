import fc from 'fast-check'
import type { OrderedField } from '../space/field.js'
import { readable } from './readable.js'

/** Which fractions. All three are whole numbers. */
export interface ScalarConstraints {
  /** The least numerator; −most unless given. 0 gives scalars ≥ 0, 1 positive ones. */
  readonly least?: number
  /** The largest numerator, and so the largest scalar; 6 unless given. */
  readonly most?: number
  /** The largest denominator; 6 unless given. */
  readonly denominator?: number
}

/** A scalar p/q of a field, least ≤ p ≤ most, 1 ≤ q ≤ denominator; shrinks to whole numbers, to 0. */
export function scalar<S>(
  field: OrderedField<S>,
  constraints: ScalarConstraints = {},
): fc.Arbitrary<S> {
  const { most = 6, least = -most, denominator = 6 } = constraints
  return fc
    .tuple(fc.integer({ min: least, max: most }), fc.integer({ min: 1, max: denominator }))
    .map(([p, q]) => written(field, field.of(p, q)))
}

/** Shows a scalar as its field does: rationals would read 0.(3), not 1/3. */
export function written<S>(field: OrderedField<S>, s: S): S {
  return typeof s === 'object' && s !== null ? readable(s, () => field.show(s)) : s
}
