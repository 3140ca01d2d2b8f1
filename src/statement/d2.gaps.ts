import fc from 'fast-check'
import { rationalKey } from '../law/finite-law.js'
import { jointWordLaw } from '../law/word-law.js'
import type { Order } from '../order/order.js'
import { type Rational, rational, rationals } from '../space/rational.js'
import { power } from './bounds.js'
import { meanSquare, showWalk, simpson, stationaryVariance, type Walk, walks } from './d2.walk.js'
import { rationalUpTo } from './given.js'

const Q = rationals
const zero = rational(0)

/** E (n-th − m-th iterate)² from a start in an order, by enumeration of Simpson’s maps. */
export function gap(walk: Walk, order: Order, n: number, m: number, start: Rational): Rational {
  const words = [order.word(n), order.word(m)]
  const law = jointWordLaw(words, simpson(walk), start, rationalKey)
  return law.atoms.reduce((sum, { point: [x, y], weight }) => {
    const difference = x!.sub(y!)
    return sum.add(weight.mul(difference).mul(difference))
  }, zero)
}

/** E (X_r − p)² = V + q^r((x − p)² − V), q = E A². */
export function spread(walk: Walk, r: number, start: Rational): Rational {
  const V = stationaryVariance(walk)
  const square = power(Q, start.sub(walk.p), 2)
  return V.add(power(Q, meanSquare(walk), r).mul(square.sub(V)))
}

/** E (X_{n+r} − X_n)² = q^n (E (X_r − p)² + (x − p)² (1 − 2 (E A)^r)), which tends to q^n((x − p)² + V). */
export function backwardGap(walk: Walk, n: number, r: number, start: Rational): Rational {
  const square = power(Q, start.sub(walk.p), 2)
  const meanSlope = power(Q, walk.a.div(walk.a.add(1)), r)
  const fromStart = square.mul(rational(1).sub(meanSlope.mul(2)))
  return power(Q, meanSquare(walk), n).mul(spread(walk, r, start).add(fromStart))
}

/** The moments of Beta(ap, a(1 − p)): Π_{i<j} (ap + i)/(a + i). */
export const betaMoment = ({ a, p }: Walk, j: number): Rational =>
  Array.from({ length: j }, (_, i) => a.mul(p).add(i).div(a.add(i))).reduce(
    (product, factor) => product.mul(factor),
    rational(1),
  )

/** A walk and a start. */
export const walksAndStarts = fc.record({ walk: walks, start: rationalUpTo(2) })
/** "a = 1/2, p = 1/3, x = 0". */
export const showInstance = ({ walk, start }: { walk: Walk; start: Rational }) =>
  `${showWalk(walk)}, x = ${start.toFraction()}`
