import { equallyWeighted, finiteLaw, pushForward, rationalKey } from '../law/finite-law.js'
import { transition } from '../law/transition.js'
import { lawUnder } from '../law/word-law.js'
import { backward } from '../order/backward.js'
import { forward } from '../order/forward.js'
import { rational, rationals } from '../space/rational.js'
import { power } from './bounds.js'
import { upTo } from './counted.js'
import { twoStates } from './d7.chains.js'
import { all, atMost } from './finding.js'
import { single } from './property.js'
import { at, isMarkov } from './section-2.2.checks.js'
import { halves } from './section-2.2.figure.js'
import { afterSteps, meanMove, pushed, realisations } from './section-2.2.measures.js'
import type { Check } from './statement.js'
import { sameLaw } from './tested.js'

const Q = rationals
const half = rational(1, 2)

export const controls: readonly Check[] = [
  single('as printed: (T_n … T_1)_* μ_0 is the law of Y_n', 'exact', () => {
    const μ = at(Q.zero)
    return all(
      [...realisations(halves, 3)].map(({ point }) =>
        sameLaw(pushed(point, forward.word(3), μ), afterSteps(halves, 3, μ), 'x/2 ± 1/2, n = 3'),
      ),
    )
  }),
  single('as printed: (T_n … T_1)_* μ_0 converges', 'exact', () =>
    all(
      upTo(5).map(n =>
        atMost(
          Q,
          meanMove(halves, forward, n, at(Q.zero)),
          power(Q, half, n),
          `E W_1(ν_${n}, ν_${n + 1})`,
        ),
      ),
    ),
  ),
  single('T_1 = T_2 = …: E (T_n … T_1)_* μ_0 = μ_0 P^n', 'exact', () => {
    const maps = halves.map(({ point }) => point)
    const draws = [0, 1].map(which => ({ weight: half, point: () => which }))
    const law = lawUnder(draws, [forward.word(2)], maps, Q.zero, rationalKey)
    const mean = pushForward(law, ([y]) => y!, rationalKey)
    return sameLaw(mean, afterSteps(halves, 2, at(Q.zero)), 'x/2 ± 1/2, n = 2')
  }),
  single('θ_0 and T_1 dependent: Y_1 has the law μ_0 P', 'exact', () => {
    // θ_0 = ±1 with the sign of T_1: Y_1 = ±1, where independence gives 0 as well.
    const μ = finiteLaw(equallyWeighted([-1, 1].map(x => rational(x))), rationalKey)
    const joined = [-1, 1].map((x, i) => halves[i]!.point.apply(rational(x)))
    return sameLaw(finiteLaw(equallyWeighted(joined), rationalKey), transition(μ, halves), 'n = 1')
  }),
  single('backward iterates are a Markov chain', 'exact', () => isMarkov(twoStates, 0, backward)),
]
