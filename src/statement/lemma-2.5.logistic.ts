import fc from 'fast-check'
import { type Curvature, curvatureFactor } from '../map/curvature.js'
import { logisticRegression } from '../map/logistic-regression.js'
import { sgdStep } from '../map/sgd-step.js'
import { euclidean } from '../space/euclidean.js'
import { real } from '../space/real.js'
import { unitRoundoff } from '../space/roundoff.js'
import { property } from './property.js'
import type { Check } from './statement.js'

const dim = 3
const lambda = 1 / 16
const space = euclidean(dim)

const norm = (v: Float64Array) => space.distance(v, new Float64Array(dim))

const coordinate = fc.integer({ min: -64, max: 64 }).map(n => n / 16)
const points = fc
  .array(coordinate, { minLength: dim, maxLength: dim })
  .map(x => Float64Array.from(x))
/** Rows, labels, h in eighths of 2/(m + M), and two points. */
export interface Pair {
  readonly x: readonly Float64Array[]
  readonly y: readonly number[]
  readonly share: number
  readonly v: Float64Array
  readonly w: Float64Array
}

const labels = fc.array(fc.constantFrom(-1, 1), { minLength: 4, maxLength: 4 })

const anyPairs: fc.Arbitrary<Pair> = fc.record({
  x: fc.array(points, { minLength: 1, maxLength: 4 }),
  y: labels,
  share: fc.integer({ min: 1, max: 8 }),
  v: points,
  w: points,
})

/** Pairs that differ in the last coordinate alone, where all rows are 0: the loss is flat but for λ. */
export const flatPairs: fc.Arbitrary<Pair> = fc
  .tuple(anyPairs, fc.integer({ min: 1, max: 7 }), fc.integer({ min: 1, max: 64 }))
  .map(([{ x, y, v }, share, gap]) => ({
    x: x.map(row => row.with(dim - 1, 0).with(0, 1)),
    y,
    share,
    v,
    w: v.with(dim - 1, v[dim - 1]! + gap / 16),
  }))

/** One row, the longest step, and two points close to 0 along the row, where the loss is steepest. */
export const steepPairs: fc.Arbitrary<Pair> = anyPairs.map(({ x, y, share }) => {
  const row = x[0]!.with(0, 1)
  const t = share / 32 / norm(row) ** 2 // so the two scores are ±share/32
  return { x: [row], y, share: 8, v: row.map(a => t * a), w: row.map(a => -t * a) }
})

/** Any pair, and steep ones. */
export const pairs = fc.oneof(anyPairs, steepPairs)

/**
 * A bound on |T̂(w) − T(w)| for the computed step w − h∇L_B(w) on b rows of norm at most R, to first
 * order in u, and doubled, which covers the rest (γ_n ≤ 2nu, Higham 2002, Lemma 3.1):
 * a score is a sum of d products, off by d·R|w|·u; a slope −y/(1 + e^{ys}) follows it by at most
 * 1/4, and its exponential (an ulp), sum and quotient add 4u; b products and sums, the division
 * and the ridge term add b + 2 to the data part, which is at most R, and 2 to λ|w|; the step itself
 * rounds h∇L twice and w once.
 */
function stepRoundoff(w: Float64Array, R: number, b: number, h: number): number {
  const size = norm(w)
  const gradient = R * ((dim * R * size) / 4 + 4 + b + 2) + 2 * lambda * size
  return 2 * unitRoundoff * (h * gradient + 2 * h * (R + lambda * size) + size)
}

/**
 * Ridge logistic regression, in doubles: d(T(v), T(w)) ≤ max(|1 − hm|, |1 − hM|) d(v, w) with
 * m = λ and M = λ + mean |x|²/4, or what `believed` makes of these, up to a bound on the roundings.
 */
export const logistic = (
  name: string,
  given: fc.Arbitrary<Pair>,
  believed: (curvature: Curvature) => Curvature = curvature => curvature,
): Check =>
  property({
    name,
    kind: 'numerical',
    given,
    runs: 300,
    show: ({ x, share, v, w }) =>
      `${x.length} rows, h at ${share}/8 of 2/(m + M); v = (${v}), w = (${w})`,
    holds({ x, y, share, v, w }) {
      const risk = logisticRegression({ x, y: y.slice(0, x.length) }, lambda)
      const curvature = believed(risk.curvature())
      const { m, M } = curvature
      const h = (share / 8) * (2 / (m + M))
      const every = x.map((_, i) => i)
      const step = sgdStep(risk, h)(every)
      const [Tv, Tw] = [step.apply(v), step.apply(w)]
      const k = curvatureFactor(real, h, curvature)
      const R = Math.max(...x.map(norm))
      // M is a mean of b sums of d squares, k follows it by h, and the product k·d rounds once.
      const roundedK = k + 2 * (dim + x.length + 4) * unitRoundoff * (1 + h * M)
      const before = space.distance(v, w)
      const rounded =
        stepRoundoff(v, R, x.length, h) +
        stepRoundoff(w, R, x.length, h) +
        space.roundoff!(Tv, Tw) +
        roundedK * space.roundoff!(v, w)
      const bound = roundedK * before * (1 + 4 * unitRoundoff) + 2 * rounded
      const after = space.distance(Tv, Tw)
      return {
        holds: after <= bound,
        margin: bound > 0 ? (bound - after) / bound : 0,
        because: `d(T(v), T(w)) = ${after.toPrecision(6)}, bound ${bound.toPrecision(6)}`,
      }
    },
  })
