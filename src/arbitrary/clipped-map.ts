import fc from 'fast-check'
import { type Bounds, type ClipAffine, clipAffine } from '../map/clip-affine.js'
import type { OrderedField } from '../space/field.js'
import { named } from './readable.js'
import { scalar } from './scalar.js'
import { type LineMapConstraints, slope } from './slope.js'

/** x ↦ clip(a·x + b, lo, hi) with two bounds, equal ones too, one, or none; shrinks to x ↦ 0. */
export function clippedMap<S>(
  field: OrderedField<S>,
  { k, shift }: LineMapConstraints<S> = {},
): fc.Arbitrary<ClipAffine<S>> {
  const end = fc.option(scalar(field, shift), { nil: undefined })
  return fc
    .tuple(slope(field, k), scalar(field, shift), end, end)
    .map(([a, b, lo, hi]) => named(clipAffine(field, a, b, inOrder(field, lo, hi))))
}

function inOrder<S>(field: OrderedField<S>, lo: S | undefined, hi: S | undefined): Bounds<S> {
  if (lo === undefined) return hi === undefined ? {} : { hi }
  if (hi === undefined) return { lo }
  return field.compare(lo, hi) <= 0 ? { lo, hi } : { lo: hi, hi: lo }
}
