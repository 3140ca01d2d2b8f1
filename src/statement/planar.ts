import type fc from 'fast-check'
import { unitVector } from '../arbitrary/unit-vector.js'
import { vector } from '../arbitrary/vector.js'
import { coordinates } from '../space/coordinates.js'
import { type Rational, rationals } from '../space/rational.js'
import { either, type Finding } from './finding.js'

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
export const vectors: fc.Arbitrary<Vector> = vector(plane)

/** Unit vectors of ℚ²: ((1 − t²)/(1 + t²), 2t/(1 + t²)) for rational t. */
export const directions: fc.Arbitrary<Vector> = unitVector(plane)

/** u turned by a right angle. */
export const across = ([x, y]: Vector): Vector => [y!.neg(), x!]

/** The symmetric matrix with eigenvalue `along` on the unit vector u and `rest` across it. */
export const symmetric =
  (along: Rational, rest: Rational, u: Vector) =>
  (x: Vector): Vector =>
    plane.axpy(along.sub(rest).mul(plane.dot(u, x)), u, plane.scale(rest, x))

/** "(1/2, -3)". */
export const showVector = (v: Vector): string => `(${v.map(x => x.toFraction()).join(', ')})`

/** a = b, coordinate by coordinate. */
export function sameVector(a: Vector, b: Vector, what: string): Finding {
  const holds = plane.equal(a, b)
  return either(holds, `${what} = ${showVector(a)}${holds ? '' : `, expected ${showVector(b)}`}`)
}
