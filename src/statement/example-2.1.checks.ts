import fc from 'fast-check'
import { iterates } from '../iterate/iterate.js'
import { forward } from '../order/forward.js'
import { rational, rationals } from '../space/rational.js'
import { power } from './bounds.js'
import {
  amended,
  best,
  contracts,
  descent,
  factor,
  iff,
  positive,
  quadratics,
  showDescent,
  spectrum,
} from './example-2.1.quadratics.js'
import { all, atMost, equals } from './finding.js'
import { listed, rationalUpTo } from './given.js'
import { across, plane, squaredDistance, vectors } from './planar.js'
import { property, single } from './property.js'
import type { Check } from './statement.js'

const Q = rationals

/** Steps of any sign, many of them small. */
const steps = fc.oneof(rationalUpTo(1), rationalUpTo(6))

export const checks: readonly Check[] = [
  property({
    name: '‖I − hH‖ < 1 ⟺ 0 < hλ < 2 for every eigenvalue λ',
    kind: 'exact',
    given: fc.tuple(quadratics(fc.oneof(positive, rationalUpTo(3))), steps),
    runs: 200,
    show: ([loss, h]) => showDescent(loss, h),
    holds([loss, h]) {
      const products = [loss.lambda, loss.mu].map(eigenvalue => h.mul(eigenvalue))
      return iff(
        loss,
        h,
        products.every(product => product.compare(0) > 0 && product.compare(2) < 0),
      )
    },
  }),
  property({
    name: 'for H ≥ 0 that is: 0 < h < 2/λmax and λmin > 0',
    kind: 'exact',
    given: fc.tuple(quadratics(rationalUpTo(3).map(x => x.abs())), steps),
    runs: 200,
    show: ([loss, h]) => showDescent(loss, h),
    holds: ([loss, h]) => iff(loss, h, amended(loss, h)),
  }),
  property({
    name: '|T(x) − T(y)|² ≤ max(1 − hλ)² |x − y|², attained',
    kind: 'exact',
    given: fc.tuple(quadratics(rationalUpTo(6)), rationalUpTo(2), vectors, vectors),
    show: ([loss, h]) => showDescent(loss, h),
    holds([loss, h, x, y]) {
      const step = descent(loss, h)
      const k = factor(loss, h)
      const steep = rational(1).sub(h.mul(loss.lambda)).abs().equals(k) ? loss.u : across(loss.u)
      const [image, other] = [step.apply(x), step.apply(plane.add(x, steep))]
      return all([
        atMost(
          Q,
          squaredDistance(image, step.apply(y)),
          k.mul(k).mul(squaredDistance(x, y)),
          '|T(x) − T(y)|²',
        ),
        equals(Q, squaredDistance(image, other), k.mul(k), '|T(x) − T(x + e)|²'),
      ])
    },
  }),
  property({
    name: 'T(θ) = θ* + (I − hH)(θ − θ*), along each eigenvector',
    kind: 'exact',
    given: fc.tuple(quadratics(rationalUpTo(6)), rationalUpTo(2), rationalUpTo(6)),
    show: ([loss, h]) => showDescent(loss, h),
    holds([loss, h, t]) {
      const step = descent(loss, h)
      const axes = [
        { e: loss.u, eigenvalue: loss.lambda },
        { e: across(loss.u), eigenvalue: loss.mu },
      ]
      return all(
        axes.map(({ e, eigenvalue }) => {
          const image = step.apply(plane.axpy(t, e, loss.minimum))
          const wanted = plane.axpy(t.mul(rational(1).sub(h.mul(eigenvalue))), e, loss.minimum)
          return equals(Q, squaredDistance(image, wanted), rational(0), '|T(θ) − …|²')
        }),
      )
    },
  }),
  property({
    name: 'h = 2/(λmin + λmax): (κ−1)/(κ+1), and no h does better',
    kind: 'exact',
    given: fc.tuple(quadratics(positive), rationalUpTo(6)),
    show: ([loss, h]) => showDescent(loss, h),
    holds([loss, h]) {
      const { least, most } = spectrum(loss)
      const kappa = most.div(least)
      const least1 = kappa.sub(1).div(kappa.add(1))
      return all([
        equals(Q, factor(loss, best(loss)), least1, '‖I − hH‖ at the best h'),
        atMost(Q, least1, factor(loss, h), '(κ−1)/(κ+1)'),
      ])
    },
  }),
  property({
    name: '|θ_n − θ*| = k^n |θ_0 − θ*| at the best h: not faster',
    kind: 'exact',
    given: fc.tuple(quadratics(positive), vectors),
    show: ([loss, start]) => `${showDescent(loss, best(loss))}; at ${start.map(Q.show)}`,
    holds([loss, start]) {
      // Both eigenvalues of I − hH are ±k at the best h, so every start decays by k, no faster.
      const h = best(loss)
      const square = power(Q, factor(loss, h), 2)
      const options = { at: [0, 1, 2, 3, 4, 5, 6] }
      const reached = iterates(listed([descent(loss, h)]), forward, start, options)
      const distance = squaredDistance(start, loss.minimum)
      return all(
        Array.from(reached, ({ n, point }) =>
          equals(
            Q,
            squaredDistance(point, loss.minimum),
            power(Q, square, n).mul(distance),
            `|θ_${n} − θ*|²`,
          ),
        ),
      )
    },
  }),
  single('the norm against h, drawn', 'exact', () => {
    const u = [rational(3, 5), rational(4, 5)]
    const grid = Array.from({ length: 121 }, (_, i) => rational(i - 20, 100))
    const curve = (name: string, lambda: number) => {
      const loss = { lambda: rational(lambda), mu: rational(3), u, minimum: plane.zero() }
      return { name, loss, norms: grid.map(h => factor(loss, h)) }
    }
    const curves = [curve('λ = 1, 3', 1), curve('λ = 0, 3', 0), curve('λ = −1, 3', -1)]
    const inside = curves.map(
      ({ loss, norms }) =>
        grid.filter((h, i) => contracts(loss, h) && norms[i]!.compare(1) < 0).length,
    )
    const wanted = grid.filter(h => h.compare(0) > 0 && h.mul(3).compare(2) < 0).length
    return {
      holds: inside[0] === wanted && inside[1] === 0 && inside[2] === 0,
      detail: `of 121 steps h, contractions for λmin = 1, 0, −1: ${inside.join(', ')}`,
      figures: [
        {
          id: 'ex-2.1-norm',
          title: 'The norm of I − hH against h',
          caption:
            'Below 1 for 0 < h < 2/3 if both eigenvalues are positive, least at h = 1/2; never below 1 if one is 0 or negative.',
          x: { label: 'h' },
          y: { label: '‖I − hH‖' },
          series: [
            ...curves.map(({ name, norms }) => ({
              name,
              mark: 'line' as const,
              points: norms.map((k, i) => [grid[i]!.valueOf(), k.valueOf()] as const),
            })),
            {
              name: '1',
              mark: 'line' as const,
              dashed: true,
              points: [grid[0]!, grid.at(-1)!].map(h => [h.valueOf(), 1] as const),
            },
          ],
        },
      ],
    }
  }),
]
