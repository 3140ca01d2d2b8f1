import fc from 'fast-check'
import type { Weighted } from '../law/finite-law.js'
import { rational, rationals } from '../space/rational.js'
import { written } from './scalar.js'

/** How many, with which weights. */
export interface WeightedConstraints {
  /** 1 and 4 unless given. */
  readonly minLength?: number
  readonly maxLength?: number
  /** Weights are in the proportion of whole numbers from 1 to this; 4 unless given. */
  readonly most?: number
}

/** Things with positive rational weights that sum to 1; shrinks to few, of one weight. */
export function weighted<P>(
  things: fc.Arbitrary<P>,
  { minLength = 1, maxLength = 4, most = 4 }: WeightedConstraints = {},
): fc.Arbitrary<readonly Weighted<P>[]> {
  const part = fc.tuple(things, fc.integer({ min: 1, max: most }))
  return fc.array(part, { minLength, maxLength }).map(parts => {
    const total = parts.reduce((sum, [, count]) => sum + count, 0)
    return parts.map(([point, count]) => ({
      point,
      weight: written(rationals, rational(count, total)),
    }))
  })
}
