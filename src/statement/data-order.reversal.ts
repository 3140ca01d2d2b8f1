import fc from 'fast-check'
import { cyclicDraws } from '../law/draws.js'
import { rationalKey } from '../law/finite-law.js'
import { jointWordLaw, lawUnder } from '../law/word-law.js'
import { backward } from '../order/backward.js'
import { forward } from '../order/forward.js'
import { wordOf } from '../order/word.js'
import type { Rational } from '../space/rational.js'
import { upTo } from './counted.js'
import { chainDraws, type Flows } from './data-order.chains.js'
import { epochLaw } from './data-order.epochs.js'
import { all, type Finding } from './finding.js'
import { choicesOf, type RationalMap, rationalMaps, rationalUpTo, showChoices } from './given.js'
import { property } from './property.js'
import type { Check } from './statement.js'
import { sameLaw } from './tested.js'

/** A list of maps of ℚ, expanding and folded ones too, and a start. */
export interface Data {
  readonly maps: readonly RationalMap[]
  readonly start: Rational
}

export const dataOf = (least: number, most: number): fc.Arbitrary<Data> =>
  fc.record({
    maps: fc.array(rationalMaps, { minLength: least, maxLength: most }),
    start: rationalUpTo(6),
  })

export const showData = ({ maps, start }: Data) =>
  `${maps.map(map => map.name).join(', ')}; start ${start.toFraction()}`

/** law X_n = law Y_n under a law of draws. */
export function sameUnder(
  draws: () => Parameters<typeof lawUnder>[0],
  { maps, start }: Data,
  n: number,
): Finding {
  const [x, y] = [backward, forward].map(order =>
    lawUnder(draws(), [order.word(n)], maps, start, rationalKey),
  )
  return sameLaw(x!, y!, `n = ${n}`)
}

/** Flows between three states; c_ij = c_ji. */
const reversibleFlows: fc.Arbitrary<Flows> = fc
  .array(fc.integer({ min: 1, max: 5 }), { minLength: 6, maxLength: 6 })
  .map(([a, b, c, d, e, f]) => [
    [a!, b!, c!],
    [b!, d!, e!],
    [c!, e!, f!],
  ])

/** All orders of 1, …, n. */
const arrangements = (n: number): number[][] =>
  n === 0
    ? [[]]
    : arrangements(n - 1).flatMap(rest =>
        upTo(n).map(place => [...rest.slice(0, place - 1), n, ...rest.slice(place - 1)]),
      )

export const reversals: readonly Check[] = [
  property({
    name: 'i.i.d. maps: each of the 24 orders of T_1, …, T_4 has one law',
    kind: 'exact',
    given: choicesOf(rationalMaps, rationalUpTo(6), 2, 2),
    show: showChoices,
    runs: 20,
    holds: ({ maps, start }) => {
      const law = (indices: readonly number[]) =>
        jointWordLaw([wordOf(indices)], maps, start, rationalKey)
      const first = law([1, 2, 3, 4])
      return all(arrangements(4).map(order => sameLaw(law(order), first, `T_w, w = ${order}`)))
    },
  }),
  property({
    name: 'a reversible chain chooses the maps: X_n =d Y_n',
    kind: 'exact',
    given: fc.tuple(reversibleFlows, dataOf(3, 3)),
    show: ([flows, data]) => `flows ${flows.join('; ')}; ${showData(data)}`,
    runs: 40,
    holds: ([flows, data]) =>
      all([1, 2, 3, 4].map(n => sameUnder(() => chainDraws(flows, n), data, n))),
  }),
  property({
    name: 'two maps in turn, random phase: X_n =d Y_n',
    kind: 'exact',
    given: dataOf(2, 2),
    show: showData,
    holds: data => all([1, 2, 3, 4, 5].map(n => sameUnder(() => cyclicDraws(2), data, n))),
  }),
  property({
    name: 'reshuffled maps: X_n =d Y_n for n ≤ N and at epoch ends',
    kind: 'exact',
    given: dataOf(2, 3),
    show: showData,
    runs: 30,
    holds: ({ maps, start }) =>
      all(
        [...upTo(maps.length), 2 * maps.length].map(n => {
          const [x, y] = [backward, forward].map(order => epochLaw(maps, start, order, n))
          return sameLaw(x!, y!, `n = ${n}`)
        }),
      ),
  }),
]
