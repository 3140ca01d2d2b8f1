import { pushForward, totalVariation } from '../law/finite-law.js'
import { lawUnder } from '../law/word-law.js'
import { table } from '../map/table.js'
import { backward } from '../order/backward.js'
import { forward } from '../order/forward.js'
import { rational, rationals } from '../space/rational.js'
import { upTo } from './counted.js'
import { reflectingWalk, swap, twoStates } from './d7.chains.js'
import { constantBy } from './d7.samplers.js'
import { all, atMost, either, equals } from './finding.js'
import { toStationary } from './intro-3.checks.js'
import { limitLaw, notConstant } from './limit-law.js'
import { single } from './property.js'
import type { Check } from './statement.js'

const Q = rationals

export const controls: readonly Check[] = [
  single('backward is nearer: TV(law X_n, π) < TV(law Y_n, π)', 'exact', () => {
    const nearer = [twoStates, reflectingWalk(2), reflectingWalk(4)].flatMap(maps => {
      const distance = toStationary(maps)
      return upTo(6).map(n => {
        const [x, y] = [backward, forward].map(order => distance(order, 0, n))
        return { less: x!.compare(y!) < 0, both: x!.equals(y!) }
      })
    })
    const [less, both] = (['less', 'both'] as const).map(
      which => nearer.filter(found => found[which]).length,
    )
    return either(
      nearer.some(({ less }) => less),
      `nearer in ${less} of ${nearer.length} comparisons on 3 chains, as near in ${both}`,
    )
  }),
  single('independent, not identical: TV is the same', 'exact', () => {
    // T_1 ≡ 0, then swaps: X_n = 0, and Y_n changes at every step.
    const maps = [table([0, 0]), table([1, 0])]
    const draws = [{ weight: Q.one, point: (i: number) => (i === 1 ? 0 : 1) }]
    const π = limitLaw(twoStates)
    const [x, y] = [backward, forward].map(order => {
      const law = lawUnder(draws, [order.word(4)], maps, 0, String)
      return totalVariation(
        pushForward(law, ([state]) => state!, String),
        π,
      )
    })
    return equals(Q, x!, y!, 'TV(X_4, π)')
  }),
  single('a fixed n is as good: X_8 has the law π', 'exact', () =>
    equals(Q, toStationary(twoStates)(backward, 0, 8), Q.zero, 'two states: TV(X_8, π)'),
  ),
  single('T ends when the law has converged: {id, swap}', 'exact', () =>
    atMost(Q, constantBy(swap, 8).open, rational(1, 2), 'Y_1 has the law π; P(T > 8)'),
  ),
  single('P(T > n) is the distance from π', 'exact', () => {
    const walk = reflectingWalk(4)
    const distance = toStationary(walk)
    return all(
      upTo(6).map(n => equals(Q, distance(backward, 0, n), notConstant(walk, n), `TV(X_${n}, π)`)),
    )
  }),
]
