import fc from 'fast-check'
import { discreteLaw } from '../arbitrary/discrete-law.js'
import { expectation, finiteLaw, rationalKey } from '../law/finite-law.js'
import { wassersteinPower } from '../law/quantile-coupling.js'
import { jointWordLaw } from '../law/word-law.js'
import { backward } from '../order/backward.js'
import { forward } from '../order/forward.js'
import type { Order } from '../order/order.js'
import { type Rational, rational, rationals } from '../space/rational.js'
import { power } from './bounds.js'
import { upTo } from './counted.js'
import { all, atMost, equals, type Finding, stated } from './finding.js'
import {
  choicesOf,
  contractions,
  listed,
  rationalMaps,
  rationalUpTo,
  showChoices,
  showContractions,
} from './given.js'
import type { Tables } from './limit-law.js'
import { property, single } from './property.js'
import { d, path } from './rational-paths.js'
import { halves, measures } from './section-2.2.figure.js'
import {
  afterSteps,
  type Law,
  meanMove,
  meanPushed,
  pushed,
  realisations,
} from './section-2.2.measures.js'
import type { Check, Outcome } from './statement.js'
import { sameLaw } from './tested.js'
import { tableChoices } from './theorem-2.6.checks.js'

const Q = rationals

/** δ_x. */
export const at = (x: Rational): Law => finiteLaw([{ point: x, weight: Q.one }], rationalKey)

const laws = discreteLaw(rationalUpTo(6), rationalKey)

/** P(third | first, second) = P(third | second) for the iterates 1, 2, 3 in an order. */
export function isMarkov(maps: Tables, start: number, order: Order): Finding {
  const law = jointWordLaw(
    [1, 2, 3].map(n => order.word(n)),
    maps,
    start,
    String,
  )
  const mass = (holds: (path: readonly number[]) => boolean) =>
    expectation(law, path => (holds(path) ? Q.one : Q.zero))
  return all(
    law.atoms.map(({ point: [a, b, c], weight }) => {
      const past = mass(([x, y]) => x === a && y === b)
      const step = mass(([, y, z]) => y === b && z === c).div(mass(([, y]) => y === b))
      return equals(Q, weight.div(past), step, `P(${c} | ${a}, ${b})`)
    }),
  )
}

export const checks: readonly Check[] = [
  property({
    name: 'E (T_n … T_1)_* μ_0 = μ_0 P^n, n ≤ 3, any maps',
    kind: 'exact',
    given: choicesOf(rationalMaps, laws, 2, 3),
    show: ({ maps, start }) => showChoices({ maps, start: fc.stringify(start) }),
    runs: 40,
    holds: ({ maps, start }) =>
      all(
        [0, 1, 2, 3].map(n =>
          sameLaw(meanPushed(maps, forward, n, start), afterSteps(maps, n, start), `n = ${n}`),
        ),
      ),
  }),
  property({
    name: 'one realisation from θ: (T_n … T_1)_* δ_θ = δ_{Y_n}',
    kind: 'exact',
    given: choicesOf(rationalMaps, rationalUpTo(6), 2, 3),
    show: showChoices,
    runs: 40,
    holds: ({ maps, start }) =>
      all(
        [...realisations(maps, 3)].map(({ point }) => {
          const y = path(point, forward, start, 3)
          return sameLaw(pushed(point, forward.word(3), at(start)), at(y[3]!), 'n = 3')
        }),
      ),
  }),
  property({
    name: 'from μ_0: W_1((T_n … T_1)_* μ_0, δ_{Y_n}) ≤ k^n ∫ d(x, θ) dμ_0',
    kind: 'exact',
    given: fc.tuple(contractions(1, 6), laws),
    show: ([instance, μ]) => `${showContractions(instance)}; μ_0 = ${fc.stringify(μ)}`,
    holds([{ k, maps, start }, μ]) {
      const y = path(listed(maps), forward, start, maps.length)
      const spread = expectation(μ, x => d(x, start))
      return all(
        y.map((point, n) => {
          const ν = pushed(listed(maps), forward.word(n), μ)
          const most = power(Q, k, n).mul(spread)
          return atMost(Q, wassersteinPower(ν, at(point), 1), most, `n = ${n}: W_1`)
        }),
      )
    },
  }),
  single(
    'x/2 ± 1/2 from 0: E W_1(ν_n, ν_{n+1}) = 1/2 for every n',
    'exact',
    ({ seed, quick }): Outcome => {
      const last = quick ? 5 : 8
      const found = [0, ...upTo(last)].flatMap(n => [
        equals(Q, meanMove(halves, forward, n, at(Q.zero)), rational(1, 2), `forward, n = ${n}`),
        equals(
          Q,
          meanMove(halves, backward, n, at(Q.zero)),
          power(Q, rational(1, 2), n + 1),
          `backward, n = ${n}`,
        ),
      ])
      const finding = stated(all(found), `all draws, n ≤ ${last}; 2^{−n−1} in backward order`)
      return { holds: finding.holds, detail: finding.because, figures: [measures(seed)] }
    },
  ),
  property({
    name: 'backward: W_1 to δ_{X_n} ≤ k^n ∫ d(x, θ) dμ_0, and X_n → θ*',
    kind: 'exact',
    given: fc.tuple(contractions(1, 6), laws),
    show: ([instance, μ]) => `${showContractions(instance)}; μ_0 = ${fc.stringify(μ)}`,
    holds([{ k, maps, start }, μ]) {
      const x = path(listed(maps), backward, start, maps.length)
      const spread = expectation(μ, y => d(y, start))
      return all(
        x.map((point, n) => {
          const ν = pushed(listed(maps), backward.word(n), μ)
          const most = power(Q, k, n).mul(spread)
          return atMost(Q, wassersteinPower(ν, at(point), 1), most, `n = ${n}: W_1`)
        }),
      )
    },
  }),
  property({
    name: 'Y_n is a Markov chain: P(Y_3 | Y_1, Y_2) = P(Y_3 | Y_2)',
    kind: 'exact',
    given: tableChoices,
    show: showChoices,
    runs: 40,
    holds: ({ maps, start }) => isMarkov(maps, start, forward),
  }),
]
