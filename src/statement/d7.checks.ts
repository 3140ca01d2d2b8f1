import fc from 'fast-check'
import { couplingFromThePast } from '../iterate/coupling.js'
import { equallyWeighted, finiteLaw } from '../law/finite-law.js'
import { transition } from '../law/transition.js'
import { table } from '../map/table.js'
import { rational, rationals } from '../space/rational.js'
import { upTo } from './counted.js'
import { stationary } from './coupling-chain.js'
import { are, exactDraw, reflectingWalk, twoStates, uniformOn } from './d7.chains.js'
import { laws } from './d7.figure.js'
import {
  afterStages,
  enumerated,
  forwardInTime,
  fromThePast,
  type Given,
  impatient,
  withFreshMaps,
} from './d7.samplers.js'
import { all, equals, type Finding, stated } from './finding.js'
import { listed, showChoices } from './given.js'
import { limitLaw } from './limit-law.js'
import { property, single } from './property.js'
import type { Check, Outcome } from './statement.js'
import { sameLaw } from './tested.js'
import { tableChoices } from './theorem-2.6.checks.js'

const Q = rationals
const half = rational(1, 2)

/** Whether every decimal in the interval [weight, weight + open] rounds to the digits given. */
const digitsAre = ({ weights, open }: Given, wanted: readonly string[]): Finding =>
  all(
    weights.map((weight, s) => {
      const places = wanted[s]!.length - 2
      const ends = [weight, weight.add(open)].map(end => end.round(places))
      return all(ends.map(end => equals(Q, end, decimal(wanted[s]!), `P(${s}) rounded`)))
    }),
  )

const decimal = (digits: string) =>
  rational(BigInt(digits.slice(2)), 10n ** BigInt(digits.length - 2))

