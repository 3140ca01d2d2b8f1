import { stationaryMoments } from '../law/affine-moments.js'
import { backward } from '../order/backward.js'
import { forward } from '../order/forward.js'
import { rational, rationals } from '../space/rational.js'
import { power } from './bounds.js'
import { backwardGap, betaMoment, gap, showInstance, spread, walksAndStarts } from './d2.gaps.js'
import { arcsine, momentsOf, showWalk, type Walk, walks } from './d2.walk.js'
import { all, equals, stated } from './finding.js'
import { property, single } from './property.js'
import type { Check } from './statement.js'

const Q = rationals

const listed = (walk: Walk, values: readonly (readonly [number, number])[]) =>
  all(
    stationaryMoments(momentsOf(walk), values.length)
      .slice(1)
      .map((m, j) => equals(Q, m, rational(...values[j]!), `E X^${j + 1}`)),
  )

export const checks: readonly Check[] = [
  property({
    name: 'the moments of μ are those of Beta(ap, a(1 − p))',
    kind: 'exact',
    given: walks,
    show: showWalk,
    runs: 40,
    holds: walk =>
      all(
        stationaryMoments(momentsOf(walk), 8).map((m, j) =>
          equals(Q, m, betaMoment(walk, j), `E X^${j}`),
        ),
      ),
  }),
  single('arcsine 1/2, 3/8, …, 231/1024; Beta(1/3, 2/3): 1/3, …', 'exact', () => {
    const arcs = [
      [1, 2],
      [3, 8],
      [5, 16],
      [35, 128],
      [63, 256],
      [231, 1024],
    ] as const
    const third = [
      [1, 3],
      [2, 9],
      [14, 81],
      [35, 243],
    ] as const
    return stated(
      all([listed(arcsine, arcs), listed({ a: rational(1), p: rational(1, 3) }, third)]),
      'E X, …, E X^6 of the arcsine law; E X, …, E X^4 of Beta(1/3, 2/3)',
    )
  }),
  property({
    name: 'E(X_m − X_n)² → (a/(a + 2))^n ((x − p)² + V)',
    kind: 'exact',
    given: walksAndStarts,
    show: showInstance,
    runs: 10,
    holds: ({ walk, start }) =>
      all(
        [
          [0, 1],
          [1, 1],
          [1, 2],
          [2, 1],
        ].map(([n, r]) =>
          equals(
            Q,
            gap(walk, backward, n!, n! + r!, start),
            backwardGap(walk, n!, r!, start),
            `E(X_${n! + r!} − X_${n})²`,
          ),
        ),
      ),
  }),
  single('arcsine: E(X_n − θ*)² = 3^−n((x − 1/2)² + 1/8)', 'exact', () => {
    // For X_{n+r} in place of θ* the bracket is (1 − 2^{1−r})(x − 1/2)² + 1/8 + 3^−r((x − 1/2)² − 1/8).
    const square = rational(1, 36)
    const eighth = rational(1, 8)
    const bracket = (r: number) => {
      const drift = rational(1).sub(rational(2, 2 ** r))
      const rest = square.sub(eighth).div(power(Q, rational(3), r))
      return square.mul(drift).add(eighth).add(rest)
    }
    return stated(
      all(
        [
          [0, 1],
          [1, 1],
          [2, 1],
          [1, 2],
          [2, 2],
          [0, 4],
        ].map(([n, r]) =>
          equals(
            Q,
            gap(arcsine, backward, n!, n! + r!, rational(1, 3)),
            bracket(r!).div(power(Q, rational(3), n!)),
            `E(X_${n! + r!} − X_${n})²`,
          ),
        ),
      ),
      'x = 1/3: E(X_{n+r} − X_n)² for n ≤ 2, n + r ≤ 4, and its limit as r → ∞',
    )
  }),
  property({
    name: 'forward steps do not shrink: E(Y_{n+1} − Y_n)² → 2p(1 − p)/(a + 1)²',
    kind: 'exact',
    given: walksAndStarts,
    show: showInstance,
    runs: 10,
    holds: ({ walk, start }) =>
      all(
        [0, 1, 2].map(n => {
          // (1 − A)²(δ − Y_n)², of independent factors.
          const { a, p } = walk
          const step = rational(2).div(a.add(1).mul(a.add(2)))
          const expected = step.mul(p.mul(rational(1).sub(p)).add(spread(walk, n, start)))
          return equals(Q, gap(walk, forward, n, n + 1, start), expected, `E(Y_${n + 1} − Y_${n})²`)
        }),
      ),
  }),
]
