import { table } from '../map/table.js'
import { forward } from '../order/forward.js'
import { finiteSet } from '../space/finite-set.js'
import { type Rational, rational, rationals } from '../space/rational.js'
import { toTheLimit } from './bounds.js'
import { listed, type RationalMap } from './given.js'
import { d, path } from './rational-paths.js'

const Q = rationals

/** θ, Tθ, T²θ, …, T^last θ. */
export const orbit = (map: RationalMap, start: Rational, last: number) =>
  path(listed([map]), forward, start, last)

/** The bound by the last step made: the a priori one, started a step before. */
export const byLastStep = (k: Rational, x: readonly Rational[], n: number) =>
  toTheLimit(Q, k, d(x[n]!, x[n - 1]!), 1)

/** Every self-map of {0, 1, 3, 7}, with the distances of the line. */
export function tables() {
  const points = [0, 1, 3, 7]
  const space = finiteSet(
    Q,
    points.map(x => points.map(y => rational(Math.abs(x - y)))),
  )
  return Array.from({ length: 4 ** 4 }, (_, code) =>
    table(
      [0, 1, 2, 3].map(i => Math.floor(code / 4 ** i) % 4),
      space,
    ),
  ).map(map => ({ map, k: map.proved.lipschitz![space.metric]! }))
}

/** The i with images[i] = i. */
export const fixedPoints = (images: readonly number[]) => images.filter((image, i) => image === i)
