import fc from 'fast-check'
import { gradientStep } from '../map/gradient-step.js'
import { scalars } from '../space/line.js'
import { rational, rationals } from '../space/rational.js'
import { atMost, either } from './finding.js'
import { rationalUpTo } from './given.js'
import {
  contractsBy,
  fieldSquare,
  gradientFactor,
  quadratic,
  quadratics,
  rotation,
  squares,
} from './lemma-2.5.fields.js'
import { flatPairs, logistic, steepPairs } from './lemma-2.5.logistic.js'
import { plane, vectors } from './planar.js'
import { property, single } from './property.js'
import type { Check } from './statement.js'

const Q = rationals
const axis = [rational(1), rational(0)]
const positive = rationalUpTo(3).map(x => x.abs().add(rational(1, 6)))
const game = rotation(rational(3), rational(4))

export const controls: readonly Check[] = [
  property({
    name: 'h past 2/M',
    kind: 'exact',
    given: fc.tuple(quadratics, positive, vectors),
    show: ([field, past]) => `${field.name}, h = 2/M + ${past.toFraction()}`,
    holds([field, past, x]) {
      const h = rational(2).div(field.M).add(past)
      return contractsBy(rational(1), field, h, x, plane.add(x, field.u))
    },
  }),
  property({
    name: 'm = 0: some k < 1 at some h < 2/M',
    kind: 'exact',
    given: fc.tuple(positive, fc.integer({ min: 1, max: 5 })),
    show: ([M, sixths]) => `m = 0, M = ${M.toFraction()}, h = ${sixths}/6 of 2/M`,
    holds([M, sixths]) {
      const field = quadratic(rational(0), M, axis)
      const h = rational(sixths, 3).div(M)
      const { after, before } = squares(field, h, plane.zero(), [rational(0), rational(1)])
      return either(after.compare(before) < 0, `|T(x) − T(y)|² = ${after.toFraction()} = |x − y|²`)
    },
  }),
  property({
    name: 'the gradient factor for a rotation field, (3, 4, 5)',
    kind: 'exact',
    given: fc.tuple(fc.integer({ min: 1, max: 9 }), vectors, vectors),
    show: ([n]) => `[[3, −4], [4, 3]], h = ${n}/40`,
    holds([n, x, y]) {
      const h = rational(n, 40)
      const k = gradientFactor({ m: rational(3), M: rational(5) }, h)
      return contractsBy(k.mul(k), game, h, x, y)
    },
  }),
  single('the term h²M² dropped: (3, 4, 5), h = 1/10', 'exact', () => {
    const h = rational(1, 10)
    const square = rational(1).sub(h.mul(6))
    return contractsBy(square, game, h, plane.zero(), axis)
  }),
  single('every h in (0, 1): (3, 4, 5), h = 1/2', 'exact', () =>
    atMost(Q, fieldSquare(game, rational(1, 2)), rational(1), '1 − 2hm + h²M²'),
  ),
  property({
    name: 'strictly convex is enough: θ⁴/4, k = 99/100',
    kind: 'exact',
    given: fc.integer({ min: 1, max: 20 }).map(n => rational(n, 10)),
    show: h => `h = ${h.toFraction()}, between 0 and 1/20`,
    holds(h) {
      const step = gradientStep(scalars(Q), h, x => x.mul(x).mul(x))
      const x = rational(1, 20)
      return atMost(Q, step.apply(x).abs(), x.mul(rational(99, 100)), '|T(x) − T(0)|')
    },
  }),
  single('strictly convex is enough: θ⁴/4, h = 1/100, far out', 'exact', () => {
    const step = gradientStep(scalars(Q), rational(1, 100), x => x.mul(x).mul(x))
    return atMost(Q, step.apply(rational(20)).abs(), rational(20), '|T(20) − T(0)|')
  }),
  logistic('logistic ridge with m = 2λ', flatPairs, curvature => ({
    ...curvature,
    m: 2 * curvature.m,
  })),
  logistic('logistic ridge with M = λ + mean |x|²/8', steepPairs, curvature => ({
    ...curvature,
    M: (curvature.m + curvature.M) / 2,
  })),
]
