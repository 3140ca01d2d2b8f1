import fc from 'fast-check'
import { type DiagonalAffine, diagonalAffine } from '../map/diagonal-affine.js'
import type { Tuple } from '../map/tuple.js'
import type { VectorSpace } from '../space/vector-space.js'
import { named } from './readable.js'
import { type LineMapConstraints, slope } from './slope.js'
import { vector } from './vector.js'

/** x ↦ diag(a)·x + b on S^d, max |a_i| ≤ k where k is given; shrinks to x ↦ 0. */
export function diagonalMap<V extends Tuple<V, S>, S>(
  space: VectorSpace<V, S>,
  { k, shift }: LineMapConstraints<S> = {},
): fc.Arbitrary<DiagonalAffine<V, S>> {
  const origin = space.zero()
  const length = { minLength: origin.length, maxLength: origin.length }
  return fc.tuple(fc.array(slope(space.field, k), length), vector(space, shift)).map(([a, b]) =>
    named(
      diagonalAffine(
        space,
        origin.map((_, i) => a[i]!),
        b,
      ),
    ),
  )
}
