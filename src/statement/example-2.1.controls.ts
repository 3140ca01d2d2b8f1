import fc from 'fast-check'
import { iterates } from '../iterate/iterate.js'
import { gradientStep } from '../map/gradient-step.js'
import { forward } from '../order/forward.js'
import { scalars } from '../space/line.js'
import { type Rational, rational, rationals } from '../space/rational.js'
import {
  amended,
  best,
  descent,
  factor,
  iff,
  positive,
  type Quadratic,
  quadratics,
  showDescent,
  spectrum,
} from './example-2.1.quadratics.js'
import { all, atMost, equals } from './finding.js'
import { listed, rationalUpTo } from './given.js'
import { plane } from './planar.js'
import { property, single } from './property.js'
import type { Check } from './statement.js'

const Q = rationals

/** H = diag(λ, μ), the gradient zero at 0. */
const diagonal = (lambda: number, mu: number): Quadratic => ({
  lambda: rational(lambda),
  mu: rational(mu),
  u: [rational(1), rational(0)],
  minimum: plane.zero(),
})

/** The printed condition, h < 2/λmax. */
const printed = (loss: Quadratic, h: Rational) =>
  iff(loss, h, h.mul(spectrum(loss).most).compare(2) < 0)

export const controls: readonly Check[] = [
  property({
    name: 'printed: ‖I − hH‖ < 1 ⟺ h < 2/λmax, λmin = 0',
    kind: 'exact',
    given: rationalUpTo(1).map(h => h.abs()),
    show: h => `H = diag(1, 0), h = ${h.toFraction()}`,
    holds: h => printed(diagonal(1, 0), h),
  }),
  single('printed, λmin < 0: H = diag(1, −1), h = 1/2', 'exact', () =>
    printed(diagonal(1, -1), rational(1, 2)),
  ),
  single('printed, h < 0: H = diag(1, 1), h = −1', 'exact', () =>
    printed(diagonal(1, 1), rational(-1)),
  ),
  single('0 < h and λmin > 0 for any H: H = diag(−1, −1), h = −1', 'exact', () => {
    const loss = diagonal(-1, -1)
    return iff(loss, rational(-1), amended(loss, rational(-1)))
  }),
  property({
    name: 'h = 2/λmax allowed',
    kind: 'exact',
    given: quadratics(positive),
    show: loss => showDescent(loss, rational(2).div(spectrum(loss).most)),
    holds: loss => iff(loss, rational(2).div(spectrum(loss).most), true),
  }),
  property({
    name: 'h = 1/λmax as good as 2/(λmin + λmax)',
    kind: 'exact',
    given: quadratics(positive).filter(({ lambda, mu }) => !lambda.equals(mu)),
    show: loss => showDescent(loss, rational(1).div(spectrum(loss).most)),
    holds(loss) {
      const { least, most } = spectrum(loss)
      const kappa = most.div(least)
      const k = factor(loss, rational(1).div(most))
      return atMost(Q, k, kappa.sub(1).div(kappa.add(1)), '1 − 1/κ')
    },
  }),
  property({
    name: '‖I − hH‖ = |1 − hλmax|, one end of the spectrum',
    kind: 'exact',
    given: fc.tuple(
      quadratics(positive).filter(({ lambda, mu }) => !lambda.equals(mu)),
      fc.integer({ min: 1, max: 5 }),
    ),
    show: ([loss, sixths]) => showDescent(loss, best(loss).mul(rational(sixths, 6))),
    holds([loss, sixths]) {
      // Below the best h the other end is farther from 1.
      const h = best(loss).mul(rational(sixths, 6))
      const wanted = rational(1)
        .sub(h.mul(spectrum(loss).most))
        .abs()
      return equals(Q, factor(loss, h), wanted, '‖I − hH‖')
    },
  }),
  single('not quadratic: θ²/2 + θ⁴/4, h = 1, from 2', 'exact', () => {
    // H(0) = 1, so |1 − hH| = 0; but T(θ) = −θ³ goes away from 0 once |θ| > 1.
    const step = gradientStep(scalars(Q), rational(1), x => x.add(x.mul(x).mul(x)))
    const reached = iterates(listed([step]), forward, rational(2), { at: [0, 1, 2] })
    return all(
      Array.from(reached, ({ n, point }) => atMost(Q, point.abs(), rational(2), `|θ_${n}|`)),
    )
  }),
  property({
    name: 'a step of the wrong sign: θ + h∇L(θ)',
    kind: 'exact',
    given: fc.tuple(quadratics(positive), positive),
    show: ([loss, h]) => showDescent(loss, h.neg()),
    holds([loss, h]) {
      const shifted = plane.add(loss.minimum, loss.u)
      const moved = plane.sub(descent(loss, h.neg()).apply(shifted), loss.minimum)
      return atMost(Q, plane.dot(moved, moved), rational(1), '|T(θ) − θ*|²')
    },
  }),
]
