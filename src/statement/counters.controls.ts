import fc from 'fast-check'
import { iterates } from '../iterate/iterate.js'
import { affine } from '../map/affine.js'
import { scheduled, timed } from '../map/scheduled.js'
import { backward } from '../order/backward.js'
import { forward } from '../order/forward.js'
import { rational, rationals } from '../space/rational.js'
import { betweenIterates } from './bounds.js'
import { upTo } from './counted.js'
import { harmonic, scheduleOf } from './counters.checks.js'
import { adamLaw, indexedLaw, moments } from './counters.laws.js'
import { all, atMost, either } from './finding.js'
import { rationalUpTo } from './given.js'
import { property, single } from './property.js'
import type { Check } from './statement.js'
import { sameLaw } from './tested.js'

const Q = rationals
const zero = rational(0)

export const controls: readonly Check[] = [
  property({
    name: 'SGD with step h_i in map i, wherever it is applied',
    kind: 'exact',
    given: fc.tuple(fc.array(rationalUpTo(2), { minLength: 3, maxLength: 3 }), rationalUpTo(4)),
    show: ([steps, start]) => `h = ${steps.map(h => h.toFraction())}; start ${start.toFraction()}`,
    holds: ([steps, start]) => {
      const [x, y] = [backward, forward].map(order =>
        indexedLaw(scheduleOf(steps), order, 3, start),
      )
      return sameLaw(x!, y!, 'X_3 and Y_3')
    },
  }),
  single('h_i = 1/i in map i: X_n, too, is the mean of n errors', 'exact', () => {
    const [x, y] = [backward, forward].map(order => indexedLaw(harmonic, order, 8, zero))
    const { holds, because } = sameLaw(x!, y!, 'e = ±1, X_8 and Y_8')
    return either(holds, `${because}; X_8 = e_1, for T_1 ≡ e_1, on ${x!.atoms.length} points`)
  }),
  single('Adam, bias corrected by the index of the map', 'exact', ({ quick }) => {
    const n = quick ? 8 : 12
    const [x, y] = [backward, forward].map(order => adamLaw(order, n, i => ({ dataIndex: i })))
    const [back, forth] = [x!, y!].map(law => {
      const { mean, sd } = moments(law)
      return `${mean.toFixed(4)} ± ${sd.toFixed(4)}`
    })
    const { holds, because } = sameLaw(x!, y!, `n = ${n}`)
    return either(holds, `${because}; X_n ${back}, Y_n ${forth}`)
  }),
  single('steps 1/4 and 3/4 in turn, by position: X_n converges', 'exact', () => {
    // e_i = 1 for odd i, −1 for even i; k = 3/4 and D = 3/4 from 0.
    const at = (i: number) =>
      scheduled('SGD', t => {
        const h = rational(t % 2 === 0 ? 3 : 1, 4)
        return affine(Q, rational(1).sub(h), i % 2 === 0 ? h.neg() : h)
      })
    const x = [...iterates({ at }, backward, timed(zero), { at: upTo(20) })]
    const k = rational(3, 4)
    return all(
      upTo(19).map(n => {
        const gap = x[n]!.point.point.sub(x[n - 1]!.point.point).abs()
        return atMost(Q, gap, betweenIterates(Q, k, k, n, n + 1), `|X_${n + 1} − X_${n}|`)
      }),
    )
  }),
]
