import fc from 'fast-check'
import type { OrderedField } from '../space/field.js'
import { written } from './scalar.js'

/** Which contraction constants. */
export interface ContractionConstantConstraints {
  /** The largest denominator; 8 unless given. */
  readonly denominator?: number
}

/** A contraction constant k = p/q, 0 ≤ k < 1; shrinks to 0. */
export function contractionConstant<S>(
  field: OrderedField<S>,
  { denominator = 8 }: ContractionConstantConstraints = {},
): fc.Arbitrary<S> {
  return fc
    .integer({ min: 1, max: denominator })
    .chain(q => fc.nat(q - 1).map(p => written(field, field.of(p, q))))
}
