import { rationals } from '../space/rational.js'
import { real } from '../space/real.js'
import { showAlong } from './fields.js'
import { all, atMost } from './finding.js'
import { expands, thirdOfPowers, words } from './lemma-c.1.checks.js'
import { roughRemainders } from './lemma-c.1.rough.js'
import { property, single } from './property.js'
import type { Check } from './statement.js'

export const controls: readonly Check[] = [
  single('V_1 = |x|^{3/2}, V_2 = 1 at 0: the remainder is at most 4h³', 'exact', () => {
    const found = roughRemainders.map(({ k, remainder }) =>
      atMost(real, remainder, 4, `h = 2^−${k}: T_1T_2(0) − h over h³`),
    )
    const ratios = roughRemainders.map(({ remainder }) => remainder).join(', ')
    const { holds, margin = 0 } = all(found)
    return { holds, margin, because: `h = 2^−4, 2^−8, 2^−12: (T_1T_2(0) − h)/h³ = ${ratios}` }
  }),
  property({
    name: 'the pairs the other way round: u > v',
    kind: 'exact',
    given: words,
    show: showAlong,
    holds: expands((u, v) => u > v),
  }),
  property({
    name: 'a field with itself: u ≤ v',
    kind: 'exact',
    given: words,
    show: showAlong,
    holds: expands((u, v) => u <= v),
  }),
  single('one constant of O(h³) for all k', 'exact', () =>
    atMost(rationals, thirdOfPowers(6), thirdOfPowers(3), 'V_i(x) = x: coefficient of h³ at k = 6'),
  ),
]
