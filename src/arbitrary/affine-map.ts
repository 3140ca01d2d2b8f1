import fc from 'fast-check'
import { type AffineMap, affine } from '../map/affine.js'
import type { OrderedField } from '../space/field.js'
import { named } from './readable.js'
import { scalar } from './scalar.js'
import { type LineMapConstraints, slope } from './slope.js'

/** x ↦ a·x + b; shrinks to x ↦ 0. */
export function affineMap<S>(
  field: OrderedField<S>,
  { k, shift }: LineMapConstraints<S> = {},
): fc.Arbitrary<AffineMap<S>> {
  return fc.tuple(slope(field, k), scalar(field, shift)).map(([a, b]) => named(affine(field, a, b)))
}
