import { fractions } from '../algebra/fields.js'
import { derivative } from '../expansion/derivative.js'
import { jacobiLieBracket } from '../expansion/lie-bracket.js'
import { rationals } from '../space/rational.js'
import { lossSystems, showLosses } from './fields.js'
import { equals } from './finding.js'
import { property } from './property.js'
import { affineGap, affinePairs, correctedBy, showAffinePair } from './section-5-sign.checks.js'
import type { Check } from './statement.js'

export const controls: readonly Check[] = [
  property({
    name: 'the Jacobi–Lie bracket W′V − V′W in its place',
    kind: 'exact',
    given: lossSystems(1, 5),
    show: showLosses,
    holds: correctedBy((a, b, theta) => jacobiLieBracket(a, b).apply(fractions, theta)),
  }),
  property({
    name: 'the sign of the affine pair turned: h²(e_2 − e_1)',
    kind: 'exact',
    given: affinePairs,
    show: showAffinePair,
    holds: ([h, e, theta]) =>
      equals(rationals, affineGap(h, e, theta), h.mul(h).mul(e[1].sub(e[0])), 'T_1T_2 − T_2T_1'),
  }),
  property({
    name: 'half of each bracket: Σ_{i<j} H_i ∇L_j',
    kind: 'exact',
    given: lossSystems(1, 5),
    show: showLosses,
    holds: correctedBy((a, b, theta) => derivative(fractions, a, theta, b.apply(fractions, theta))),
  }),
]
