import fc from 'fast-check'
import { reshuffledDraws } from '../law/draws.js'
import { equallyWeighted, pushForward, rationalKey } from '../law/finite-law.js'
import { jointWordLaw, lawUnder } from '../law/word-law.js'
import { table } from '../map/table.js'
import { anchored, anchoredDoubling, anchoredHeldOut } from '../order/anchored.js'
import { backward } from '../order/backward.js'
import { forward } from '../order/forward.js'
import { intermittent } from '../order/intermittent.js'
import type { Order } from '../order/order.js'
import { permuted } from '../order/permuted.js'
import { switched } from '../order/switched.js'
import { window } from '../order/window.js'
import type { Rational } from '../space/rational.js'
import { rational, rationals } from '../space/rational.js'
import { all, equals, type Finding } from './finding.js'
import {
  type Choices,
  choicesOf,
  type RationalMap,
  rationalMaps,
  rationalUpTo,
  showChoices,
} from './given.js'
import { property } from './property.js'
import type { Check } from './statement.js'
import { sameLaw } from './tested.js'

/** Two or three maps of ℚ, expanding and folded ones too. */
export const lineChoices: fc.Arbitrary<Choices<Rational, RationalMap>> = choicesOf(
  rationalMaps,
  rationalUpTo(6),
  2,
  3,
)

const states = 5
const tableChoices = choicesOf(
  fc.array(fc.nat(states - 1), { minLength: states, maxLength: states }).map(t => table(t)),
  fc.nat(states - 1),
  2,
  3,
)

/** law T_w θ of the n-th words of two orders, over all draws of T_1, …, T_n one by one. */
export function sameAt({ maps, start }: Choices<Rational, RationalMap>, a: Order, b: Order) {
  const law = (order: Order, n: number) => jointWordLaw([order.word(n)], maps, start, rationalKey)
  return (n: number): Finding => sameLaw(law(a, n), law(b, n), `${a.name}(${n})`)
}

const lengths = [0, 1, 2, 3, 4, 5]

/** The orders that use each of T_1, …, T_n once. */
const orders: fc.Arbitrary<Order> = fc.oneof(
  fc.nat(5).map(anchored),
  fc.nat(5).map(window),
  fc.nat(5).map(switched),
  fc.uniqueArray(fc.integer({ min: 1, max: 5 }), { maxLength: 3 }).map(resets => {
    return intermittent(resets.sort((a, b) => a - b))
  }),
  fc.integer().map(permuted),
  fc.constantFrom(0.5, 1, 2).map(anchoredDoubling),
)

const show: (choices: Choices<Rational, RationalMap>) => string = showChoices

/** E (T_w θ − c)^4 over all draws, one by one. */
function fourthMoment({ maps, start }: Choices<Rational, RationalMap>, order: Order, n: number) {
  const law = jointWordLaw([order.word(n)], maps, start, rationalKey)
  const fourth = pushForward(law, ([x]) => x!.sub(rational(1)).pow(4) as Rational, rationalKey)
  return fourth.atoms.reduce((sum, atom) => sum.add(atom.point.mul(atom.weight)), rational(0))
}

export const checks: readonly Check[] = [
  property({
    name: 'maps of ℚ, expanding ones too: X_n =d Y_n',
    kind: 'exact',
    given: lineChoices,
    show,
    runs: 60,
    holds: choices => all(lengths.map(sameAt(choices, backward, forward))),
  }),
  property({
    name: 'tables on five states: X_n =d Y_n',
    kind: 'exact',
    given: tableChoices,
    show: showChoices,
    holds: ({ maps, start }) =>
      all(
        lengths.map(n => {
          const [x, y] = [backward, forward].map(order =>
            jointWordLaw([order.word(n)], maps, start, String),
          )
          return sameLaw(x!, y!, `n = ${n}`)
        }),
      ),
  }),
  property({
    name: 'any order that uses T_1, …, T_n once has their law',
    kind: 'exact',
    given: fc.tuple(lineChoices, orders),
    show: ([choices, order]) => `${order.name}; ${show(choices)}`,
    holds: ([choices, order]) => all(lengths.map(sameAt(choices, order, forward))),
  }),
  property({
    name: 'm held-out maps on top of n: the law of Y_{n+m}',
    kind: 'exact',
    given: fc.tuple(lineChoices, fc.nat(3)),
    show: ([choices, m]) => `m = ${m}; ${show(choices)}`,
    runs: 30,
    holds: ([{ maps, start }, m]) =>
      all(
        [0, 1, 2, 3].map(n =>
          sameLaw(
            jointWordLaw([anchoredHeldOut(m).word(n)], maps, start, rationalKey),
            jointWordLaw([forward.word(n + m)], maps, start, rationalKey),
            `n = ${n}`,
          ),
        ),
      ),
  }),
  property({
    name: 'E L(X_n) = E L(Y_n) for L(θ) = (θ − 1)⁴',
    kind: 'exact',
    given: lineChoices,
    show,
    runs: 30,
    holds: choices =>
      all(
        [1, 2, 3, 4].map(n => {
          const [x, y] = [backward, forward].map(order => fourthMoment(choices, order, n))
          return equals(rationals, x!, y!, `E L(X_${n})`)
        }),
      ),
  }),
  property({
    name: 'exchangeable maps: the first epoch of a reshuffling',
    kind: 'exact',
    given: fc.tuple(fc.array(rationalMaps, { minLength: 4, maxLength: 4 }), rationalUpTo(6)),
    show: ([maps, start]) => show({ maps: equallyWeighted(maps), start }),
    runs: 30,
    holds: ([maps, start]) =>
      all(
        [1, 2, 3, 4].map(n => {
          const [x, y] = [backward, forward].map(order =>
            lawUnder(reshuffledDraws(4, 1), [order.word(n)], maps, start, rationalKey),
          )
          return sameLaw(x!, y!, `n = ${n}`)
        }),
      ),
  }),
]
