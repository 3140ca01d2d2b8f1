import { iterates } from '../iterate/iterate.js'
import { diagonalAffine } from '../map/diagonal-affine.js'
import { backward } from '../order/backward.js'
import { forward } from '../order/forward.js'
import type { Order } from '../order/order.js'
import { iid } from '../random/iid.js'
import { rademacher } from '../random/rademacher.js'
import { euclidean } from '../space/euclidean.js'
import { float64 } from '../space/float64.js'
import { rational, rationals } from '../space/rational.js'
import { real } from '../space/real.js'
import { power } from './bounds.js'
import { upTo } from './counted.js'
import { backwardVariance, enumerated, forwardVariance } from './d5.variances.js'
import { all, atMost, equals, stated } from './finding.js'
import { property, single } from './property.js'
import { steps } from './section-3.1.process.js'
import type { Check, Context, Outcome } from './statement.js'
import { LEVELS } from './tested.js'

const Q = rationals

const h = 1 / 10
const runs = 128
const space = float64(runs)
const slopes = new Float64Array(runs).fill(1 - h)

/** Independent realisations of AR(1) with e = ±1, all at once: one a coordinate. */
const processes = iid({
  name: `AR(1), h = 1/10, e = ±1, ${runs} realisations`,
  space: euclidean(runs),
  draw: source =>
    diagonalAffine(
      space,
      slopes,
      slopes.map(() => h * rademacher(source)),
    ),
})

/** The averages of the iterates 1 … n of each, in an order. */
function timeAverages(order: Order, n: number, seed: number): Float64Array {
  let sum = space.zero()
  const maps = processes.realize(seed)
  for (const { point } of iterates(maps, order, space.zero(), { at: upTo(n) })) {
    sum = space.add(sum, point)
  }
  return space.scale(1 / n, sum)
}

const n = 4000

const variance = forwardVariance(real, h, n)

/** What none of the averages of forward paths exceeds but for probability δ. */
const radius = (delta: number) => Math.sqrt(2 * variance * Math.log((2 * runs) / delta))

/**
 * The test that every one of the time averages has mean 0 and is that of a forward path: a sum
 * Σ c_j e_j of signs is beyond s with probability at most 2 exp(−s²/2Σc_j²) (Hoeffding 1963), and
 * Σ c_j² is the variance. A mean of two radii would be found but for probability `miss`.
 */
function around0(order: Order, { seed }: Context): Outcome {
  const averages = timeAverages(order, n, seed)
  const largest = Math.max(...averages.map(x => Math.abs(x)))
  const pValue = Math.min(1, 2 * runs * Math.exp((-largest * largest) / (2 * variance)))
  const detectable = radius(LEVELS.falseAlarm) + radius(LEVELS.miss)
  const square = space.dot(averages, averages) / runs
  return {
    holds: pValue > LEVELS.falseAlarm,
    detail: `${runs} paths, n = ${n}: max |average| ${largest.toPrecision(3)} against ${radius(LEVELS.falseAlarm).toPrecision(3)}, n·mean square ${(n * square).toPrecision(3)}`,
    instances: runs,
    pValue,
    rates: { ...LEVELS, detectable, samples: n },
  }
}

/**
 * P(all averages of backward paths stay within a radius): S = Σ c_j e_j has E S⁴ ≤ 3(E S²)², so that
 * P(S² > θ E S²) ≥ (1 − θ)²/3 for each of them (Paley and Zygmund 1932).
 */
function missBackward(radius: number): number {
  const share = (radius * radius) / backwardVariance(real, h, n)
  return power(real, 1 - ((1 - share) * (1 - share)) / 3, runs)
}

export const averageChecks: readonly Check[] = [
  property({
    name: 'AR(1) from 0: n²·Var of the forward average is Σ (1 − a^i)²',
    kind: 'exact',
    given: steps.filter(step => !step.equals(1)),
    show: step => `h = ${step.toFraction()}`,
    runs: 15,
    holds: step =>
      all(
        upTo(6).flatMap(n => [
          equals(Q, enumerated(step, forward, n), forwardVariance(Q, step, n), `n = ${n}`),
        ]),
      ),
  }),
  property({
    name: 'Var of the backward average is h² Σ a^{2(j−1)}((n − j + 1)/n)²',
    kind: 'exact',
    given: steps,
    show: step => `h = ${step.toFraction()}`,
    runs: 15,
    holds: step =>
      all(
        upTo(6).map(n =>
          equals(Q, enumerated(step, backward, n), backwardVariance(Q, step, n), `n = ${n}`),
        ),
      ),
  }),
  single('h = 1/10: n·Var forward → 1, Var backward → V = 1/19, like 1/n', 'exact', () => {
    const step = rational(1, 10)
    const a = Q.one.sub(step)
    const open = Q.one.sub(a.mul(a))
    const found = [10, 50, 100].flatMap(n => [
      atMost(
        Q,
        Q.one.sub(forwardVariance(Q, step, n).mul(n)),
        a.mul(2).div(step.mul(n)),
        `n = ${n}: 1 − n·Var`,
      ),
      atMost(
        Q,
        rational(1, 19).sub(backwardVariance(Q, step, n)),
        power(Q, step.mul(a).div(open), 2).mul(2).div(n),
        `n = ${n}: V − Var`,
      ),
    ])
    const late = [forwardVariance(real, h, 2000) * 2000, backwardVariance(real, h, 2000)]
    const [forwards, backwards] = late.map(x => x.toPrecision(4))
    return stated(all(found), `at n = 2000: n·Var forward ${forwards}, Var backward ${backwards}`)
  }),
  single(
    `time averages on ${runs} forward paths, AR(1) with e = ±1: all near 0`,
    'statistical',
    context => around0(forward, context),
  ),
]

export const averageControls: readonly Check[] = [
  single('backward time averages near 0', 'statistical', context => {
    const found = around0(backward, context)
    const miss = missBackward(radius(LEVELS.falseAlarm))
    return { ...found, rates: { ...LEVELS, miss, detectable: h / (2 - h), samples: n } }
  }),
]
