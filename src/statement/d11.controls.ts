import fc from 'fast-check'
import { rational, rationals } from '../space/rational.js'
import { power } from './bounds.js'
import { afterGrowing, coneSquare, defaults, quotientInV } from './d11.rational.js'
import { isStable } from './d11.rest.js'
import { atMost, either } from './finding.js'
import { property, single } from './property.js'
import type { Check } from './statement.js'

const Q = rationals
const one = rational(1)

export const controls: readonly Check[] = [
  single('Lipschitz in v on the whole space, constant hCβ₂/(2ε²)', 'exact', () => {
    const size = { h: rational(1, 1000), epsilon: rational(1, 1e8), ...defaults }
    // C = 7.28 > √(370/7).
    const bound = size.h
      .mul(rational(728, 100))
      .mul(size.beta2)
      .div(size.epsilon.mul(size.epsilon).mul(2))
    const q = power(Q, rational(1, 2), 40)
    return atMost(Q, quotientInV(size, one, [q, q.div(2)]), bound, 'm = 1, √v′ = 2^−40: quotient')
  }),
  single('a cone narrower by a hundredth: m² ≤ 0.99 C²v', 'exact', () => {
    const { m, v } = afterGrowing(defaults, 30)
    const narrow = coneSquare(defaults).mul(rational(99, 100))
    return atMost(Q, m.mul(m), narrow.mul(v), 'defaults, g_s = (β₂/β₁)^s, s ≤ 30: m²')
  }),
  single('β₁² > β₂: some cone is kept, m² ≤ 10^4 v', 'exact', () => {
    const { m, v } = afterGrowing({ beta1: rational(9, 10), beta2: rational(1, 2) }, 30)
    return atMost(Q, m.mul(m), v.mul(10_000), 'β = (9/10, 1/2), g_s = (5/9)^s, s ≤ 30: m²')
  }),
  property({
    name: 'stable iff 0 < hl/ε < 2, as gradient steps of size h/ε',
    kind: 'exact',
    given: fc.integer({ min: 1, max: 80 }).map(p => rational(p, 2)),
    show: kappa => `hl/ε = ${kappa.toFraction()}, β₁ = 9/10`,
    holds: kappa => {
      const claimed = kappa.compare(2) < 0
      return either(isStable(kappa, defaults.beta1) === claimed, `stable: ${!claimed}`)
    },
  }),
]
