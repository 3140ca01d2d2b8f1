import fc from 'fast-check'
import { type Coordinate, fractionLike, frameOf, sizeOf } from '../space/frame.js'
import type { MetricSpace } from '../space/metric-space.js'
import type { ScalarConstraints } from './scalar.js'

/**
 * A point of a space around one of them, c: c_i + p/q in each coordinate; where that is no point of
 * the space, c_i + p; where that is none either, c_i·(1 + max(p, 0))/q; in the end c itself. So it
 * serves the line, ℝ^d, intervals, finite sets, positive reals and cones, and products of them, but
 * gives c alone where points are not made of scalars. Shrinks to c.
 */
export function pointAround<P, S>(
  space: MetricSpace<P, S>,
  c: P,
  { most = 6, least = -most, denominator = 6 }: ScalarConstraints = {},
): fc.Arbitrary<P> {
  const frame = frameOf(c)
  if (frame === undefined) return fc.constant(c)
  const center = frame.coordinates(c)
  const step = fc.tuple(
    fc.integer({ min: least, max: most }),
    fc.integer({ min: 1, max: denominator }),
  )
  const length = { minLength: center.length, maxLength: center.length }
  return fc.array(step, length).map(steps => {
    const moved = (move: (c: Coordinate, p: number, q: number) => Coordinate) =>
      frame.point(center.map((x, i) => move(x, ...steps[i]!)))
    const candidates = [
      moved((x, p, q) => plus(x, fractionLike(x, p, q))),
      moved((x, p) => plus(x, fractionLike(x, p, 1))),
      moved((x, p, q) => times(x, fractionLike(x, Math.max(0, p) + 1, q))),
    ]
    return candidates.find(p => space.objection(p) === undefined) ?? c
  })
}

const plus = (a: Coordinate, b: Coordinate): Coordinate =>
  typeof a === 'number' ? a + sizeOf(b) : a.add(b)

const times = (a: Coordinate, b: Coordinate): Coordinate =>
  typeof a === 'number' ? a * sizeOf(b) : a.mul(b)
