import { empiricalBernstein } from '../law/empirical-bernstein.js'
import { halfSquaredDifferences, meanWithin } from '../law/mean-test.js'
import { affine } from '../map/affine.js'
import { backward } from '../order/backward.js'
import { forward } from '../order/forward.js'
import type { Order } from '../order/order.js'
import { reshuffled } from '../random/reshuffled.js'
import { realLine } from '../space/line.js'
import { rational, rationals } from '../space/rational.js'
import { real } from '../space/real.js'
import { gamma } from './bounds.js'
import { epochEnd } from './data-order.epochs.js'
import { single } from './property.js'
import { sampled } from './sampled.js'
import type { Check } from './statement.js'
import { LEVELS, tested } from './tested.js'

const [N, e] = [2, 6]
const points = reshuffled(
  realLine,
  [1, -1].map(b => affine(real, 1 / 2, b)),
)

const two = { k: rational(1, 2), shifts: [rational(1), rational(-1)] }
const ends = rationals.toNumber(epochEnd(two, e))

/**
 * The variance at an epoch end, by realisations. An epoch takes x to x/4 ± 1/2, so that
 * |X_n| < 2/3 there. In doubles the iterates and half their squared differences are exact, dyadic
 * fractions of 12 and 25 digits.
 */
function variance(name: string, order: Order, expected: number): Check {
  return single(name, 'statistical', ({ seed }) => {
    const sample = sampled(points, order, 0, { n: N * e, size: 4000, seed })
    const squares = halfSquaredDifferences(sample)
    const [low, high] = [expected - gamma(2), expected + gamma(2)]
    // D = (X − X′)²/2 lies in [0, 8/9], so that E D² ≤ 8/9·E D.
    const test = meanWithin(low, high, empiricalBernstein(0, 8 / 9, (8 / 9) * ends))
    return tested(test.run(squares, LEVELS), `n = ${N * e}, off ${expected.toFixed(5)} by`)
  })
}

/** Var X_12 for i.i.d. maps x/2 ± 1: Σ_{j<12} 4^−j. */
const independent = (4 / 3) * (1 - 4 ** -12)

export const sampledChecks: readonly Check[] = [
  variance('x/2 ± 1 reshuffled, sampled: Var X_12 = 4/15', backward, ends),
  variance('x/2 ± 1 reshuffled, sampled: Var Y_12 = 4/15', forward, ends),
]

export const sampledControls: readonly Check[] = [
  variance('x/2 ± 1 reshuffled, sampled: the i.i.d. variance 4/3', forward, independent),
]
