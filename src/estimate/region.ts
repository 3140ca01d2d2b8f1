import { above, below } from '../algebra/rounding.js'
import type { Draw } from '../random/draw.js'
import { standardNormal } from '../random/normal.js'
import { EstimateError } from './estimate.js'

/**
 * A convex set of ℝ^d in which constants are asked for: a box, cut to the ball around its centre
 * where there is a radius.
 */
export interface Region {
  readonly low: Float64Array
  readonly high: Float64Array
  /** Of the points of the box within this ℓ2 distance of its middle. */
  readonly radius?: number
}

/** The box [low_1, high_1] × … × [low_d, high_d]. EstimateError unless low ≤ high, all finite. */
export function box(low: ArrayLike<number>, high: ArrayLike<number>): Region {
  const given = { low: Float64Array.from(low), high: Float64Array.from(high) }
  if (given.low.length === 0 || given.low.length !== given.high.length) {
    throw new EstimateError(
      `box: expected as many lower as upper ends, got ${given.low.length} and ${given.high.length}`,
    )
  }
  given.low.forEach((a, i) => {
    const b = given.high[i]!
    if (Number.isFinite(a) && Number.isFinite(b) && a <= b) return
    throw new EstimateError(`box, coordinate ${i + 1}: expected finite low ≤ high, got ${a}..${b}`)
  })
  return given
}

/** The ℓ2 ball around c. EstimateError unless c is finite and 0 ≤ radius < ∞. */
export function ball(centre: ArrayLike<number>, radius: number): Region {
  if (!(radius >= 0 && radius < Infinity)) {
    throw new EstimateError(`ball, radius: expected a finite number ≥ 0, got ${radius}`)
  }
  const c = Float64Array.from(centre)
  return {
    ...box(
      c.map(x => x - radius),
      c.map(x => x + radius),
    ),
    radius,
  }
}

/** The middle of a region. */
export const middleOf = ({ low, high }: Region): Float64Array =>
  low.map((a, i) => a + (high[i]! - a) / 2)

/** Whether a point is in a region. */
export function inRegion({ low, high, radius }: Region, x: Float64Array): boolean {
  if (!x.every((xi, i) => xi >= low[i]! && xi <= high[i]!)) return false
  if (radius === undefined) return true
  const c = middleOf({ low, high })
  return Math.hypot(...x.map((xi, i) => xi - c[i]!)) <= radius
}

/**
 * The point, moved a last place inwards where it lies on a face of the box. A kink there is not one
 * of the map on the region, whose constant only knows the derivative on this side.
 */
export const offFaces = ({ low, high }: Region, x: Float64Array): Float64Array =>
  x.map((xi, i) => {
    if (low[i]! >= high[i]!) return xi
    if (xi === low[i]) return Math.min(above(xi), high[i]!)
    return xi === high[i] ? Math.max(below(xi), low[i]!) : xi
  })

/** A point of a region, uniform. */
export function uniformIn(region: Region): Draw<Float64Array> {
  const { low, high, radius } = region
  if (radius === undefined) {
    return source => low.map((a, i) => Math.min(high[i]!, a + (high[i]! - a) * source.unit()))
  }
  const c = middleOf(region)
  return source => {
    const normals = c.map(() => standardNormal(source))
    const far = radius * source.unit() ** (1 / c.length)
    const length = Math.hypot(...normals)
    return c.map((ci, i) => ci + (far * normals[i]!) / length)
  }
}
