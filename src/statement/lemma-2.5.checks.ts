import fc from 'fast-check'
import { curvatureFactor } from '../map/curvature.js'
import { type Rational, rational, rationals } from '../space/rational.js'
import { all, atMost, either, equals, type Finding, stated } from './finding.js'
import { rationalUpTo } from './given.js'
import {
  contractsBy,
  type Field,
  fieldSquare,
  games,
  gradientFactor,
  hinges,
  quadratic,
  quadratics,
  rotation,
  rotations,
  squares,
} from './lemma-2.5.fields.js'
import { logistic, pairs } from './lemma-2.5.logistic.js'
import { across, plane, vectors } from './planar.js'
import { property, single } from './property.js'
import type { Check } from './statement.js'

const Q = rationals

/** Steps h ≥ 0. */
const steps = fc.oneof(rationalUpTo(1), rationalUpTo(3)).map(h => h.abs())

const over = <F extends Field>(
  name: string,
  fields: fc.Arbitrary<F>,
  holds: (field: F, h: Rational, x: readonly Rational[], y: readonly Rational[]) => Finding,
) =>
  property({
    name,
    kind: 'exact',
    given: fc.tuple(fields, steps, vectors, vectors),
    show: ([field, h]) => `${field.name}, h = ${h.toFraction()}`,
    holds: ([field, h, x, y]) => holds(field, h, x, y),
  })

export const checks: readonly Check[] = [
  over('field: |T(x) − T(y)|² ≤ (1 − 2hm + h²M²)|x − y|²', games, (field, h, x, y) =>
    contractsBy(fieldSquare(field, h), field, h, x, y),
  ),
  over('it is attained by [[m, −s], [s, m]], every x, y, h', rotations, (field, h, x, y) => {
    const { after, before } = squares(field, h, x, y)
    return equals(Q, after, fieldSquare(field, h).mul(before), '|T(x) − T(y)|²')
  }),
  over('gradient: |T(x) − T(y)| ≤ max(|1−hm|, |1−hM|)|x − y|', hinges, (field, h, x, y) => {
    const k = gradientFactor(field, h)
    return contractsBy(k.mul(k), field, h, x, y)
  }),
  over('it is attained by quadratics, on an eigenvector', quadratics, (field, h, x) => {
    const ends = [field.u, across(field.u)].map(
      e => squares(field, h, x, plane.add(x, e)).after, // |e| = 1
    )
    const k = gradientFactor(field, h)
    const most = ends[0]!.compare(ends[1]!) > 0 ? ends[0]! : ends[1]!
    return equals(Q, most, k.mul(k), 'max |T(x) − T(x + e)|²')
  }),
  property({
    name: 'max(…)² ≤ 1 − 2hm + h²M², and that ≥ 1 − m²/M²',
    kind: 'exact',
    given: fc.tuple(quadratics, steps),
    show: ([field, h]) => `${field.name}, h = ${h.toFraction()}`,
    holds([field, h]) {
      const k = gradientFactor(field, h)
      const ratio = field.m.div(field.M)
      const square = fieldSquare(field, h)
      const above = curvatureFactor(Q, h, { kind: 'field', m: field.m, M: field.M })
      return all([
        atMost(Q, k.mul(k), square, 'max(…)²'),
        atMost(Q, rational(1).sub(ratio.mul(ratio)), square, '1 − m²/M²'),
        // As maps carry it: a root rounded up, in its 26th decimal.
        atMost(Q, square, above.mul(above), '1 − 2hm + h²M²'),
        atMost(Q, above.mul(above).sub(square), rational(1, 10n ** 20n), 'what is added'),
      ])
    },
  }),
  property({
    name: 'below 1 ⟺ 0 < h < 2m/M² (field), 0 < h < 2/M (gradient)',
    kind: 'exact',
    given: fc.tuple(quadratics, steps),
    runs: 200,
    show: ([field, h]) => `${field.name}, h = ${h.toFraction()}`,
    holds([field, h]) {
      const { m, M } = field
      const positive = h.compare(0) > 0
      return all([
        either(
          fieldSquare(field, h).compare(1) < 0 ===
            (positive && h.mul(M).mul(M).compare(m.mul(2)) < 0),
          `1 − 2hm + h²M² = ${fieldSquare(field, h).toFraction()}`,
        ),
        either(
          gradientFactor(field, h).compare(1) < 0 === (positive && h.mul(M).compare(2) < 0),
          `max(…) = ${gradientFactor(field, h).toFraction()}`,
        ),
      ])
    },
  }),
  single('m = M = 1, h = 1: θ²/2 is minimised in one step', 'exact', () => {
    const field = quadratic(rational(1), rational(1), [rational(1), rational(0)])
    const x = [rational(3), rational(-2)]
    return all([
      equals(Q, gradientFactor(field, rational(1)), Q.zero, 'factor'),
      equals(Q, squares(field, rational(1), x, plane.zero()).after, Q.zero, '|T(x)|²'),
    ])
  }),
  logistic('logistic ridge: pairs within max(|1−hm|, |1−hM|)', pairs),
  single('m = 3, M = 5: both factors, drawn', 'exact', () => {
    const field = rotation(rational(3), rational(4))
    const gradient = { m: rational(3), M: rational(5) }
    const grid = Array.from({ length: 101 }, (_, i) => rational(i, 200))
    const line = (name: string, of: (h: Rational) => number, dashed = false) => ({
      name,
      mark: 'line' as const,
      dashed,
      points: grid.map(h => [h.valueOf(), of(h)] as const),
    })
    const finding = all([
      equals(Q, fieldSquare(field, rational(3, 25)), rational(16, 25), 'least square, at h = m/M²'),
      equals(Q, gradientFactor(gradient, rational(1, 4)), rational(1, 4), 'least, at 2/(m+M)'),
    ])
    return {
      holds: finding.holds,
      detail: stated(
        finding,
        'at h = m/M² the field factor² is 16/25, at h = 2/(m+M) the gradient factor is 1/4',
      ).because,
      figures: [
        {
          id: 'lem-2.5-factors',
          title: 'Contraction of a step: field and gradient',
          caption:
            'm = 3, M = 5. Any field with these constants contracts for h < 6/25, a gradient for h < 2/5, and by more.',
          x: { label: 'h' },
          y: { label: 'Lipschitz constant' },
          series: [
            line('√(1 − 2hm + h²M²)', h => Math.sqrt(fieldSquare(field, h).valueOf())),
            line('max(|1 − hm|, |1 − hM|)', h => gradientFactor(gradient, h).valueOf()),
            line('1', () => 1, true),
          ],
        },
      ],
    }
  }),
]
