import fc from 'fast-check'
import { varianceOf } from '../law/finite-law-on-line.js'
import { backward } from '../order/backward.js'
import { forward } from '../order/forward.js'
import { rational, rationals } from '../space/rational.js'
import { upTo } from './counted.js'
import {
  type Epochs,
  epochEnd,
  epochLaw,
  independentVariance,
  mapsOf,
  signs,
  variances,
} from './data-order.epochs.js'
import { halves, showSteps, slopes } from './data-order.limits.js'
import { all, equals, stated } from './finding.js'
import { rationalUpTo } from './given.js'
import { property, single } from './property.js'
import type { Check } from './statement.js'

const Q = rationals

/** Two to four shifts, Σ b = 0. */
const epochs: fc.Arbitrary<Epochs> = fc.record({
  k: slopes,
  shifts: fc.array(rationalUpTo(6), { minLength: 1, maxLength: 3 }).map(shifts => {
    const rest = shifts.reduce((sum, b) => sum.sub(b), rational(0))
    return [...shifts, rest]
  }),
})

export const spreads: readonly Check[] = [
  property({
    name: 'reshuffled kx + b: Var X_n and Var Y_n, n = eN + r',
    kind: 'exact',
    given: epochs,
    show: showSteps,
    runs: 40,
    holds: instance => {
      const N = instance.shifts.length
      const last = N < 4 ? 2 * N + 1 : N + 2
      return all(
        upTo(last).flatMap(n => {
          const [x, y] = [backward, forward].map(order =>
            varianceOf(epochLaw(mapsOf(instance), rational(0), order, n)),
          )
          const expected = variances(instance, n)
          return [
            equals(Q, x!, expected.backward, `Var X_${n}`),
            equals(Q, y!, expected.forward, `Var Y_${n}`),
          ]
        }),
      )
    },
  }),
  single('x/2 + b reshuffled: 4/15, between 16/15; 8/9', 'exact', () => {
    const one = rational(1)
    const later = epochEnd(halves(1, -1)).div(4).add(one) // one map on top of an epoch end
    const found = [
      equals(Q, epochEnd(halves(1, -1)), rational(4, 15), 'N = 2, epoch ends'),
      equals(Q, later, rational(16, 15), 'N = 2, between'),
      equals(Q, epochEnd(halves(1, -2, 1)), rational(8, 9), 'N = 3, epoch ends'),
    ]
    return stated(all(found), 'b = ±1: 4/15, mid-epoch 16/15, i.i.d. 4/3; b = 1, −2, 1: 8/9')
  }),
  single('SGD on N points ±1: variance at epoch ends', 'exact', ({ quick }) => {
    const sizes = quick ? [10, 100] : [10, 100, 1000]
    const found = sizes.map(N => Q.toNumber(epochEnd(signs(N))).toFixed(8))
    const printed = ['0.00482029', '0.04306274', '0.05168326'].slice(0, sizes.length)
    return {
      holds: found.join() === printed.join(),
      detail: `h = 1/10, N = ${sizes.join(', ')}: ${found.join(', ')}; 1/19 = 0.05263158 if i.i.d.`,
      figures: [sawtooth()],
    }
  }),
]

/** Var X_n and Var Y_n over the first epochs of ten points. */
function sawtooth() {
  const at = upTo(60)
  const rows = at.map(n => [n, variances(signs(10), n)] as const)
  return {
    id: 'data-order',
    title: 'SGD on ten points ±1, reshuffled each epoch, h = 1/10',
    caption:
      'Variance of the n-th iterate. At epoch ends both orders have one law, less spread than for i.i.d. points; between, forward spreads out and backward does not.',
    x: { label: 'n' },
    y: { label: 'variance' },
    series: [
      {
        name: 'forward',
        mark: 'line' as const,
        points: rows.map(([n, { forward }]) => [n, Q.toNumber(forward)] as const),
      },
      {
        name: 'backward',
        mark: 'line' as const,
        points: rows.map(([n, { backward }]) => [n, Q.toNumber(backward)] as const),
      },
      {
        name: 'i.i.d., either order',
        mark: 'line' as const,
        dashed: true,
        points: at.map(n => [n, independentVariance(n)] as const),
      },
    ],
  }
}
