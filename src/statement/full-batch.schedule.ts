import fc from 'fast-check'
import { applyWord } from '../iterate/apply-word.js'
import { gradientStep } from '../map/gradient-step.js'
import { backward } from '../order/backward.js'
import { forward } from '../order/forward.js'
import { intermittent } from '../order/intermittent.js'
import { permuted } from '../order/permuted.js'
import { scalars } from '../space/line.js'
import { type Rational, rational, rationals } from '../space/rational.js'
import { power } from './bounds.js'
import { upTo } from './counted.js'
import { all, equals, stated } from './finding.js'
import { asymmetry, difference, schedules, secondAlong, showSchedule } from './full-batch.fields.js'
import { listed, rationalUpTo } from './given.js'
import { directions, plane, sameVector, showVector, symmetric, vectors } from './planar.js'
import { property, single } from './property.js'
import type { Check } from './statement.js'

const Q = rationals

/** The step of size h on θ⁴/4, whose gradient is θ³. */
export const quarticStep = (h: Rational) =>
  gradientStep(scalars(Q), h, (theta: Rational) => theta.mul(theta).mul(theta))

/** Steps of one quadratic loss on ℚ²: a minimiser, a Hessian with eigenvalues on u and across. */
export const quadratics = fc.record({
  c: vectors,
  eigenvalues: fc.tuple(rationalUpTo(4), rationalUpTo(4)),
  u: directions,
  steps: fc.array(rationalUpTo(3), { minLength: 2, maxLength: 5 }),
  start: vectors,
})

export const schedulesOf: readonly Check[] = [
  property({
    name: 'quadratic L, any scalar schedule: T_i T_j = T_j T_i',
    kind: 'exact',
    given: quadratics,
    show: ({ steps, start }) => `h = ${steps.map(h => h.toFraction())}; start ${showVector(start)}`,
    holds: ({ c, eigenvalues: [a, b], u, steps, start }) => {
      const hessian = symmetric(a, b, u)
      const maps = steps.map(h => gradientStep(plane, h, x => hessian(plane.sub(x, c))))
      const n = steps.length
      return all(
        [forward, permuted(2), intermittent([1])].map(order =>
          sameVector(
            applyWord(listed(maps), order.word(n), start),
            applyWord(listed(maps), backward.word(n), start),
            `${order.name}(${n})`,
          ),
        ),
      )
    },
  }),
  property({
    name: 'X_n − Y_n = ½h³ Σ c_u(C_{>u}² − C_{<u}²)·V″(V, V) + O(h⁴)',
    kind: 'exact',
    given: schedules,
    show: showSchedule,
    runs: 40,
    holds: schedule => {
      const third = plane.scale(asymmetry(schedule.steps), secondAlong(schedule))
      const expected = [plane.zero(), plane.zero(), plane.zero(), third]
      return all(
        difference(schedule).map((coefficient, q) =>
          sameVector(coefficient, expected[q]!, `coefficient of h^${q}`),
        ),
      )
    },
  }),
  property({
    name: 'two steps: c_1 c_2 (c_2 − c_1)/2',
    kind: 'exact',
    given: fc.tuple(rationalUpTo(6), rationalUpTo(6)),
    show: ([a, b]) => `c = ${a.toFraction()}, ${b.toFraction()}`,
    holds: ([a, b]) =>
      equals(Q, asymmetry([a, b]), a.mul(b).mul(b.sub(a)).div(2), 'coefficient of V″(V, V)'),
  }),
  single('θ⁴/4, h = 1/10, 1/5 from 1: 468/625 and 3771/5000', 'exact', () => {
    const maps = listed([quarticStep(rational(1, 10)), quarticStep(rational(1, 5))])
    const [x, y] = [backward, forward].map(order => applyWord(maps, order.word(2), rational(1)))
    return stated(
      all([
        equals(Q, x!, rational(468, 625), 'T_1 T_2'),
        equals(Q, y!, rational(3771, 5000), 'T_2 T_1'),
      ]),
      'T_1 T_2 = 468/625, T_2 T_1 = 3771/5000',
    )
  }),
  single('θ⁴/4, steps h and 2h from 1: X_2 − Y_2 = −6h³ + 6h⁴', 'exact', ({ quick }) => {
    const rows = upTo(quick ? 6 : 12).map(j => {
      const h = power(Q, rational(1, 2), j)
      const maps = listed([quarticStep(h), quarticStep(h.mul(2))])
      const [x, y] = [backward, forward].map(order => applyWord(maps, order.word(2), rational(1)))
      return { h, gap: x!.sub(y!) }
    })
    const leading = (h: Rational) => power(Q, h, 3).mul(6)
    const found = rows.map(({ h, gap }) =>
      equals(Q, gap, leading(h).mul(h.sub(1)), `h = ${h.toFraction()}: X_2 − Y_2`),
    )
    const { holds, because } = stated(all(found), `h = 1/2, …, 2^−${rows.length}, over ℚ`)
    return {
      holds,
      detail: because,
      figures: [
        {
          id: 'full-batch',
          title: 'Full batch with a schedule: backward and forward differ',
          caption:
            'L = θ⁴/4 from 1 with steps h and 2h: the difference of the two orders is third order in h. With equal steps it is 0.',
          x: { label: 'h', scale: 'log' as const },
          y: { label: '|X_2 − Y_2|', scale: 'log' as const },
          series: [
            {
              name: '|X_2 − Y_2|',
              mark: 'dots' as const,
              points: rows.map(({ h, gap }) => [Q.toNumber(h), Q.toNumber(gap.abs())] as const),
            },
            {
              name: '6h³',
              mark: 'line' as const,
              dashed: true,
              points: rows.map(({ h }) => [Q.toNumber(h), Q.toNumber(leading(h))] as const),
            },
          ],
        },
      ],
    }
  }),
]
