import { anchored, anchoredDoubling } from '../order/anchored.js'
import { backward } from '../order/backward.js'
import { rational, rationals } from '../space/rational.js'
import { all, atMost } from './finding.js'
import { single } from './property.js'
import { gaps, onlyThose, turns } from './section-5-order.checks.js'
import { consistent, withRepetition } from './section-5-order.words.js'
import type { Check } from './statement.js'

const Q = rationals

export const controls: readonly Check[] = [
  single('half of the outermost indices kept: backward alone', 'exact', () =>
    onlyThose(backward, consistent(5, { kept: n => Math.floor(n / 2) })),
  ),
  single('indices used twice or not at all: backward alone', 'exact', () =>
    onlyThose(backward, consistent(4, { allowed: withRepetition })),
  ),
  single('every other order stays off X_n: anchored-doubling, by 1/100', 'exact', () => {
    const [last] = gaps(anchoredDoubling(2), turns(128).slice(-1))
    return atMost(Q, rational(1, 100), last!.gap, `n = ${last!.n}: 1/100`)
  }),
  single('three outermost indices kept, no more: A_n comes to X_n', 'exact', () =>
    all(
      gaps(anchored(3), turns(64)).map(({ n, gap }) =>
        atMost(Q, gap, rational(4, n), `n = ${n}: |A_n − X_n|`),
      ),
    ),
  ),
]
