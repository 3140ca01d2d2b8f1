import fc from 'fast-check'
import { affine } from '../map/affine.js'
import { gradientStep } from '../map/gradient-step.js'
import { backward } from '../order/backward.js'
import { forward } from '../order/forward.js'
import type { Order } from '../order/order.js'
import { type Rational, rational, rationals } from '../space/rational.js'
import { power } from './bounds.js'
import { all, equals } from './finding.js'
import { listed, type RationalMap, rationalUpTo } from './given.js'
import { across, plane, showVector, squaredDistance, type Vector, vectors } from './planar.js'
import { property, single } from './property.js'
import { d, path } from './rational-paths.js'
import { interpolating, lopsided, showInterpolating, synchronised } from './remark-2.3.losses.js'
import type { Check } from './statement.js'

const Q = rationals

/** The step of L(θ) = ½(⟨a, θ⟩ − y)² with y = ⟨a, common⟩: a row that `common` fits exactly. */
const rowStep = (a: Vector, common: Vector, h: Rational) =>
  gradientStep(plane, h, theta => plane.scale(plane.dot(a, plane.sub(theta, common)), a))

const rows = fc.array(vectors, { minLength: 1, maxLength: 4 })

export const checks: readonly Check[] = [
  property({
    name: 'rows fitted exactly by θ*: T_i θ* = θ*, at every h',
    kind: 'exact',
    given: fc.tuple(rows, vectors, rationalUpTo(4)),
    show: ([a, common, h]) =>
      `rows ${a.map(showVector).join(' ')}; θ* = ${showVector(common)}; h = ${h.toFraction()}`,
    holds: ([a, common, h]) =>
      all(
        a.map(row =>
          equals(
            Q,
            squaredDistance(rowStep(row, common, h).apply(common), common),
            rational(0),
            '|T_i θ* − θ*|²',
          ),
        ),
      ),
  }),
  property({
    name: 'both orders: d(θ_n, θ*) ≤ k^n d(θ, θ*)',
    kind: 'exact',
    given: interpolating,
    show: showInterpolating,
    holds: instance => synchronised(instance, [forward, backward]),
  }),
  property({
    name: 'attained in both orders by one quadratic for all',
    kind: 'exact',
    given: fc.tuple(rationalUpTo(3), rationalUpTo(20), fc.integer({ min: 1, max: 7 })),
    show: ([p, start, n]) => `θ* = ${p.toFraction()}, start ${start.toFraction()}, h = ${n}/8`,
    holds([p, start, n]) {
      const h = rational(n, 8)
      const k = rational(1).sub(h)
      const step = lopsided(p, rational(1), rational(1), h)
      return all(
        [forward, backward].flatMap(order =>
          path(listed([step]), order, start, 6).map((point, i) =>
            equals(Q, d(point, p), power(Q, k, i).mul(d(start, p)), `${order.name}: θ_${i}`),
          ),
        ),
      )
    },
  }),
  property({
    name: 'two zero-loss points: |T_i θ* − T_i θ**| = |θ* − θ**|',
    kind: 'exact',
    given: fc.tuple(vectors, rows, vectors, rationalUpTo(4), rationalUpTo(3)),
    show: ([a, , common, h, t]) =>
      `rows along ${showVector(a)}; θ* = ${showVector(common)}; h = ${h.toFraction()}, t = ${t.toFraction()}`,
    holds([a, multiples, common, h, t]) {
      // Rows that are all multiples of a leave the direction across a free.
      const other = plane.axpy(t, across(a), common)
      return all(
        multiples.map(([s]) => {
          const step = rowStep(plane.scale(s!, a), common, h)
          return equals(
            Q,
            squaredDistance(step.apply(common), step.apply(other)),
            squaredDistance(common, other),
            '|T_i θ* − T_i θ**|²',
          )
        }),
      )
    },
  }),
  single('where the orders part: one minimum moved', 'exact', () => {
    // An order of two maps without repeating pattern: the Thue–Morse sequence.
    const turns = Array.from({ length: 40 }, (_, i) => i.toString(2).replaceAll('0', '').length % 2)
    const steps = (moved: number) =>
      turns.map(turn => affine(Q, rational(1, 2), rational(turn === 1 ? moved : 0)))
    const draw = (maps: readonly RationalMap[], order: Order, name: string, dashed: boolean) => {
      const points = path(listed(maps), order, rational(8), 40)
      const end = path(listed(maps), backward, rational(8), 40)[40]!
      const series = {
        name,
        mark: 'line' as const,
        dashed,
        points: points.slice(0, 31).map((point, n) => [n, d(point, end).valueOf()] as const),
      }
      return { series, last: d(points[29]!, points[30]!) }
    }
    const drawn = [
      draw(steps(0), forward, 'forward, common minimum', true),
      draw(steps(0), backward, 'backward, common minimum', false),
      draw(steps(1), forward, 'forward, one moved', true),
      draw(steps(1), backward, 'backward, one moved', false),
    ]
    const still = drawn.map(({ last }) => last.compare(rational(1, 1000)) < 0)
    return {
      holds: still[0]! && still[1]! && !still[2]! && still[3]!,
      detail: `|θ_30 − θ_29|, common: forward, backward; moved: ${drawn.map(({ last }) => last.valueOf().toPrecision(2)).join(', ')}`,
      figures: [
        {
          id: 'rem-2.3-orders',
          title: 'Common minimum, and one minimum moved',
          caption:
            'Distance to the 40th backward iterate. With a common minimum both orders converge at one rate; once a minimum is moved, only backward does.',
          x: { label: 'n' },
          y: { label: 'distance', scale: 'log' },
          series: drawn.map(({ series }) => series),
        },
      ],
    }
  }),
]
