import fc from 'fast-check'
import { equallyWeighted } from '../law/finite-law.js'
import { wordLaw } from '../law/word-law.js'
import { forward } from '../order/forward.js'
import { rational, rationals } from '../space/rational.js'
import { upTo } from './counted.js'
import { ball, matrixOf, type State, showBall, stableBall, stationaryVariance } from './d10.ball.js'
import { type Matrix, minus, stein, times, transposed } from './d10.matrices.js'
import { all, either, equals } from './finding.js'
import { rationalUpTo } from './given.js'
import { property, single } from './property.js'
import type { Check } from './statement.js'

const Q = rationals
const [zero, one] = [rational(0), rational(1)]

export const variances: readonly Check[] = [
  property({
    name: 'V = h s²(1 + β)/(λ(1 − β)(2(1 + β) − hλ))',
    kind: 'exact',
    given: fc.tuple(stableBall, rationalUpTo(3)),
    show: ([settings]) => showBall(settings),
    holds: ([settings, s]) => {
      const square = s.mul(s)
      const shift = settings.h.mul(settings.h).mul(square)
      const covariance = stein(matrixOf(ball(settings)), [
        [shift, zero],
        [zero, zero],
      ])
      return equals(Q, covariance[0]![0]!, stationaryVariance(settings, square), 'Var θ')
    },
  }),
  property({
    name: 'e = ±1 from 0, all words: Cov z_n = Σ − MⁿΣ(Mᵀ)ⁿ',
    kind: 'exact',
    given: stableBall,
    show: showBall,
    runs: 20,
    holds: settings => {
      const M = matrixOf(ball(settings))
      const shift = settings.h.mul(settings.h)
      const sigma = stein(M, [
        [shift, zero],
        [zero, zero],
      ])
      const maps = equallyWeighted([-1, 1].map(e => ball(settings, rational(e))))
      const written = ([a, b]: State) => `${a.toFraction()} ${b.toFraction()}`
      let rest: Matrix = sigma
      return all(
        upTo(6).flatMap(n => {
          rest = times(times(M, rest), transposed(M))
          const law = wordLaw<State>(forward.word(n), maps, [zero, zero], written)
          const mean = (i: 0 | 1, j: 0 | 1) =>
            law.atoms.reduce(
              (sum, { point, weight }) => sum.add(weight.mul(point[i]).mul(point[j])),
              zero,
            )
          const expected = minus(sigma, rest)
          return [
            equals(Q, mean(0, 0), expected[0]![0]!, `Var θ_${n}`),
            equals(Q, mean(0, 1), expected[0]![1]!, `Cov(θ_${n}, θ_${n - 1})`),
          ]
        }),
      )
    },
  }),
  single('λ = 1: V = 0.513513513514 and 0.050131926121', 'exact', () => {
    const found = [10, 100].map(d =>
      Q.toNumber(
        stationaryVariance({ h: rational(1, d), beta: rational(9, 10), lambda: one }, one),
      ).toFixed(12),
    )
    return either(
      found.join() === '0.513513513514,0.050131926121',
      `β = 9/10, h = 1/10 and 1/100: ${found.join(', ')}`,
    )
  }),
]
