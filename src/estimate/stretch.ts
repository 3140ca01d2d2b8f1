import type { SelfMap } from '../map/self-map.js'
import { fractionLike, frameOf, sizeOf } from '../space/frame.js'
import type { MetricSpace } from '../space/metric-space.js'
import { unitRoundoff } from '../space/roundoff.js'

/** A bound on d(computed T(p), T(p)), given p and the computed image. */
export type Rounding<P, S> = (p: P, image: P) => S

/** Two points and how far apart a map sends them. */
export interface Stretch<P, S = number> {
  readonly x: P
  readonly y: P
  /** d(x, y), as computed. */
  readonly before: S
  /** d(Tx, Ty), as computed. */
  readonly after: S
  /**
   * A proved lower bound of d(Tx, Ty)/d(x, y), and so of every Lipschitz constant of T: exact over
   * an exact field; over floats, with all that rounding explains taken off.
   */
  readonly ratio: S
}

/** Floats nearer than this are taken for one: the bounds on rounding do not hold in underflow. */
const nearest = 2 ** -500

/**
 * The stretch of x and y under T; undefined if they are one point, or if T sends one of them out of
 * the space, which is no matter of Lipschitz constants.
 */
export function stretch<P, S>(
  map: SelfMap<P, S>,
  space: MetricSpace<P, S>,
  x: P,
  y: P,
  rounding: Rounding<P, S> = lastPlaces(space),
): Stretch<P, S> | undefined {
  const { field, distance } = space
  const before = distance(x, y)
  const least = field.exact ? field.zero : field.of(nearest)
  if (field.compare(before, least) <= 0) return undefined
  const [tx, ty] = [map.apply(x), map.apply(y)]
  if (space.objection(tx) !== undefined || space.objection(ty) !== undefined) return undefined
  const after = distance(tx, ty)
  if (field.exact) return { x, y, before, after, ratio: field.div(after, before) }
  // Four sums, a quotient and two products: fewer than 16 roundings, which `above` makes up for.
  const above = field.of(1 + 16 * unitRoundoff)
  const roundoff = (p: P, q: P) => space.roundoff?.(p, q) ?? field.zero
  const off = [roundoff(tx, ty), rounding(x, tx), rounding(y, ty)].reduce(field.add)
  const apart = field.sub(after, field.mul(above, off))
  if (field.compare(apart, field.zero) <= 0) return { x, y, before, after, ratio: field.zero }
  const most = field.add(before, field.mul(above, roundoff(x, y)))
  return { x, y, before, after, ratio: field.div(apart, field.mul(above, most)) }
}

/** 2^−40: what a coordinate may be off by, relative to the largest coordinate of p and T(p). */
const lost = 2 ** -40

/**
 * How far T(p) moves when its coordinates move by 2^−40 of the largest coordinate of p and T(p), up
 * and down in turn: room for 8192 units of rounding in whatever computes T. A map that loses more
 * digits than that (a difference of huge numbers) needs a bound of its own. Zero over an exact
 * field, and for points that are not made of floats.
 */
export function lastPlaces<P, S>(space: MetricSpace<P, S>): Rounding<P, S> {
  const { field } = space
  if (field.exact) return () => field.zero
  return (p, image) => {
    const frame = frameOf(image)
    if (frame === undefined) return field.zero
    const coordinates = frame.coordinates(image)
    const sizes = [...coordinates, ...(frameOf(p)?.coordinates(p) ?? [])].map(sizeOf)
    const largest = sizes.reduce((most, size) => Math.max(most, Math.abs(size)), nearest)
    const moved = (by: (size: number) => number) =>
      frame.point(
        coordinates.map((c, i) => {
          const size = sizeOf(c)
          return fractionLike(c, size + (i % 2 === 0 ? 1 : -1) * lost * by(size), 1)
        }),
      )
    const candidates = [moved(() => largest), moved(size => size)]
    const near = candidates.find(candidate => space.objection(candidate) === undefined)
    return near === undefined ? field.zero : space.distance(image, near)
  }
}
