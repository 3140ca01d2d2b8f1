import { rational, rationals } from '../space/rational.js'
import { secondMoment } from './c4.systems.js'
import { h, thirdOrder } from './definition-c.3.checks.js'
import { closedErrors, correction } from './definition-c.3.moments.js'
import { lossSystems, showLosses } from './fields.js'
import { all, atMost } from './finding.js'
import { property, single } from './property.js'
import type { Check } from './statement.js'

const Q = rationals

export const controls: readonly Check[] = [
  property({
    name: 'without C_n: Y_n − X_n = O(h³)',
    kind: 'exact',
    given: lossSystems(1, 4),
    show: showLosses,
    holds: thirdOrder(0),
  }),
  property({
    name: 'with −C_n: O(h³)',
    kind: 'exact',
    given: lossSystems(1, 4),
    show: showLosses,
    holds: thirdOrder(-1),
  }),
  single('uniformly in n: at h = 1/50 the correction helps for every n', 'exact', () =>
    all(
      [25, 50, 100, 200].map(n => {
        const { uncorrected, corrected } = closedErrors(h, n)
        return atMost(Q, corrected, uncorrected, `n = ${n}: E(θ̃_n − X_n)²`)
      }),
    ),
  ),
  single('Var C_n grows like n, as that of a sum of n terms', 'exact', () =>
    all(
      [2, 4, 8].map(n => atMost(Q, secondMoment(correction(n)), rational(n), `n = ${n}: Var C_n`)),
    ),
  ),
]
