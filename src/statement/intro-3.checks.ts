import { expectation, type FiniteLaw, pushForward, totalVariation } from '../law/finite-law.js'
import { jointWordLaw, wordLaw } from '../law/word-law.js'
import { backward } from '../order/backward.js'
import { forward } from '../order/forward.js'
import type { Order } from '../order/order.js'
import { type Rational, rational, rationals } from '../space/rational.js'
import { power } from './bounds.js'
import { upTo } from './counted.js'
import { reflectingWalk, swap, twoStates } from './d7.chains.js'
import { constantBy } from './d7.samplers.js'
import { all, atMost, equals, stated } from './finding.js'
import { showChoices } from './given.js'
import { limitLaw, notConstant, type Tables } from './limit-law.js'
import { property, single } from './property.js'
import type { Check, Outcome } from './statement.js'
import { tableChoices } from './theorem-2.6.checks.js'

const Q = rationals
const statesOf = (maps: Tables) => [...maps[0]!.point.images.keys()]

/** The law of the n-th iterate in an order, every draw of the n maps run through the word. */
export const lawAt = (maps: Tables, order: Order, start: number, n: number): FiniteLaw<number> =>
  pushForward(jointWordLaw([order.word(n)], maps, start, String), ([x]) => x!, String)

/** P(the word of n maps sends all states to one), every draw run through the word. */
function coalesced(maps: Tables, order: Order, n: number): Rational {
  const onStates = maps.map(({ point, weight }) => ({
    weight,
    point: { apply: (states: readonly number[]) => states.map(i => point.apply(i)) },
  }))
  const law = jointWordLaw([order.word(n)], onStates, statesOf(maps), String)
  return expectation(law, ([images]) => (new Set(images).size === 1 ? Q.one : Q.zero))
}

/** TV(law of the n-th iterate, π) in an order. */
export function toStationary(maps: Tables) {
  const π = limitLaw(maps)
  return (order: Order, start: number, n: number): Rational =>
    totalVariation(lawAt(maps, order, start, n), π)
}

export const checks: readonly Check[] = [
  property({
    name: 'TV(law X_n, π) = TV(law Y_n, π), n ≤ 4, any tables',
    kind: 'exact',
    given: tableChoices,
    show: showChoices,
    runs: 40,
    holds: ({ maps, start }) => {
      const distance = toStationary(maps)
      return all(
        [0, 1, 2, 3, 4].map(n => {
          const [x, y] = [backward, forward].map(order => distance(order, start, n))
          return equals(Q, x!, y!, `TV(X_${n}, π)`)
        }),
      )
    },
  }),
  property({
    name: 'P(T_1 … T_n constant) = P(T_n … T_1 constant), n ≤ 4',
    kind: 'exact',
    given: tableChoices,
    show: showChoices,
    runs: 40,
    holds: ({ maps }) =>
      all(
        [1, 2, 3, 4].map(n =>
          equals(
            Q,
            coalesced(maps, backward, n),
            coalesced(maps, forward, n),
            `P(constant), n = ${n}`,
          ),
        ),
      ),
  }),
  property({
    name: 'coupling is no sooner: max_θ TV(law Y_n, π) ≤ P(T > n)',
    kind: 'exact',
    given: tableChoices,
    show: showChoices,
    runs: 40,
    holds: ({ maps }) => {
      const π = limitLaw(maps)
      return all(
        [0, 1, 2, 3, 4, 5, 6].flatMap(n =>
          statesOf(maps).map(start => {
            const law = wordLaw(forward.word(n), maps, start, String)
            return atMost(Q, totalVariation(law, π), notConstant(maps, n), `from ${start}: TV`)
          }),
        ),
      )
    },
  }),
  single('two states: TV = 2^{−n}/3 in both orders, P(T > n) = 2^{−n}', 'exact', ({ quick }) => {
    const last = quick ? 6 : 9
    const distance = toStationary(twoStates)
    const found = upTo(last).flatMap(n => {
      const halves = power(Q, rational(1, 2), n)
      return [
        ...[backward, forward].map(order =>
          equals(Q, distance(order, 0, n), halves.div(3), `${order.name}, ${n}: TV`),
        ),
        equals(Q, constantBy(twoStates, n).open, halves, `P(T > ${n})`),
      ]
    })
    return stated(all(found), `n ≤ ${last}: never 0, and the value at T is exact`)
  }),
  single('{id, swap}: Y_1 has the law π, and T = ∞', 'exact', () => {
    // Both orders have arrived after one map; no number of maps would certify it.
    const found = upTo(8).flatMap(n => [
      equals(Q, lawAt(swap, backward, 0, n).weight(0), rational(1, 2), `P(X_${n} = 0)`),
      equals(Q, lawAt(swap, forward, 0, n).weight(0), rational(1, 2), `P(Y_${n} = 0)`),
      equals(Q, constantBy(swap, n).open, Q.one, `P(T > ${n})`),
    ])
    return stated(all(found), 'uniform for 1 ≤ n ≤ 8, and P(T > n) = 1')
  }),
  single('reflecting walk {0, …, 4}: TV and P(T > n), drawn', 'exact', ({ quick }): Outcome => {
    const walk = reflectingWalk(4)
    const last = quick ? 7 : 12
    const distance = toStationary(walk)
    const rows = upTo(last).map(n => ({
      n,
      x: distance(backward, 0, n),
      y: distance(forward, 0, n),
      open: notConstant(walk, n),
    }))
    const finding = all(
      rows.flatMap(({ n, x, y, open }) => [
        equals(Q, x, y, `TV(X_${n}, π)`),
        atMost(Q, x, open, `TV(X_${n}, π)`),
      ]),
    )
    const line = (name: string, of: (row: (typeof rows)[number]) => Rational, dashed = false) => ({
      name,
      mark: 'line' as const,
      dashed,
      points: rows.map(row => [row.n, Q.toNumber(of(row))] as const),
    })
    const at = rows.at(-1)!
    return {
      holds: finding.holds,
      detail: finding.holds
        ? `n = ${last}: TV ${Q.toNumber(at.x).toFixed(3)} in both orders, P(T > n) ${Q.toNumber(at.open).toFixed(3)}`
        : finding.because,
      figures: [
        {
          id: 'intro-3-tv',
          title: 'Reflecting walk on {0, …, 4} from 0: distance from the stationary law',
          caption:
            'Backward and forward iterates are equally far from the stationary law at every n. Coupling from the past waits until T, longer than that, and then is exact.',
          x: { label: 'n' },
          y: { label: 'probability', scale: 'log' as const },
          series: [
            line('TV(law X_n, π)', row => row.x),
            line('TV(law Y_n, π)', row => row.y, true),
            line('P(T > n)', row => row.open),
          ],
        },
      ],
    }
  }),
]
