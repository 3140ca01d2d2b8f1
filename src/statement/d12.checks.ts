import fc from 'fast-check'
import { iterates } from '../iterate/iterate.js'
import { reciprocal } from '../map/reciprocal.js'
import { backward } from '../order/backward.js'
import type { Order } from '../order/order.js'
import { positiveReals } from '../space/positive-reals.js'
import { type Rational, rational, rationals } from '../space/rational.js'
import { power } from './bounds.js'
import { upTo } from './counted.js'
import { limitCheck } from './d12.limit.js'
import {
  birkhoff,
  contracts,
  hilbertRatio,
  imageRatio,
  linear,
  matricesOfNine,
  type Positive,
  positive,
  type Ray,
  ratio,
  rays,
  showMatrix,
} from './d12.ratios.js'
import { all, atMost, equals, type Finding } from './finding.js'
import { listed } from './given.js'
import { property } from './property.js'
import { path } from './rational-paths.js'
import type { Check } from './statement.js'

const Q = rationals
const show = (xs: readonly Rational[]) => xs.map(x => x.toFraction()).join(', ')

/** u and v with √(1 + uv) and √(uv) rational, and b/a = √(1 + uv) − √(uv). */
const pythagorean = fc
  .tuple(fc.integer({ min: 2, max: 4 }), fc.integer({ min: 1, max: 3 }), positive)
  .filter(([a, b]) => b < a)
  .map(([a, b, u]) => {
    const root = rational(a * a - b * b, 2 * a * b)
    return { u, v: root.mul(root).div(u), k: rational(b * b, a * a) }
  })

/** e^{d(X_n, X_m)} to the power 2^{n−1} is at most e^Δ = 9, for 1 ≤ n < m. */
export function inHilbert(matrices: readonly Positive[], order: Order, start: Ray): Finding {
  const at = [0, ...upTo(matrices.length)]
  const x: Ray[] = []
  for (const { n, point } of iterates(listed(matrices.map(linear)), order, start, { at })) {
    x[n] = point
  }
  return all(
    upTo(matrices.length - 1).flatMap(n =>
      x
        .slice(n + 1)
        .map(later =>
          atMost(Q, power(Q, hilbertRatio(x[n]!, later), 2 ** (n - 1)), Q.of(9), `n = ${n}: r^q`),
        ),
    ),
  )
}

export const checks: readonly Check[] = [
  property({
    name: '1/(x + u), log metric: no distance grows',
    kind: 'exact',
    given: fc.tuple(positive, positive, positive),
    show: ([u, x, y]) => `u = ${u.toFraction()}, x, y = ${show([x, y])}`,
    holds([u, x, y]) {
      const T = reciprocal(Q, u)
      const r = ratio(T.apply(x), T.apply(y))
      return all([contracts(r, ratio(x, y), Q.one), equals(Q, r, ratio(x.add(u), y.add(u)), 'r')])
    },
  }),
  property({
    name: '1/(x + u), log metric: by c/(c + u) on (0, c]',
    kind: 'exact',
    given: fc.tuple(
      fc.integer({ min: 1, max: 8 }),
      fc.integer({ min: 1, max: 8 }),
      fc.tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 12 })),
    ),
    show: ([c, u, twelfths]) => `c = ${c}, u = ${u}, x, y = ${twelfths}/12·c`,
    holds([c, u, twelfths]) {
      const T = reciprocal(Q, Q.of(u))
      const [x, y] = twelfths.map(p => rational(p * c, 12))
      return contracts(ratio(T.apply(x!), T.apply(y!)), ratio(x!, y!), rational(c, c + u))
    },
  }),
  property({
    name: 'two steps: by (√(1 + uv) − √(uv))² on all of (0, ∞)',
    kind: 'exact',
    given: fc.tuple(pythagorean, positive, positive),
    show: ([{ u, v }, x, y]) => `u, v = ${show([u, v])}, x, y = ${show([x, y])}`,
    holds([{ u, v, k }, x, y]) {
      const T = reciprocal(Q, v).after(reciprocal(Q, u))
      const carried = T.proved.lipschitz![positiveReals.metric]!
      return all([
        contracts(ratio(T.apply(x), T.apply(y)), ratio(x, y), k),
        atMost(Q, k, carried, 'k'),
        atMost(Q, carried.sub(k), rational(1, 10n ** 25n), 'constant carried − k'),
      ])
    },
  }),
  property({
    name: 'X_n = p_n/q_n: steps ±1/(q_n q_{n+1}), at most c/(u_1 + … + u_{n+1})',
    kind: 'exact',
    given: fc.array(positive, { minLength: 1, maxLength: 10 }),
    show: us => `u = ${show(us)}`,
    holds(us) {
      const x = path(listed(us.map(u => reciprocal(Q, u))), backward, Q.zero, us.length)
      let [p, pBefore, q, qBefore] = [Q.zero, Q.one, Q.one, Q.zero]
      const first = us[0]!.mul(us[0]!)
      const least = Q.compare(first, Q.one) < 0 ? first : Q.one
      let sum = Q.zero
      return all(
        us.flatMap((u, n) => {
          ;[p, pBefore, q, qBefore] = [u.mul(p).add(pBefore), p, u.mul(q).add(qBefore), q]
          sum = sum.add(u)
          const step = x[n + 1]!.sub(x[n]!)
          const size = Q.one.div(q.mul(qBefore))
          return [
            equals(Q, x[n + 1]!, p.div(q), `X_${n + 1}`),
            equals(Q, step, n % 2 === 0 ? size : size.neg(), `X_${n + 1} − X_${n}`),
            atMost(Q, size, Q.one.div(least.mul(sum)), `|X_${n + 1} − X_${n}|`),
          ]
        }),
      )
    },
  }),
  property({
    name: 'positive matrices: d(Ax, Ay) ≤ tanh(Δ/4) d(x, y), and ≤ Δ',
    kind: 'exact',
    // Entries that are squares, for then e^{Δ/2} is rational.
    given: fc.tuple(
      fc.array(fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 3, maxLength: 3 }), {
        minLength: 3,
        maxLength: 3,
      }),
      rays,
      rays,
    ),
    show: ([roots, x, y]) => `a_ij = b_ij², B = (${roots.join('; ')}), ${show(x)}, ${show(y)}`,
    holds([roots, x, y]) {
      const B = roots.map(row => row.map(b => Q.of(b)))
      const A = B.map(row => row.map(b => b.mul(b)))
      const r = hilbertRatio(linear(A).apply(x), linear(A).apply(y))
      return all([
        contracts(r, hilbertRatio(x, y), birkhoff(imageRatio(B)), 'e^{q d(Ax, Ay)}'),
        atMost(Q, r, imageRatio(A), 'e^{d(Ax, Ay)}'),
      ])
    },
  }),
  property({
    name: 'their backward products: d(X_n, X_m) ≤ 2^{1−n} Δ, e^Δ = 9',
    kind: 'exact',
    given: fc.tuple(fc.array(matricesOfNine, { minLength: 2, maxLength: 5 }), rays),
    show: ([matrices, start]) => `${matrices.map(showMatrix).join(' ')}; start (${show(start)})`,
    runs: 40,
    holds: ([matrices, start]) => inHilbert(matrices, backward, start),
  }),
  limitCheck,
]
