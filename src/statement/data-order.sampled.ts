import { empiricalBernstein } from '../law/empirical-bernstein.js'
import { halfSquaredDifferences, meanWithin } from '../law/mean-test.js'
import { affine } from '../map/affine.js'
import { backward } from '../order/backward.js'
import { forward } from '../order/forward.js'
import type { Order } from '../order/order.js'
import { reshuffled } from '../random/reshuffled.js'
import { realLine } from '../space/line.js'
import { rationals } from '../space/rational.js'
import { real } from '../space/real.js'
import { gamma } from './bounds.js'
import { epochEnd, independentVariance, signs } from './data-order.epochs.js'
import { single } from './property.js'
import { sampled } from './sampled.js'
import type { Check } from './statement.js'
import { LEVELS, tested } from './tested.js'

const [N, e] = [10, 3]
const points = reshuffled(
  realLine,
  Array.from({ length: N }, (_, i) => affine(real, 0.9, i % 2 === 0 ? 0.1 : -0.1)),
)

const ends = rationals.toNumber(epochEnd(signs(N), e))

/**
 * The variance at an epoch end, by realisations. An epoch adds |h Σ_{j<10} k^j e_{π(j)}| ≤ (1 − k^5)²
 * for h = 1 − k, its value with the signs sorted, so that |X_n| ≤ (1 − k^5)²/(1 − k^10) < 0.26. In
 * doubles an iterate is off by less than γ_100, for Σ h k^j < 1, half a squared difference by less
 * than γ_240.
 */
function variance(name: string, order: Order, expected: number): Check {
  return single(name, 'statistical', ({ seed }) => {
    const sample = sampled(points, order, 0, { n: N * e, size: 4000, seed })
    const squares = halfSquaredDifferences(sample)
    const [low, high] = [expected - gamma(240), expected + gamma(240)]
    // D = (X − X′)²/2 lies in [0, 2·0.26²], so that E D² ≤ 2·0.26² E D.
    const most = 2 * 0.26 * 0.26
    const test = meanWithin(low, high, empiricalBernstein(0, most, most * ends))
    return tested(test.run(squares, LEVELS), `n = ${N * e}, off ${expected.toFixed(5)} by`)
  })
}

export const sampledChecks: readonly Check[] = [
  variance('ten points reshuffled: Var X_30', backward, ends),
  variance('ten points reshuffled: Var Y_30', forward, ends),
]

export const sampledControls: readonly Check[] = [
  variance('ten points reshuffled: the i.i.d. variance', forward, independentVariance(N * e)),
]
