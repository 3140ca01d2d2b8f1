import fc from 'fast-check'
import { foldedAffine } from '../map/folded-affine.js'
import type { SelfMap } from '../map/self-map.js'
import type { OrderedField } from '../space/field.js'
import { named } from './readable.js'
import { scalar } from './scalar.js'
import { type LineMapConstraints, slope } from './slope.js'

/** x ↦ a + b·|x|: neither monotone nor affine. Shrinks to b = 0, then a = 0. */
export function foldedMap<S>(
  field: OrderedField<S>,
  { k, shift }: LineMapConstraints<S> = {},
): fc.Arbitrary<SelfMap<S, S>> {
  return fc
    .tuple(slope(field, k), scalar(field, shift))
    .map(([b, a]) => named(foldedAffine(field, a, b)))
}
