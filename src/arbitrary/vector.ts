import fc from 'fast-check'
import type { Tuple } from '../map/tuple.js'
import type { VectorSpace } from '../space/vector-space.js'
import { type ScalarConstraints, scalar } from './scalar.js'

/** A vector of S^d, its coordinates fractions; shrinks to the origin. */
export function vector<V extends Tuple<V, S>, S>(
  space: VectorSpace<V, S>,
  constraints: ScalarConstraints = {},
): fc.Arbitrary<V> {
  const origin = space.zero()
  const length = { minLength: origin.length, maxLength: origin.length }
  return fc
    .array(scalar(space.field, constraints), length)
    .map(coordinates => origin.map((_, i) => coordinates[i]!))
}
