import fc from 'fast-check'
import { gradientStep } from '../map/gradient-step.js'
import { backward } from '../order/backward.js'
import { forward } from '../order/forward.js'
import { scalars } from '../space/line.js'
import { rational, rationals } from '../space/rational.js'
import { power } from './bounds.js'
import { all, atMost, equals } from './finding.js'
import { listed, rationalUpTo } from './given.js'
import { property, single } from './property.js'
import { d, path } from './rational-paths.js'
import { interpolating, lopsided, showInterpolating, synchronised } from './remark-2.3.losses.js'
import type { Check } from './statement.js'

const Q = rationals

export const controls: readonly Check[] = [
  property({
    name: 'one minimum moved: Y_n is Cauchy',
    kind: 'exact',
    given: fc.tuple(
      rationalUpTo(3).map(x => x.abs().add(rational(1, 6))),
      rationalUpTo(6),
    ),
    show: ([moved, start]) =>
      `minima 0 and ${moved.toFraction()}, h = 1/2, start ${start.toFraction()}`,
    holds([moved, start]) {
      const maps = Array.from({ length: 41 }, (_, i) =>
        lopsided(i % 2 === 0 ? rational(0) : moved, rational(1), rational(1), rational(1, 2)),
      )
      const y = path(listed(maps), forward, start, 41)
      // What a Cauchy sequence with this rate would do: |Y_m − Y_n| ≤ k^n C for C = 2(|θ| + |moved|).
      const C = start.abs().add(moved).mul(2)
      return atMost(Q, d(y[41]!, y[40]!), power(Q, rational(1, 2), 40).mul(C), '|Y_41 − Y_40|')
    },
  }),
  single('printed T_i = θ − ∇L_i(θ): L_i = 3θ²/2', 'exact', () => {
    const step = lopsided(rational(0), rational(3), rational(3), rational(1))
    return all(
      path(listed([step]), forward, rational(1), 4).map((point, n) =>
        atMost(Q, d(point, rational(0)), rational(1), `|(−2)^${n}|`),
      ),
    )
  }),
  single('L_i ≥ 0 dropped: L_1 = θ, L_2 = −θ, sum 0 at 0', 'exact', () =>
    all(
      [1, -1].map(slope => {
        const step = gradientStep(scalars(Q), rational(1, 2), () => rational(slope))
        return equals(Q, step.apply(rational(0)), rational(0), 'T_i θ*')
      }),
    ),
  ),
  single('differentiable dropped: L = |θ|, slope 1 taken at 0', 'exact', () => {
    const step = gradientStep(scalars(Q), rational(1, 2), x => rational(x.compare(0) < 0 ? -1 : 1))
    return equals(Q, step.apply(rational(0)), rational(0), 'T θ*')
  }),
  property({
    name: 'two zero-loss points, yet k = 99/100',
    kind: 'exact',
    given: rationalUpTo(6).map(x => x.abs().add(rational(1, 6))),
    show: other => `zero loss on [0, ${other.toFraction()}]`,
    holds(other) {
      // Zero loss, and gradient, between 0 and the other point; quadratic outside.
      const step = gradientStep(scalars(Q), rational(1, 2), x =>
        x.compare(0) < 0 ? x : x.compare(other) > 0 ? x.sub(other) : rational(0),
      )
      return all(
        [forward, backward].flatMap(order =>
          path(listed([step]), order, other, 3).map((point, n) =>
            atMost(Q, d(point, rational(0)), power(Q, rational(99, 100), n).mul(other), `θ_${n}`),
          ),
        ),
      )
    },
  }),
  property({
    name: 'a factor k dropped: k^{n+1} for k^n',
    kind: 'exact',
    given: interpolating.filter(({ k }) => k.compare(0) > 0), // k = 0 shows little
    show: showInterpolating,
    holds: instance => synchronised(instance, [forward, backward], instance.k),
  }),
]
