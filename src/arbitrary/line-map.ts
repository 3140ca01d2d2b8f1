import fc from 'fast-check'
import type { SelfMap } from '../map/self-map.js'
import type { OrderedField } from '../space/field.js'
import { affineMap } from './affine-map.js'
import { clippedMap } from './clipped-map.js'
import { foldedMap } from './folded-map.js'
import { piecewiseLinearMap } from './piecewise-linear-map.js'
import type { LineMapConstraints } from './slope.js'

/** A kind of map of the line. */
export type LineMapKind = 'affine' | 'folded' | 'clipped' | 'piecewise linear'

/** Which maps of the line. */
export interface LineMapsConstraints<S> extends LineMapConstraints<S> {
  /** All four unless given; values shrink towards the first. */
  readonly kinds?: readonly [LineMapKind, ...LineMapKind[]]
}

/**
 * A self-map of the line of one of several kinds, of either sign: with `k` a k-Lipschitz map, a
 * k-contraction where k < 1. Shrinks to x ↦ 0.
 */
export function lineMap<S>(
  field: OrderedField<S>,
  constraints: LineMapsConstraints<S> = {},
): fc.Arbitrary<SelfMap<S, S>> {
  const { kinds = ['affine', 'folded', 'clipped', 'piecewise linear'], ...rest } = constraints
  const maps: Record<LineMapKind, () => fc.Arbitrary<SelfMap<S, S>>> = {
    affine: () => affineMap(field, rest),
    folded: () => foldedMap(field, rest),
    clipped: () => clippedMap(field, rest),
    'piecewise linear': () => piecewiseLinearMap(field, rest),
  }
  return fc.oneof({ withCrossShrink: true }, ...kinds.map(kind => maps[kind]()))
}
