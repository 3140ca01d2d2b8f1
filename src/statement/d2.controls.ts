import { stationaryMoments } from '../law/affine-moments.js'
import { affine } from '../map/affine.js'
import { backward } from '../order/backward.js'
import { forward } from '../order/forward.js'
import { rational, rationals } from '../space/rational.js'
import { power, toTheLimit } from './bounds.js'
import { betaMoment, gap, showInstance, walksAndStarts } from './d2.gaps.js'
import { arcsine, meanSquare, momentsOf, showWalk, walks } from './d2.walk.js'
import { all, atMost, equals } from './finding.js'
import { listed } from './given.js'
import { property, single } from './property.js'
import { d, path } from './rational-paths.js'
import type { Check } from './statement.js'

const Q = rationals

export const controls: readonly Check[] = [
  property({
    name: 'the wrong way round: μ = Beta(a(1 − p), ap)',
    kind: 'exact',
    given: walks,
    show: showWalk,
    holds(walk) {
      const other = betaMoment({ ...walk, p: rational(1).sub(walk.p) }, 1)
      return equals(Q, stationaryMoments(momentsOf(walk), 1)[1]!, other, 'E X')
    },
  }),
  single('Theorem 2.2 with the mean constant k = E Lip = 1/2', 'exact', () => {
    // U = 9/10, towards 1 each time: possible as nearly as one likes.
    const maps = listed([affine(Q, rational(9, 10), rational(1, 10))])
    const x = path(maps, backward, rational(0), 5)
    return all(
      x.map((point, n) =>
        atMost(
          Q,
          d(point, rational(1)),
          toTheLimit(Q, rational(1, 2), rational(1), n),
          `d(X_${n}, θ*)`,
        ),
      ),
    )
  }),
  single('(E A)^{2n} in place of (E A²)^n: 4^−n', 'exact', () => {
    const start = rational(1, 2)
    const first = gap(arcsine, backward, 0, 2, start)
    return equals(Q, gap(arcsine, backward, 1, 3, start), first.div(4), 'E(X_3 − X_1)²')
  }),
  property({
    name: 'forward steps shrink like those of X_n',
    kind: 'exact',
    given: walksAndStarts,
    show: showInstance,
    holds({ walk, start }) {
      const first = gap(walk, forward, 0, 1, start)
      const later = gap(walk, forward, 3, 4, start)
      return equals(Q, later, first.mul(power(Q, meanSquare(walk), 3)), 'E(Y_4 − Y_3)²')
    },
  }),
]
