import { totalVariation } from '../law/finite-law.js'
import { varianceOf, wasserstein1 } from '../law/finite-law-on-line.js'
import { rational, rationals } from '../space/rational.js'
import { real } from '../space/real.js'
import { power } from './bounds.js'
import { distances } from './d4.checks.js'
import { golden, goldenLaw, lawOf, Q5 } from './d4.convolution.js'
import { staysAbove } from './d4.golden.js'
import { atMost, either, equals } from './finding.js'
import { single } from './property.js'
import type { Check } from './statement.js'

const Q = rationals

export const controls: readonly Check[] = [
  single('convergence in total variation, λ = 1/2', 'exact', () =>
    atMost(
      Q,
      totalVariation(lawOf(rational(1, 2), 8), lawOf(rational(1, 2), 9)),
      rational(1, 2),
      'TV(law Y_8, law Y_9)',
    ),
  ),
  single('W_1 = λ^n(1 − λ) for λ = 2/3, where words overlap', 'exact', () =>
    distances(rational(2, 3), 4),
  ),
  single('uniform for λ = 1/3 as for λ = 1/2', 'exact', () =>
    atMost(Q, varianceOf(lawOf(rational(1, 3), 6)), rational(1, 3), 'Var Y_6'),
  ),
  single('2^n words, 2^n points for λ = 1/φ', 'exact', () => {
    const count = goldenLaw(3).atoms.length
    return either(count === 8, `Y_3 has ${count} points: λ² + λ = 1, and + − − is − + +`)
  }),
  single('F(1/4) = 1/4, as the uniform law has it, for λ = 1/3', 'exact', () => {
    const law = lawOf(rational(1, 3), 8)
    const mass = law.atoms.filter(({ point }) => point.compare(rational(-1, 2)) <= 0).length
    return atMost(Q, rational(mass, 256).sub(rational(1, 4)).abs(), rational(1, 256), '|F_8 − 1/4|')
  }),
  single('the same for λ = 1/2, which has a density: |E exp(iξX)| > .006', 'numerical', () =>
    staysAbove(0.006, k => {
      // sin ξ/ξ of the uniform law on [−1, 1], at most 1/ξ.
      const frequency = Math.PI * power(real, Q5.toNumber(golden), k + 2)
      return Math.abs(Math.sin(frequency)) / frequency
    }),
  ),
  single('from 1 in place of 0: W_1 = λ^n(1 − λ)', 'exact', () => {
    const start = rational(1)
    const [law, later] = [1, 5].map(n => lawOf(rational(1, 3), n, start))
    return equals(Q, wasserstein1(law!, later!), rational(2, 9), 'λ = 1/3: W_1(law Y_1, law Y_5)')
  }),
]
