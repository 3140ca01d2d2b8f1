import fc from 'fast-check'
import { type PiecewiseLinear, piecewiseLinear } from '../map/piecewise-linear.js'
import type { OrderedField } from '../space/field.js'
import { named } from './readable.js'
import { scalar } from './scalar.js'
import { type LineMapConstraints, slope } from './slope.js'

/** Which piecewise linear maps. */
export interface PiecewiseLinearMapConstraints<S> extends LineMapConstraints<S> {
  /** The most knots; 4 unless given, at least 1. */
  readonly maxKnots?: number
}

/**
 * A monotone map of the line that is linear between its knots, rising or falling. Shrinks to one
 * knot, at 0, and slopes 0. Over floats its slopes are at most 3k/4: the slope between two knots,
 * which are rounded, is as near to what it was drawn as that.
 */
export function piecewiseLinearMap<S>(
  field: OrderedField<S>,
  { k, shift, maxKnots = 4 }: PiecewiseLinearMapConstraints<S> = {},
): fc.Arbitrary<PiecewiseLinear<S>> {
  const most = field.exact ? k : k && field.mul(k, field.of(3, 4))
  const rise = slope(field, most).map(field.abs)
  const gap = fc.tuple(scalar(field, { least: 1, most: 3, denominator: 4 }), rise)
  return fc
    .record({
      start: fc.tuple(scalar(field, shift), scalar(field, shift)),
      gaps: fc.array(gap, { maxLength: maxKnots - 1 }),
      left: rise,
      right: rise,
      falls: fc.boolean(),
    })
    .map(({ start, gaps, left, right, falls }) => {
      const signed = (s: S) => (falls ? field.sub(field.zero, s) : s)
      const knots: (readonly [S, S])[] = [start]
      for (const [dx, slope] of gaps) {
        const [x, y] = knots[knots.length - 1]!
        knots.push([field.add(x, dx), field.add(y, signed(field.mul(slope, dx)))])
      }
      return named(piecewiseLinear(field, knots, { left: signed(left), right: signed(right) }))
    })
}
