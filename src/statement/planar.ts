import fc from 'fast-check'
import { coordinates } from '../space/coordinates.js'
import { type Rational, rational, rationals } from '../space/rational.js'
import { rationalUpTo } from './given.js'

/** ℚ² as a vector space, where squares of Euclidean distances are exact. */
export const plane = coordinates(rationals, 2)

/** A point of ℚ². */
export type Vector = readonly Rational[]

/** |a − b|². */
export function squaredDistance(a: Vector, b: Vector): Rational {
  const gap = plane.sub(a, b)
  return plane.dot(gap, gap)
}

/** Points of ℚ². */
export const vectors: fc.Arbitrary<Vector> = fc.tuple(rationalUpTo(6), rationalUpTo(6))

/** Unit vectors of ℚ²: ((1 − t²)/(1 + t²), 2t/(1 + t²)) for rational t. */
export const directions: fc.Arbitrary<Vector> = rationalUpTo(6).map(t => {
  const square = t.mul(t)
  const whole = square.add(1)
  return [rational(1).sub(square).div(whole), t.mul(2).div(whole)]
})

/** u turned by a right angle. */
export const across = ([x, y]: Vector): Vector => [y!.neg(), x!]

/** The symmetric matrix with eigenvalue `along` on the unit vector u and `rest` across it. */
export const symmetric =
  (along: Rational, rest: Rational, u: Vector) =>
  (x: Vector): Vector =>
    plane.axpy(along.sub(rest).mul(plane.dot(u, x)), u, plane.scale(rest, x))

/** "(1/2, -3)". */
export const showVector = (v: Vector): string => `(${v.map(x => x.toFraction()).join(', ')})`
