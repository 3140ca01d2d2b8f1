import fc from 'fast-check'
import { type DenseAffine, denseAffine } from '../map/dense-affine.js'
import type { Tuple } from '../map/tuple.js'
import type { VectorSpace } from '../space/vector-space.js'
import { named } from './readable.js'
import { type ScalarConstraints, scalar } from './scalar.js'
import { vector } from './vector.js'

/** Which affine maps of S^d. */
export interface DenseMapConstraints<S> {
  /** Every map is k-Lipschitz in ℓ1, ℓ2 and ℓ∞ alike. Entries are of size at most 3 unless given. */
  readonly k?: S
  readonly shift?: ScalarConstraints
}

/**
 * x ↦ A·x + b on S^d with a full matrix A; shrinks to x ↦ 0. With k, A = k·N/s for a matrix N of
 * whole numbers, s − 1 its largest row or column sum of absolute values: then ‖A‖₁ and ‖A‖_∞, and with
 * them ‖A‖₂ ≤ √(‖A‖₁‖A‖_∞), are at most (1 − 1/s)k, which leaves room for rounding.
 */
export function denseMap<V extends Tuple<V, S>, S>(
  space: VectorSpace<V, S>,
  { k, shift }: DenseMapConstraints<S> = {},
): fc.Arbitrary<DenseAffine<V, S>> {
  const { field } = space
  const origin = space.zero()
  const d = origin.length
  const rowsOf = (entries: readonly S[]) =>
    Array.from({ length: d }, (_, i) => origin.map((_, j) => entries[i * d + j]!))
  const length = { minLength: d * d, maxLength: d * d }
  const entries =
    k === undefined
      ? fc.array(scalar(field, { most: 3 }), length)
      : fc.array(fc.integer({ min: -3, max: 3 }), length).map(counts => {
          const s = largestSum(counts, d) + 1
          return counts.map(n => field.mul(k, field.of(n, s)))
        })
  return fc
    .tuple(entries, vector(space, shift))
    .map(([a, b]) => named(denseAffine(space, rowsOf(a), b)))
}

/** The largest sum of absolute values over the rows and columns of a d × d matrix. */
function largestSum(counts: readonly number[], d: number): number {
  const sums = new Array<number>(2 * d).fill(0)
  counts.forEach((n, at) => {
    sums[Math.floor(at / d)]! += Math.abs(n)
    sums[d + (at % d)]! += Math.abs(n)
  })
  return Math.max(...sums)
}
