import fc from 'fast-check'
import { applyWord } from '../iterate/apply-word.js'
import {
  equallyWeighted,
  expectation,
  type FiniteLaw,
  finiteLaw,
  pushForward,
  rationalKey,
  totalVariation,
} from '../law/finite-law.js'
import { wasserstein1 } from '../law/finite-law-on-line.js'
import { transition } from '../law/transition.js'
import { jointWordLaw, lawUnder, wordLaw } from '../law/word-law.js'
import { constant } from '../map/constant.js'
import type { SelfMap } from '../map/self-map.js'
import { table } from '../map/table.js'
import { backward } from '../order/backward.js'
import { forward } from '../order/forward.js'
import { rationalLine } from '../space/line.js'
import { type Rational, rational, rationals } from '../space/rational.js'
import { all, atMost, either, equals } from './finding.js'
import { listed, showChoices } from './given.js'
import { halving } from './halving.js'
import { limitLaw, notConstant } from './limit-law.js'
import { property, single } from './property.js'
import type { Check } from './statement.js'
import { sameLaw } from './tested.js'
import { meanDistance, onRationals, tableChoices } from './theorem-2.6.checks.js'

const Q = rationals
const [zero, one] = [rational(0), rational(1)]
const coin = equallyWeighted([halving(-1), halving(1)])
const point = (x: Rational): FiniteLaw<Rational> =>
  finiteLaw([{ point: x, weight: one }], rationalKey)

export const controls: readonly Check[] = [
  single('independent, not identical: T_1 ≡ 0, T_2 ≡ 1', 'exact', () => {
    const maps = [zero, one].map(c => constant(rationalLine, c))
    const draws = [{ weight: one, point: (i: number) => Math.min(i, 2) - 1 }]
    const [x, y] = [backward, forward].map(order =>
      lawUnder(draws, [order.word(9)], maps, zero, rationalKey),
    )
    return sameLaw(x!, y!, 'X_n = 0, Y_n = 1 for n > 1')
  }),
  single('discontinuous: T(x) = x/2 for x > 0, T(0) = 1', 'exact', () => {
    const T: SelfMap<Rational, Rational> = {
      name: 'x ↦ x/2 for x > 0, 0 ↦ 1',
      apply: x => (x.compare(0) > 0 ? x.div(2) : one),
      proved: {},
    }
    for (const order of [backward, forward]) {
      const twentieth = applyWord(listed([T]), order.word(20), one)
      if (!twentieth.equals(rational(1, 2 ** 20))) return either(true, `n = 20: ${twentieth}`)
    }
    const moved = pushForward(point(zero), T.apply, rationalKey)
    return sameLaw(moved, point(zero), 'X_n = 2^{−n} → 0: laws of T(0) and of 0')
  }),
  single('paths: (X_2, X_3) =d (Y_2, Y_3)', 'exact', () => {
    const [x, y] = [backward, forward].map(order =>
      jointWordLaw([order.word(2), order.word(3)], coin, zero, rationalKey),
    )
    return sameLaw(x!, y!, 'x/2 ± 1')
  }),
  single('converse: law(Y_n) → μ makes X_n converge', 'exact', () => {
    const maps = equallyWeighted([table<number>([0, 1]), table<number>([1, 0])])
    const fair = finiteLaw(equallyWeighted([0, 1]), String)
    const moves = all(
      [1, 2, 3, 4, 5, 6, 7, 8].map(n => {
        const pair = jointWordLaw([backward.word(n), backward.word(n + 1)], maps, 0, String)
        const moved = expectation(pair, ([a, b]) => rational(a === b ? 0 : 1))
        const law = sameLaw(wordLaw(forward.word(n), maps, 0, String), fair)
        return law.holds ? equals(Q, moved, zero, `{id, swap}: P(X_${n + 1} ≠ X_${n})`) : law
      }),
    )
    return moves
  }),
  single('coordinates are independent: F(a, b) = F_1(a) F_2(b)', 'exact', () => {
    // θ = (x, x) with x = ±1, the value of a constant random map of ℚ².
    const law = equallyWeighted([one.neg(), one].map(x => [x, x] as const))
    const below = (coordinates: readonly number[]) =>
      law.reduce(
        (sum, { point, weight }) =>
          coordinates.every(i => point[i]!.compare(0) <= 0) ? sum.add(weight) : sum,
        zero,
      )
    return equals(Q, below([0, 1]), below([0]).mul(below([1])), 'θ = (x, x), x = ±1: F(0, 0)')
  }),
  single('convergence in total variation: x/2 or x/2 + 1/2', 'exact', () => {
    const maps = equallyWeighted([halving(0), halving(rational(1, 2))])
    const law = wordLaw(forward.word(8), maps, zero, rationalKey)
    // A = the atoms of Y_n: law(Y_n)(A) = 1, and the uniform law has no atoms.
    const mass = law.atoms.reduce((sum, atom) => sum.add(atom.weight), zero)
    return atMost(Q, mass, rational(1, 2), `TV(law Y_8, uniform) on ${law.atoms.length} points`)
  }),
  single('“the” stationary law: the identity has one only', 'exact', () => {
    const identity = [{ point: table<number>([0, 1]), weight: one }]
    const laws = [0, 1].map(state => finiteLaw([{ point: state, weight: one }], String))
    const stationary = laws.filter(law => sameLaw(transition(law, identity), law).holds)
    return either(stationary.length <= 1, `${stationary.length} point masses are stationary`)
  }),
  property({
    name: 'law(Y_2) in place of μ is stationary',
    kind: 'exact',
    given: tableChoices,
    show: showChoices,
    holds({ maps, start }) {
      const law = wordLaw(forward.word(2), maps, start, String)
      return sameLaw(transition(law, maps), law, 'μP and μ')
    },
  }),
  property({
    name: 'W_1(law Y_n, μ) ≤ E d(X_n, θ*)/2',
    kind: 'exact',
    given: tableChoices,
    show: showChoices,
    holds: choices =>
      atMost(
        Q,
        wasserstein1(onRationals(pointLaw(choices.start)), onRationals(limitLaw(choices.maps))),
        meanDistance(choices, 0).div(2),
        'W_1 at n = 0',
      ),
  }),
  property({
    name: 'TV(law Y_n, μ) ≤ P(T_1 … T_{n+1} is not constant)',
    kind: 'exact',
    given: fc.tuple(tableChoices, fc.nat(2)),
    show: ([choices, n]) => `n = ${n}; ${showChoices(choices)}`,
    holds: ([{ maps, start }, n]) =>
      atMost(
        Q,
        totalVariation(wordLaw(forward.word(n), maps, start, String), limitLaw(maps)),
        notConstant(maps, n + 1),
        `TV at n = ${n}`,
      ),
  }),
]

/** δ_state. */
function pointLaw(state: number): FiniteLaw<number> {
  return finiteLaw([{ point: state, weight: one }], String)
}
