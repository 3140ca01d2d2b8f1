import fc from 'fast-check'
import { curvatureFactor } from '../map/curvature.js'
import { backward } from '../order/backward.js'
import { type Rational, rational, rationals } from '../space/rational.js'
import { power } from './bounds.js'
import { all, atMost, equals, stated } from './finding.js'
import { contractionConstants, listed, rationalUpTo } from './given.js'
import {
  expandingOutside,
  localBound,
  locals,
  noisyStep,
  regions,
  runaway,
  showLocal,
} from './local-2.2.regions.js'
import { property, single } from './property.js'
import { d, path } from './rational-paths.js'
import type { Check } from './statement.js'

const Q = rationals

/** Curvatures 0 < m ≤ M with the share of 2/(m + M) that h is, and noises as shares of m r. */
const batches = fc.record({
  region: regions,
  m: rationalUpTo(3).map(x => x.abs().add(rational(1, 6))),
  spread: rationalUpTo(4).map(x => x.abs()),
  share: fc.integer({ min: 1, max: 6 }).map(n => rational(n, 6)),
  draws: fc.array(fc.tuple(fc.integer({ min: 0, max: 4 }), fc.integer({ min: -6, max: 6 })), {
    minLength: 1,
    maxLength: 5,
  }),
})

export const checks: readonly Check[] = [
  property({
    name: 'every T_i keeps B',
    kind: 'exact',
    given: fc.tuple(locals, fc.integer({ min: -12, max: 12 })),
    show: ([local, twelfths]) => `${showLocal(local)}; at ${twelfths}/12 of the radius`,
    holds([{ c, r, maps }, twelfths]) {
      const point = c.add(r.mul(rational(twelfths, 12)))
      return all(maps.map(map => atMost(Q, d(c, map.apply(point)), r, 'd(c, T_i x)')))
    },
  }),
  property({
    name: 'X_n in B and d(X_n, θ*) ≤ k^n (d(c, θ) + r)',
    kind: 'exact',
    given: locals,
    show: showLocal,
    holds(local) {
      const { c, r, maps, start } = local
      const x = path(listed(maps), backward, start, maps.length)
      return all([
        ...x.map((point, n) => atMost(Q, d(c, point), r, `d(c, X_${n})`)),
        localBound(local),
      ])
    },
  }),
  property({
    name: 'attained by slope k, shift (1−k) r, from every start in B',
    kind: 'exact',
    given: fc.tuple(regions, contractionConstants, fc.integer({ min: 0, max: 6 })),
    show: ([{ c, r }, k, s]) =>
      `B(${c.toFraction()}, ${r.toFraction()}), k = ${k.toFraction()}, ${s}/6`,
    holds([region, k, s]) {
      const { c, r } = region
      const map = expandingOutside(region, k, rational(1).sub(k).mul(r))
      const start = c.sub(r.mul(rational(s, 6)))
      return all(
        path(listed([map]), backward, start, 6).map((point, n) =>
          equals(Q, d(point, c.add(r)), power(Q, k, n).mul(d(c, start).add(r)), `d(X_${n}, c + r)`),
        ),
      )
    },
  }),
  property({
    name: 'SGD: |∇L_i(c)| ≤ m r keeps B at every h ≤ 2/(m + M)',
    kind: 'exact',
    given: batches,
    show: ({ region: { c, r }, m, spread, share, draws }) =>
      `B(${c.toFraction()}, ${r.toFraction()}), m = ${m.toFraction()}, M − m = ${spread.toFraction()}, h at ${share.toFraction()}; ${draws.join(' ')}`,
    holds({ region, m, spread, share, draws }) {
      const { c, r } = region
      const M = m.add(spread)
      const h = share.mul(2).div(m.add(M))
      const k = curvatureFactor(Q, h, { kind: 'gradient', m, M })
      const maps = draws.map(([quarters, s]) =>
        noisyStep(
          region,
          h,
          m.add(spread.mul(rational(quarters, 4))),
          m.mul(r).mul(rational(s, 6)),
        ),
      )
      const x = path(listed(maps), backward, c, maps.length)
      return all([
        equals(Q, k, rational(1).sub(h.mul(m)), 'k'),
        ...maps.flatMap(map => [
          atMost(Q, d(c, map.apply(c)), rational(1).sub(k).mul(r), 'd(c, T_i c)'),
          atMost(Q, d(c, map.apply(c.add(r))), r, 'd(c, T_i (c + r))'),
          atMost(Q, d(c, map.apply(c.sub(r))), r, 'd(c, T_i (c − r))'),
        ]),
        ...x.flatMap((point, n) =>
          x.slice(n).map(later => atMost(Q, d(point, later), power(Q, k, n).mul(r), `from X_${n}`)),
        ),
      ])
    },
  }),
  single('noise m r: kept and attained; more: away', 'exact', () => {
    const region = { c: rational(0), r: rational(1) }
    const [h, m] = [rational(1, 2), rational(1)]
    const orbit = (noise: Rational, last: number) =>
      path(listed([noisyStep(region, h, m, noise)]), backward, rational(0), last)
    const [kept, past, far] = [
      orbit(rational(-1), 12),
      orbit(rational(-11, 10), 12),
      orbit(rational(-3, 2), 7),
    ]
    const finding = all([
      ...kept!.map((point, n) =>
        equals(Q, rational(1).sub(point), power(Q, rational(1, 2), n), `1 − X_${n}`),
      ),
      // past the edge, u = x − r grows by h·0.1 and by 1 + h
      atMost(Q, rational(2), past!.at(-1)!, 'at noise 1.1: 2'),
      atMost(Q, rational(4), far!.at(-1)!, 'at noise 1.5: 4'),
    ])
    const line = (name: string, x: readonly Rational[]) => ({
      name,
      mark: 'line' as const,
      points: x.map((point, n) => [n, point.valueOf()] as const),
    })
    return {
      holds: finding.holds,
      detail: stated(finding, 'm = r = 1, h = 1/2: 1 − X_n = 2^−n; noise 1.1 and 1.5 leave')
        .because,
      figures: [
        {
          id: 'local-2.2-orbits',
          title: 'Kept by the region, or not',
          caption:
            'Steps with k = 1/2 on [−1, 1] from its centre. With a batch gradient of at most m r there the iterates stay and converge; with a little more they leave, and do not come back.',
          x: { label: 'n' },
          y: { label: 'X_n' },
          series: [
            line('|∇L(c)| = m r', kept!),
            line('|∇L(c)| = 1.1 m r', past!),
            line('|∇L(c)| = 1.5 m r', far!),
            {
              name: 'edge of B',
              mark: 'line',
              dashed: true,
              points: [
                [0, 1],
                [12, 1],
              ],
            },
          ],
        },
      ],
    }
  }),
  single('x/2+1, beyond 1 3/2+3(x−1): X_n = (3 + 3^{n−1})/4', 'exact', () =>
    all(
      path(listed([runaway]), backward, rational(0), 12)
        .slice(1)
        .map((point, i) =>
          equals(
            Q,
            point,
            rational(3)
              .add(power(Q, rational(3), i))
              .div(4),
            `X_${i + 1}`,
          ),
        ),
    ),
  ),
]
