import { type FiniteLaw, type Key, pushForward } from '../law/finite-law.js'
import { wordLaw } from '../law/word-law.js'
import { homothety } from '../map/homothety.js'
import type { Order } from '../order/order.js'
import { finite } from '../random/finite.js'
import { coordinates } from '../space/coordinates.js'
import { euclidean } from '../space/euclidean.js'
import type { OrderedField } from '../space/field.js'
import { float64 } from '../space/float64.js'
import { type Quadratic, quadraticField } from '../space/quadratic.js'
import { rational } from '../space/rational.js'

/** ℚ(√3), where the corners are. */
export const Q3 = quadraticField(3)

/** The plane over it: distances are exact in squares. */
export const plane = coordinates(Q3, 2)

/** A point of the plane. */
export type Point = readonly Quadratic[]

const half = Q3.of(1, 2)

/** The corners (0, 0), (1, 0) and (1/2, √3/2) of a triangle of side 1. */
export const corners: readonly Point[] = [
  [Q3.zero, Q3.zero],
  [Q3.one, Q3.zero],
  [half, Q3.mul(half, Q3.root)],
]

/** (1/2, √3/6), the mean of the corners. */
export const centre: Point = [half, Q3.mul(Q3.of(1, 6), Q3.root)]

/** T_k x = (x + v_k)/2: half of the way to corner k. */
export const halfway = corners.map(v => homothety(plane, half, plane.scale(half, v)))

const key: Key<Point> = p => p.map(Q3.show).join(', ')

/** The exact law of the n-th iterate from a start: all 3^n words. */
export const triangleLaw = (order: Order, n: number, start: Point): FiniteLaw<Point> =>
  wordLaw(
    order.word(n),
    halfway.map(point => ({ point, weight: rational(1, 3) })),
    start,
    key,
  )

/** The same maps in doubles, chosen i.i.d. */
export const chaosGame = (() => {
  const space = float64(2)
  const maps = corners.map(v =>
    homothety(
      space,
      1 / 2,
      Float64Array.from(v, x => Q3.toNumber(x) / 2),
    ),
  )
  return finite(euclidean(2), maps)
})()

/**
 * The corners k_1, k_2, …, k_r such that the point is in T_{k_1} … T_{k_r} of the triangle, from where
 * it lies: the nearest corner, then that of the point blown up by 2 about it, and so on.
 */
export function address<S>(
  field: OrderedField<S>,
  point: ArrayLike<S>,
  rootOf3: S,
  r: number,
): string {
  const { add, compare, mul, one, sub } = field
  const two = add(one, one)
  // Barycentric coordinates, of sum 1.
  const third = field.div(mul(two, point[1]!), rootOf3)
  const second = sub(point[0]!, field.div(third, two))
  let weights = [sub(sub(one, second), third), second, third]
  let letters = ''
  for (let i = 0; i < r; i++) {
    const largest = weights.reduce((k, w, j) => (compare(w, weights[k]!) > 0 ? j : k), 0)
    weights = weights.map((w, j) => (j === largest ? sub(mul(two, w), one) : mul(two, w)))
    letters += String(largest + 1)
  }
  return letters
}

/** The address of a point over ℚ(√3). */
export const addressOf = (point: Point, r: number): string => address(Q3, point, Q3.root, r)

/** All addresses of a length: 11, 12, 13, 21, … */
export const addresses = (r: number): string[] =>
  r === 0 ? [''] : addresses(r - 1).flatMap(w => ['1', '2', '3'].map(letter => w + letter))

/** The law of the address. */
export const addressLaw = (law: FiniteLaw<Point>, r: number): FiniteLaw<string> =>
  pushForward(law, point => addressOf(point, r), String)
