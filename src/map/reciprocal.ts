import type { OrderedField } from '../space/field.js'
import { type MobiusMap, mobius } from './mobius.js'
import { nonNegative } from './parameters.js'

/**
 * x ↦ 1/(x + u) on (0, ∞), u ≥ 0: one step of a continued fraction, a decreasing Möbius map.
 *
 * In the log metric its factor at x is x/(x + u) < 1, but the supremum over (0, ∞) is 1, and 1 is
 * what it carries. Two steps with u, v > 0 do contract: 1/(v + 1/(x + u)) is the Möbius map of
 * [[1, u], [v, 1 + uv]], and its composition says by how much.
 * @throws MapError unless u is finite and ≥ 0
 */
export function reciprocal<S>(field: OrderedField<S>, u: S): MobiusMap<S> {
  nonNegative(field, u, 'x ↦ 1/(x + u), u')
  return mobius(field, [
    [field.zero, field.one],
    [field.one, u],
  ])
}
