import { backward } from '../order/backward.js'
import { forward } from '../order/forward.js'
import { type Rational, rational, rationals } from '../space/rational.js'
import { averageLaw, backwardAverage, forwardAverage, stationaryAverage } from './d8.averages.js'
import { scaled } from './d8.checks.js'
import { atMost, equals } from './finding.js'
import { single } from './property.js'
import { signs } from './section-3.1.process.js'
import type { Check } from './statement.js'

const Q = rationals
const [one, half] = [rational(1), rational(1, 2)]

/** |n Var − s²| ≤ 1/2 for h = 1/10, s = 1, as holds forward for h = 1/10 and n ≥ 30. */
const nearOne = (value: Rational, what: string) => atMost(Q, value.sub(one).abs(), half, what)

export const controls: readonly Check[] = [
  single('backward averages: n Var → s²', 'exact', () =>
    nearOne(backwardAverage(Q, rational(9, 10), one, 100), 'h = 1/10, n = 100: |n Var − 1|'),
  ),
  single('backward averages, enumerated: the forward formula', 'exact', () => {
    const law = averageLaw(signs(half), backward, 6)
    return equals(Q, scaled(law, 6), forwardAverage(Q, half, one, 6), 'h = 1/2, n = 6: n Var')
  }),
  single('as if independent: n Var = V', 'exact', () => {
    const law = averageLaw(signs(half), forward, 8)
    return equals(Q, scaled(law, 8), rational(1, 3), 'h = 1/2, n = 8: n Var')
  }),
  single('the stationary formula, started at 0', 'exact', () => {
    const law = averageLaw(signs(half), forward, 6)
    const formula = stationaryAverage(Q, half, rational(1, 3), 6)
    return equals(Q, scaled(law, 6), formula, 'h = 1/2, n = 6: n Var')
  }),
  single('h = 2: n Var → s²', 'exact', () => {
    // a = −1: every other 1 − a^k is 2.
    const law = averageLaw(signs(rational(2)), forward, 8)
    return nearOne(scaled(law, 8), 'h = 2, n = 8: |n Var − 1|')
  }),
]