export const checks: readonly Check[] = [
  property({
    name: 'tables: P(value s by n = 4) ≤ π(s), and no more is missing',
    kind: 'exact',
    given: tableChoices,
    show: showChoices,
    runs: 40,
    holds: ({ maps }) => {
      const π = limitLaw(maps)
      const states = [...maps[0]!.point.images.keys()]
      return all([
        sameLaw(transition(π, maps), π, 'πP and π'),
        exactDraw(
          enumerated(maps, fromThePast(4), 4),
          states.map(state => π.weight(state)),
        ),
      ])
    },
  }),
  single('two states: P(0) = 2/3; 1, 5/6 by two mistakes', 'exact', () => {
    // Whatever n = 8, 4 leaves open splits 2 : 1, as π does: after B⁸ = id the game starts again,
    // and T_1 … T_n for a new n, even, is constant with values in this proportion.
    const past = enumerated(twoStates, fromThePast(8), 8)
    const fresh = enumerated(twoStates, withFreshMaps(4), 7)
    const forward = enumerated(twoStates, forwardInTime(8), 8)
    const inAll = ({ weights, open }: Given) => weights[0]!.add(open.mul(stationary[0]))
    return stated(
      all([
        exactDraw(past, stationary),
        equals(Q, inAll(past), rational(2, 3), 'from the past: P(0)'),
        equals(Q, forward.weights[0]!.add(forward.open), Q.one, 'forward: P(0)'),
        equals(Q, inAll(fresh), rational(5, 6), 'maps drawn anew: P(0)'),
      ]),
      'from the past 2/3; forward in time 1; maps drawn anew 5/6',
    )
  }),
  single('two states, impatience: 1, 2/3, 5/7, 2/3', 'exact', () => {
    const laws = upTo(4).map(t => impatient(twoStates, t)[0]!)
    // Where t is a power of two the algorithm itself is enumerated.
    const found = [1, 2, 4].map(t => {
      const { weights, open } = enumerated(twoStates, fromThePast(t), t)
      return equals(Q, weights[0]!.div(Q.one.sub(open)), laws[t - 1]!, `P(0 | T ≤ ${t})`)
    })
    const asWanted = are(laws, ['1', '2/3', '5/7', '2/3'], 'P(0 | T ≤ t), t = 1, 2, 3, 4')
    return stated(all([...found, asWanted]), asWanted.because)
  }),
  single('reflecting walks {0 … n}: uniform from the past', 'exact', ({ quick }) => {
    const walks = quick ? [1, 2, 3] : [1, 2, 3, 4, 5]
    const found = walks.flatMap(n => {
      const [tables, states] = [reflectingWalk(n), [0, ...upTo(n)]]
      const π = limitLaw(tables)
      const uniform = finiteLaw(equallyWeighted(states), String)
      return [
        sameLaw(π, uniform, `n = ${n}: law of the value and the uniform law`),
        exactDraw(enumerated(tables, fromThePast(8), 8), uniformOn(n)),
      ]
    })
    return stated(all(found), `n ≤ ${walks.at(-1)}: all 2^8 draws, and the law of the limit`)
  }),
  single('reflecting walks, forward in time: 1/2 at each end', 'exact', ({ quick }) => {
    const draws = quick ? 6 : 8
    const found = [2, 4].flatMap(n => {
      const { weights, open } = enumerated(reflectingWalk(n), forwardInTime(draws), draws)
      return [
        equals(Q, weights[0]!.add(open.div(2)), half, 'P(0)'),
        equals(Q, weights[n]!.add(open.div(2)), half, `P(${n})`),
      ]
    })
    return stated(all(found), '{0 … 2} and {0 … 4}: the ends in equal shares, all they leave open')
  }),
  single('reflecting walks, anew: .4272, .1457; .2799, .1467', 'exact', () => {
    const [three, five] = [2, 4].map(n => afterStages(reflectingWalk(n), n === 2 ? 6 : 8))
    const enumeration = enumerated(reflectingWalk(2), withFreshMaps(4), 7)
    const staged = afterStages(reflectingWalk(2), 3)
    return stated(
      all([
        ...enumeration.weights.map((w, s) => equals(Q, w, staged.weights[s]!, `P(${s} by n = 4)`)),
        digitsAre(three!, ['0.427164716025', '0.145670567950', '0.427164716025']),
        digitsAre(five!, [
          '0.279894153367',
          '0.146737231089',
          '0.146737231089',
          '0.146737231089',
          '0.279894153367',
        ]),
      ]),
      'to 12 decimals: .427164716025, .145670567950; .279894153367, .146737231089',
    )
  }),
  single('reflecting walk {0, 1, 2}, given T ≤ 2, 4, 8', 'exact', (): Outcome => {
    const walk = reflectingWalk(2)
    const finding = all([
      are(impatient(walk, 2), ['1/2', '0', '1/2'], 'T ≤ 2'),
      are(impatient(walk, 4), ['5/14', '2/7', '5/14'], 'T ≤ 4'),
      are(impatient(walk, 8), ['85/254', '42/127', '85/254'], 'T ≤ 8'),
    ])
    return {
      holds: finding.holds,
      detail: finding.holds
        ? '(1/2, 0, 1/2), (5/14, 2/7, 5/14), (85/254, 42/127, 85/254)'
        : finding.because,
      figures: [laws()],
    }
  }),
  property({
    name: 'increasing tables: the two end states are enough',
    kind: 'exact',
    given: fc.array(
      fc
        .array(fc.nat(5), { minLength: 6, maxLength: 6 })
        .map(images => table([...images].sort((a, b) => a - b))),
      { minLength: 1, maxLength: 12 },
    ),
    show: tables => tables.map(({ images }) => `[${images}]`).join(' '),
    holds(tables) {
      const maps = listed([...tables, table([2, 2, 2, 2, 2, 2])])
      const [every, ends] = [
        [0, 1, 2, 3, 4, 5],
        [0, 5],
      ].map(states => couplingFromThePast(maps, states))
      return all([
        equals(Q, Q.of(ends!.value), Q.of(every!.value), 'value'),
        equals(Q, Q.of(ends!.n), Q.of(every!.n), 'n'),
      ])
    },
  }),
]
