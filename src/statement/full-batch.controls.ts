import fc from 'fast-check'
import { polynomialField } from '../expansion/polynomial.js'
import { applyWord } from '../iterate/apply-word.js'
import { adam, adamStart } from '../map/adam.js'
import { gradientStep } from '../map/gradient-step.js'
import { heavyBall } from '../map/heavy-ball.js'
import { backward } from '../order/backward.js'
import { forward } from '../order/forward.js'
import { scalars } from '../space/line.js'
import { type Rational, rational, rationals } from '../space/rational.js'
import { equals } from './finding.js'
import { iris, sameBits } from './full-batch.equal.js'
import { asymmetry, difference, type Schedule, secondAlong } from './full-batch.fields.js'
import { quadratics, quarticStep } from './full-batch.schedule.js'
import { listed, type RationalMap, rationalUpTo } from './given.js'
import { plane, sameVector, symmetric, type Vector } from './planar.js'
import { property, single } from './property.js'
import type { Check } from './statement.js'

const Q = rationals
const zero = rational(0)

/** Descent on (x⁴ + y⁴)/4 from (1, 1) with steps h and 2h. */
const quartic: Schedule = {
  field: polynomialField([
    [{ coefficient: rational(-1), powers: [3, 0] }],
    [{ coefficient: rational(-1), powers: [0, 3] }],
  ]),
  steps: [rational(1), rational(2)],
  start: [rational(1), rational(1)],
}

/** T_1 T_2 θ and T_2 T_1 θ. */
const bothWays = <P, S>(maps: Parameters<typeof applyWord<P, S>>[0], start: P) =>
  [backward, forward].map(order => applyWord(maps, order.word(2), start)) as [P, P]

export const controls: readonly Check[] = [
  single('a schedule by the index of the map, θ⁴/4: T_1 T_2 = T_2 T_1', 'exact', () => {
    const maps: RationalMap[] = [quarticStep(rational(1, 10)), quarticStep(rational(1, 5))]
    const [x, y] = bothWays(listed(maps), rational(1))
    return equals(Q, x, y, 'from 1: T_1 T_2')
  }),
  single('Adam on all rows of iris, bias corrected by the index', 'exact', () => {
    const { risk, rows, space, origin } = iris()
    const gradient = (w: Float64Array) => risk.gradient(w, rows)
    const at = (i: number) => adam(space, { h: 0.1, biasCorrection: { dataIndex: i } }, gradient)
    return sameBits(at, adamStart(space, origin), 10, ({ theta }) => [...theta])
  }),
  property({
    name: 'dropout on a quadratic: T_1 T_2 = T_2 T_1',
    kind: 'exact',
    given: quadratics,
    show: ({ start }) => `masks (1, 0) and (0, 1) from (${start.map(x => x.toFraction())})`,
    holds: ({ c, eigenvalues: [a, b], u, steps: [h], start }) => {
      const hessian = symmetric(a, b, u)
      const masked = (mask: number) =>
        gradientStep(plane, h!, x =>
          hessian(plane.sub(x, c)).map((g, i) => (i === mask ? g : zero)),
        )
      const [x, y] = bothWays<Vector, Rational>(listed([masked(0), masked(1)]), start)
      return sameVector(x, y, 'T_1 T_2 θ')
    },
  }),
  property({
    name: 'a schedule for each coordinate on a quadratic: T_1 T_2 = T_2 T_1',
    kind: 'exact',
    given: quadratics,
    show: ({ steps, start }) =>
      `h = (${steps[0]!.toFraction()}, ${steps[1]!.toFraction()}), then swapped, from (${start.map(x => x.toFraction())})`,
    holds: ({ c, eigenvalues: [a, b], u, steps: [h, k], start }) => {
      const hessian = symmetric(a, b, u)
      const scaled = (by: Vector) =>
        gradientStep(plane, Q.one, x => hessian(plane.sub(x, c)).map((g, i) => g.mul(by[i]!)))
      const [x, y] = bothWays<Vector, Rational>(listed([scaled([h!, k!]), scaled([k!, h!])]), start)
      return sameVector(x, y, 'T_1 T_2 θ')
    },
  }),
  property({
    name: 'heavy ball with a schedule on λθ²/2: T_1 T_2 = T_2 T_1',
    kind: 'exact',
    given: fc.record({
      beta: rationalUpTo(1),
      steps: fc.tuple(rationalUpTo(2), rationalUpTo(2)),
      start: fc.tuple(rationalUpTo(4), rationalUpTo(4)),
    }),
    show: ({ beta, steps }) => `β = ${beta.toFraction()}, hλ = ${steps.map(h => h.toFraction())}`,
    holds: ({ beta, steps, start }) => {
      const maps = steps.map(h => heavyBall(scalars(Q), { h, beta }, (theta: Rational) => theta))
      const [x, y] = bothWays<readonly [Rational, Rational], Rational>(listed(maps), start)
      return equals(Q, x[0], y[0], 'θ')
    },
  }),
  single('two orders agree to O(h⁴)', 'exact', () =>
    sameVector(difference(quartic)[3]!, plane.zero(), '(x⁴ + y⁴)/4, c = 1, 2: coefficient of h³'),
  ),
  single('the other sign: c_1 c_2 (c_1 − c_2)/2', 'exact', () => {
    const third = plane.scale(asymmetry(quartic.steps).neg(), secondAlong(quartic))
    return sameVector(difference(quartic)[3]!, third, '(x⁴ + y⁴)/4, c = 1, 2: coefficient of h³')
  }),
]
