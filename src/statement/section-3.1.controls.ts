import { pushForward, rationalKey } from '../law/finite-law.js'
import { varianceOf } from '../law/finite-law-on-line.js'
import { lawUnder } from '../law/word-law.js'
import { backward } from '../order/backward.js'
import { forward } from '../order/forward.js'
import { rational, rationals } from '../space/rational.js'
import { all, atMost, equals } from './finding.js'
import { single } from './property.js'
import { a, inLaw, pathOf, pathwise, weighted } from './section-3.1.paths.js'
import {
  lawAt,
  noiseVariance,
  sgdMap,
  signs,
  squaredGap,
  together,
  varianceAt,
} from './section-3.1.process.js'
import type { Check } from './statement.js'

const Q = rationals
const one = rational(1)

export const controls: readonly Check[] = [
  pathwise('as labelled: T_n … T_1 θ = a^n θ + h Σ a^{j−1} e_j', realisation =>
    all(
      pathOf(realisation, forward).map((y, n) =>
        equals(
          Q,
          y,
          weighted(realisation, n, j => j - 1),
          `T_${n} … T_1 θ`,
        ),
      ),
    ),
  ),
  pathwise('forward steps shrink: Y_{n+1} − Y_n = a^n h (e_{n+1} − θ)', realisation => {
    const { h, errors, start } = realisation
    const y = pathOf(realisation, forward)
    return all(
      errors.map((e, n) => {
        const step = a({ h }, n).mul(h).mul(e.sub(start))
        return equals(Q, y[n + 1]!.sub(y[n]!), step, `Y_${n + 1} − Y_${n}`)
      }),
    )
  }),
  pathwise('one factor more: X_{n+1} − X_n = a^{n+1} h (e_{n+1} − θ)', realisation => {
    const { h, errors, start } = realisation
    const x = pathOf(realisation, backward)
    return all(
      errors.map((e, n) => {
        const step = a({ h }, n + 1)
          .mul(h)
          .mul(e.sub(start))
        return equals(Q, x[n + 1]!.sub(x[n]!), step, `X_${n + 1} − X_${n}`)
      }),
    )
  }),
  inLaw('V = h s² in place of h s²/(2 − h)', process => {
    const scale = process.h.mul(noiseVariance(process))
    const expected = scale.mul(one.sub(a(process, 6)))
    return equals(Q, varianceOf(lawAt(process, backward, 3)), expected, 'Var X_3')
  }),
  inLaw('E(Y_{n+1} − Y_n)² shrinks like a^{2n}, as for X_n', process => {
    const first = together(process, forward, [0, 1], squaredGap)
    const later = together(process, forward, [3, 4], squaredGap)
    return equals(Q, later, first.mul(a(process, 6)), 'E(Y_4 − Y_3)²')
  }),
  single('h = 2: the variance is bounded', 'exact', () => {
    const variance = varianceOf(lawAt(signs(rational(2)), backward, 10))
    return atMost(Q, variance, rational(4), 'e = ±1: Var X_10')
  }),
  single('as printed, θ ∈ (0, 1): steps shrink for θ = 1/2, h = 5/2', 'exact', () => {
    const process = { ...signs(rational(5, 2)), start: rational(1, 2) }
    const [first, later] = [0, 5].map(n => together(process, backward, [n, n + 1], squaredGap))
    return atMost(Q, later!, first!, 'e = ±1: E(X_6 − X_5)²')
  }),
  single('dependent errors e_1 = e_2 = …: Var X_n = V(1 − a^{2n})', 'exact', () => {
    const process = signs(rational(1, 2))
    const maps = process.noise.map(({ point }) => sgdMap(process.h, point))
    const draws = process.noise.map(({ weight }, sign) => ({ weight, point: () => sign }))
    const joint = lawUnder(draws, [backward.word(4)], maps, process.start, rationalKey)
    const law = pushForward(joint, ([x]) => x!, rationalKey)
    return equals(Q, varianceOf(law), varianceAt(process, 4), 'h = 1/2, e = ±1: Var X_4')
  }),
]
