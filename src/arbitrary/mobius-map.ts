import fc from 'fast-check'
import { type MobiusMap, mobius } from '../map/mobius.js'
import type { OrderedField } from '../space/field.js'
import { named } from './readable.js'
import { type ScalarConstraints, scalar } from './scalar.js'

/** Which Möbius maps. */
export interface MobiusMapConstraints {
  /**
   * 'positive': all entries > 0, a contraction of (0, ∞) in the log metric; 'non-negative': entries
   * ≥ 0, a self-map of (0, ∞); 'any': a map of the projective line, which may have a pole.
   * 'positive' unless given.
   */
  readonly entries?: 'positive' | 'non-negative' | 'any'
}

const constraintsOf: Record<'positive' | 'non-negative' | 'any', ScalarConstraints> = {
  positive: { least: 1, denominator: 3 },
  'non-negative': { least: 0, denominator: 3 },
  any: { denominator: 3 },
}

/** x ↦ (a·x + b)/(c·x + d) with ad ≠ bc; entries shrink to 0, or to 1. */
export function mobiusMap<S>(
  field: OrderedField<S>,
  { entries = 'positive' }: MobiusMapConstraints = {},
): fc.Arbitrary<MobiusMap<S>> {
  const entry = scalar(field, constraintsOf[entries])
  return fc
    .tuple(entry, entry, entry, entry)
    .filter(([a, b, c, d]) => field.compare(field.mul(a, d), field.mul(b, c)) !== 0)
    .map(([a, b, c, d]) =>
      named(
        mobius(field, [
          [a, b],
          [c, d],
        ]),
      ),
    )
}
