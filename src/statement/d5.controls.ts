import { iterates } from '../iterate/iterate.js'
import { forward } from '../order/forward.js'
import { rational, rationals } from '../space/rational.js'
import { upTo } from './counted.js'
import { firstMoments } from './d5.checks.js'
import { addressOf, centre, halfway, Q3 } from './d5.triangle.js'
import { backwardVariance } from './d5.variances.js'
import { atMost, either } from './finding.js'
import { listed } from './given.js'
import { single } from './property.js'
import type { Check } from './statement.js'

export const controls: readonly Check[] = [
  single('the covariance I/24 of the full triangle', 'exact', () =>
    firstMoments(3, centre, Q3.of(1, 24)),
  ),
  single('forward, Y_n stays in the cell of the first two corners', 'exact', () => {
    const letters = [0, 1, 2, 0, 2, 1]
    const maps = listed(letters.map(k => halfway[k]!))
    const found = Array.from(iterates(maps, forward, centre, { at: upTo(6) }), ({ point }) =>
      addressOf(point, 2),
    )
    return either(
      found.slice(1).every(cell => cell === '12'),
      `corners 1 2 3 1 3 2: cells ${found.slice(1).join(' ')}`,
    )
  }),
  single('n·Var of the backward average stays bounded', 'exact', () =>
    atMost(
      rationals,
      backwardVariance(rationals, rational(1, 10), 100).mul(100),
      rational(1),
      'AR(1), h = 1/10: 100·Var',
    ),
  ),
]
