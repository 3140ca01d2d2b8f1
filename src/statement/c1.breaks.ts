import { type PiecewiseLinear, piecewiseLinear } from '../map/piecewise-linear.js'
import { integer } from '../random/integer.js'
import { Source } from '../random/source.js'
import { type Rational, rational, rationals } from '../space/rational.js'

type Breaking = PiecewiseLinear<Rational>
const [zero, one] = [rational(0), rational(1)]

type Pick = (below: number) => number

/** The heights, in 1/256, of a map with knots at x, in 1/64. */
export type Heights = (x: readonly number[], pick: Pick) => readonly number[]

/** Slopes 1/4, …, 1, placed at random: the range is a part of [0, 1]. */
export const contracting: Heights = (x, pick) => {
  const y = [0]
  for (let j = 1; j < x.length; j++) y.push(y[j - 1]! + (1 + pick(4)) * (x[j]! - x[j - 1]!))
  const shift = pick(257 - y[y.length - 1]!)
  return y.map(height => height + shift)
}

/** From 0 to 256: the range is all of [0, 1]. */
export const onto: Heights = (x, pick) =>
  x.map((_, j) => 64 * j + (j % 4 === 0 ? 0 : pick(33) - 16))

/** A random increasing map of [0, 1] to itself with three breaks, constant outside [0, 1]. */
function breakingMap(source: Source, heights: Heights): Breaking {
  const pick = (below: number) => integer(below)(source)
  const x = [0, 16, 32, 48, 64].map((at, j) => at + (j % 4 === 0 ? 0 : pick(9) - 4))
  const y = heights(x, pick)
  const knots = x.map((xj, j) => [rational(xj, 64), rational(y[j]!, 256)] as const)
  return piecewiseLinear(rationals, knots)
}

/** The breaks of a map strictly inside ]lo, hi[. */
const breaksInside = ({ knots }: Breaking, lo = zero, hi = one): number =>
  knots.filter(([x]) => x.compare(lo) > 0 && x.compare(hi) < 0).length

/** How many breaks C_1, …, C_N have, and how many may be left of C_{n−1}'s and T_n's. */
export function* breaksOf(seed: number, heights: Heights, N: number) {
  const source = new Source(seed, 'instances')
  let composed: Breaking | undefined
  for (let n = 1; n <= N; n++) {
    const map = breakingMap(source.seek(0, n), heights)
    const kept = composed ? breaksInside(composed, map.apply(zero), map.apply(one)) : 0
    composed = composed ? composed.after(map) : map
    yield { n, breaks: breaksInside(composed), most: breaksInside(map) + kept }
  }
}
