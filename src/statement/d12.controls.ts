import { reciprocal } from '../map/reciprocal.js'
import { backward } from '../order/backward.js'
import { forward } from '../order/forward.js'
import { type Rational, rational, rationals } from '../space/rational.js'
import { upTo } from './counted.js'
import { inHilbert } from './d12.checks.js'
import { contracts, hilbertRatio, linear, ratio } from './d12.ratios.js'
import { atMost } from './finding.js'
import { listed } from './given.js'
import { squaredDistance } from './planar.js'
import { single } from './property.js'
import { d, path } from './rational-paths.js'
import type { Check } from './statement.js'

const Q = rationals
const ofIntegers = (rows: readonly (readonly number[])[]) =>
  rows.map(row => row.map(entry => rational(entry)))
const ray = (...entries: readonly (number | Rational)[]) =>
  entries.map(x => (typeof x === 'number' ? rational(x) : x))

/** A = (3, 1; 1, 3), e^Δ = 9, tanh(Δ/4) = 1/2. */
const A = linear(
  ofIntegers([
    [3, 1],
    [1, 3],
  ]),
)

export const controls: readonly Check[] = [
  single('1/(x + 1/2): |·| in place of the log metric', 'exact', () => {
    const T = reciprocal(Q, rational(1, 2))
    const [x, y] = [rational(1, 10), rational(1, 5)]
    return atMost(Q, d(T.apply(x), T.apply(y)), d(x, y), 'x, y = 1/10, 1/5: |Tx − Ty|')
  }),
  single('(3, 1; 1, 3): ℓ2 in place of Hilbert’s metric', 'exact', () => {
    const [x, y] = [ray(1, 1), ray(2, 1)]
    const gap = squaredDistance(A.apply(x), A.apply(y))
    return atMost(Q, gap, squaredDistance(x, y), '|Ax − Ay|²')
  }),
  single('1/(x + 1): one constant k = 9/10 on all of (0, ∞)', 'exact', () => {
    const [T, x, y] = [reciprocal(Q, Q.one), rational(100), rational(200)]
    const r = ratio(T.apply(x), T.apply(y))
    return contracts(r, ratio(x, y), rational(9, 10), 'x, y = 100, 200: r^10')
  }),
  single('u = 0: x ↦ 1/x contracts', 'exact', () => {
    const [T, x, y] = [reciprocal(Q, Q.zero), rational(1), rational(2)]
    return contracts(ratio(T.apply(x), T.apply(y)), ratio(x, y), rational(9, 10), 'r^10')
  }),
  single('Σ u_i < ∞, u_i = 2^−i: |X_{n+1} − X_n| → 0', 'exact', () => {
    const us = upTo(40).map(i => reciprocal(Q, rational(1, 2n ** BigInt(i))))
    const x = path(listed(us), backward, Q.zero, us.length)
    return atMost(Q, d(x[40]!, x[39]!), rational(1, 100), '|X_40 − X_39|')
  }),
  single('a zero entry, (1, 1; 0, 1): by 1/2', 'exact', () => {
    const B = linear(
      ofIntegers([
        [1, 1],
        [0, 1],
      ]),
    )
    const [x, y] = [ray(10, 1), ray(20, 1)]
    const r = hilbertRatio(B.apply(x), B.apply(y))
    return contracts(r, hilbertRatio(x, y), rational(1, 2), 'x, y = (10, 1), (20, 1): r²')
  }),
  single('(3, 1; 1, 3): by 49/100 in place of tanh(Δ/4) = 1/2', 'exact', () => {
    const [x, y] = [ray(rational(11, 10), 1), ray(1, rational(11, 10))]
    const r = hilbertRatio(A.apply(x), A.apply(y))
    return contracts(r, hilbertRatio(x, y), rational(49, 100), 'r^100')
  }),
  single('forward products: d(Y_n, Y_m) ≤ 2^{1−n} Δ', 'exact', () => {
    const rows = ofIntegers([
      [300, 100],
      [1, 3],
    ])
    const matrices = [rows, [...rows].reverse(), rows, [...rows].reverse()]
    return inHilbert(matrices, forward, ray(1, 1))
  }),
]
