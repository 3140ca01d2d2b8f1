import fc from 'fast-check'
import { type FiniteLaw, mixture, pushForward, rationalKey } from '../law/finite-law.js'
import { meanOf, varianceOf } from '../law/finite-law-on-line.js'
import { jointWordLaw } from '../law/word-law.js'
import { backward } from '../order/backward.js'
import { forward } from '../order/forward.js'
import { type Rational, rational, rationals } from '../space/rational.js'
import { real } from '../space/real.js'
import { gamma, power } from './bounds.js'
import { upTo } from './counted.js'
import { stationary } from './coupling-chain.js'
import { twoStates } from './d7.chains.js'
import {
  averageFrom,
  averageLaw,
  backwardAverage,
  byRecursion,
  forwardAverage,
  signs,
  stationaryAverage,
  unitProcess,
} from './d8.averages.js'
import { all, atMost, equals, stated } from './finding.js'
import { property, single } from './property.js'
import {
  noiseVariance,
  processes,
  ratio,
  showProcess,
  stationaryVariance,
  steps,
} from './section-3.1.process.js'
import type { Check } from './statement.js'

const Q = rationals
const one = rational(1)

/** n Var of an average of n. */
export const scaled = (law: FiniteLaw<Rational>, n: number): Rational => varianceOf(law).mul(n)

export const checks: readonly Check[] = [
  property({
    name: 'from θ: n Var(average of Y_1 … Y_n) = s² Σ (1 − a^k)²/n',
    kind: 'exact',
    given: processes,
    show: showProcess,
    runs: 30,
    holds: process => {
      const a = ratio(process)
      return all(
        upTo(4).flatMap(n => {
          const law = averageLaw(process, forward, n)
          const drift = upTo(n).reduce((sum, k) => sum.add(power(Q, a, k)), Q.zero)
          const expected = forwardAverage(Q, a, noiseVariance(process), n)
          return [
            equals(Q, scaled(law, n), expected, `n = ${n}: n Var`),
            equals(Q, meanOf(law), process.start.mul(drift).div(n), `n = ${n}: mean`),
          ]
        }),
      )
    },
  }),
  property({
    name: 'stationary: n Var = V[(1+a)/(1−a) − 2a(1−a^n)/(n(1−a)²)]',
    kind: 'exact',
    given: steps,
    show: h => `h = ${h.toFraction()}`,
    runs: 15,
    holds: h =>
      all(
        upTo(4).map(n => {
          const law = averageFrom(signs, unitProcess(h), forward, n)
          const expected = stationaryAverage(Q, one.sub(h), one, n)
          return equals(Q, scaled(law, n), expected, `V = 1, n = ${n}: n Var`)
        }),
      ),
  }),
  property({
    name: 'so n Var(average) → s² for 0 < h < 2: |n Var − s²| ≤ 4V/(nh²)',
    kind: 'exact',
    given: fc.tuple(steps, fc.integer({ min: 1, max: 60 })),
    show: ([h, n]) => `h = ${h.toFraction()}, n = ${n}`,
    holds([h, n]) {
      const V = stationaryVariance(h, one)
      const off = stationaryAverage(Q, one.sub(h), V, n).sub(one).abs()
      return atMost(Q, off, V.mul(4).div(h.mul(h)).div(n), '|n Var − 1|')
    },
  }),
  single('h = 1/10: .38296, .90527, .99053 at n = 10, 100, 1000', 'numerical', () => {
    const V = rational(1, 19)
    const exact = [10, 100].flatMap(n => {
      const [formula, recursion] = [stationaryAverage, byRecursion].map(of =>
        of(Q, rational(9, 10), V, n),
      )
      const wanted = n === 10 ? 0.38296 : 0.90527
      return [
        equals(Q, recursion!, formula!, `n = ${n}: by recursion`),
        atMost(real, Math.abs(Q.toNumber(formula!) - wanted), 5e-6, `n = ${n}: off`),
      ]
    })
    // Sums and products of numbers > 0 only: five roundings a step, and those of a and V.
    const far = byRecursion(real, 0.9, 1 / 19, 1000)
    const last = atMost(real, Math.abs(far - 0.99053), 5e-6 + gamma(7000), 'n = 1000: off')
    return stated(all([...exact, last]), 'by formula and by recursion of covariances, s = 1')
  }),
  property({
    name: 'n Var(average of X_1 … X_n) = h²s² Σ a^{2j−2}(n−j+1)²/n',
    kind: 'exact',
    given: processes,
    show: showProcess,
    runs: 30,
    holds: process =>
      all(
        upTo(4).map(n => {
          const expected = backwardAverage(Q, ratio(process), noiseVariance(process), n)
          return equals(Q, scaled(averageLaw(process, backward, n), n), expected, `n = ${n}: n Var`)
        }),
      ),
  }),
  property({
    name: 'so Var(average of X_1 … X_n) → V',
    kind: 'exact',
    given: fc.tuple(
      steps,
      fc.integer({ min: 1, max: 40 }).chain(n => fc.tuple(fc.constant(n), fc.nat(n))),
    ),
    show: ([h, [n, m]]) => `h = ${h.toFraction()}, n = ${n}, m = ${m}`,
    holds([h, [n, m]]) {
      // V(1 − a^{2m})(1 − m/n)² ≤ Var ≤ V(1 − a^{2n}) for every m ≤ n.
      const [V, a] = [stationaryVariance(h, one), one.sub(h)]
      const upToPower = (i: number) => V.mul(one.sub(power(Q, a, 2 * i)))
      const found = backwardAverage(Q, a, one, n).div(n)
      const share = rational(n - m, n)
      return all([
        atMost(Q, upToPower(m).mul(share).mul(share), found, 'least'),
        atMost(Q, found, upToPower(n), 'Var'),
      ])
    },
  }),
  single('two states: covariances (2/9)(−1/2)^k, the same formula', 'exact', ({ quick }) => {
    const last = quick ? 6 : 9
    const found = upTo(last).map(n => {
      const words = upTo(n).map(i => forward.word(i))
      const timeInZero = (states: readonly number[]) =>
        rational(states.filter(state => state === 0).length, n)
      const law = mixture(
        stationary.map((weight, start) => ({
          weight,
          point: pushForward(
            jointWordLaw(words, twoStates, start, String),
            timeInZero,
            rationalKey,
          ),
        })),
      )
      const expected = stationaryAverage(Q, rational(-1, 2), rational(2, 9), n)
      return equals(Q, scaled(law, n), expected, `n = ${n}: n Var`)
    })
    return stated(all(found), `time in state 0, n ≤ ${last}; n Var → 2/27`)
  }),
]
