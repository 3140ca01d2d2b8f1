import fc from 'fast-check'
import { iterates } from '../iterate/iterate.js'
import { expectation } from '../law/finite-law.js'
import { denseAffine } from '../map/dense-affine.js'
import { backward } from '../order/backward.js'
import { coordinates } from '../space/coordinates.js'
import { type Rational, rational, rationals } from '../space/rational.js'
import { real } from '../space/real.js'
import { unitRoundoff } from '../space/roundoff.js'
import { power } from './bounds.js'
import { upTo } from './counted.js'
import { binomial, collected, diagonalLaw, normOf, scarcest, steps, zeros } from './d1.axes.js'
import { type Matrix, normAgainst1 } from './d1.definite.js'
import { all, atMost, either, equals, stated } from './finding.js'
import { listed } from './given.js'
import { property, single } from './property.js'
import type { Check } from './statement.js'

const Q = rationals
const one = rational(1)
/** 0 < h < 2, h ≠ 1. */
const relaxations = fc
  .integer({ min: 1, max: 11 })
  .filter(n => n !== 6)
  .map(n => rational(n, 6))

export const kaczmarzChecks: readonly Check[] = [
  single('axes: P(‖A_1 … A_n‖ < 1) = P(every axis was drawn)', 'exact', ({ quick }) => {
    const h = rational(1, 2)
    const found = [2, 3, 4].flatMap(d =>
      upTo(quick ? 6 : 9).map(n => {
        const below = expectation(diagonalLaw(h, d, n), v =>
          rational(normOf(v).compare(one) < 0 ? 1 : 0),
        )
        return equals(Q, below, collected(d, n), `d = ${d}, n = ${n}`)
      }),
    )
    return stated(
      all(found),
      'd = 2, 3, 4: the norm is 1 until every axis is drawn; coupon collector',
    )
  }),
  property({
    name: 'axes: E|A_1 … A_n v|² = (1 − h(2 − h)/d)^n |v|²',
    kind: 'exact',
    given: fc.record({ h: relaxations, d: fc.integer({ min: 1, max: 4 }), n: fc.nat(5) }),
    show: ({ h, d, n }) => `h = ${h.toFraction()}, d = ${d}, n = ${n}`,
    runs: 30,
    holds({ h, d, n }) {
      const mean = expectation(diagonalLaw(h, d, n), v =>
        v.reduce((s, x) => s.add(x.mul(x)), rational(0)),
      )
      const rate = one.sub(h.mul(rational(2).sub(h)).div(d))
      return equals(Q, mean, power(Q, rate, n).mul(d), 'E|A_1…A_n v|², v = (1, …, 1)')
    },
  }),
  single(
    'd = 2: E log‖A_1 … A_2m‖/2m = log|1−h|(1/2 − C(2m, m)/2^{2m+1})',
    'exact',
    ({ quick }) => {
      const h = rational(1, 3)
      const found = upTo(quick ? 6 : 12).map(m => {
        const count = expectation(diagonalLaw(h, 2, 2 * m), v => rational(scarcest(normOf(v), h)))
        const central = binomial(2 * m, m).div(power(Q, rational(2), 2 * m + 1))
        return equals(Q, count.div(2 * m), rational(1, 2).sub(central), `m = ${m}`)
      })
      return stated(all(found), 'E of the scarcer count over 2m, which increases to 1/d = 1/2')
    },
  ),
  single('d = 4, h = 1/2: γ = (1/d) log|1 − h| = −.173286795140', 'numerical', () => {
    const gamma = Math.log(1 / 2) / 4
    // The value is given to 12 places; a logarithm and a quotient round by 2u.
    return atMost(
      real,
      Math.abs(gamma + 0.17328679514),
      5e-13 + 2 * unitRoundoff,
      '|γ + .173286795140|',
    )
  }),
  single('along (3/5, 4/5) and (−4/5, 3/5): both drawn, and only then ‖P‖ < 1', 'exact', () => {
    const plane = coordinates(Q, 2)
    const directions = [
      [3, 4],
      [-4, 3],
    ].map(v => v.map(x => rational(x, 5)))
    const maps = directions.map(u => {
      const rows = u.map((ui, i) =>
        u.map((uj, j) => rational(i === j ? 1 : 0).sub(ui.mul(uj).div(3))),
      )
      return denseAffine(plane, rows, plane.zero())
    })
    const found = [
      [0, 0, 0],
      [1, 1],
      [0, 1],
      [1, 0, 0],
      [0, 0, 1, 1],
    ].map(word => {
      const drawn = listed(word.map(k => maps[k]!))
      const columns = [
        [1, 0],
        [0, 1],
      ].map(v => {
        const start = v.map(x => rational(x))
        const [last] = [...iterates(drawn, backward, start, { at: [word.length] })]
        return last!.point
      })
      const P: Matrix<Rational> = [0, 1].map(i => columns.map(column => column[i]!))
      const both = new Set(word).size === 2
      return either(normAgainst1(Q, P).below === both, `drawn ${word.map(k => k + 1)}`)
    })
    return stated(all(found), 'h = 1/3; 111, 22, 12, 211, 1122')
  }),
  property({
    name: 'd(X_n, X_m) ≤ |1 − h|^{min N_k(n)} D, D = max |y_k − x_k|, 0 < h < 1',
    kind: 'exact',
    given: fc.record({
      h: fc.integer({ min: 1, max: 5 }).map(n => rational(n, 6)),
      labels: fc.array(fc.integer({ min: -3, max: 3 }), { minLength: 3, maxLength: 3 }),
      draws: fc.array(fc.nat(2), { minLength: 1, maxLength: 20 }),
    }),
    show: ({ h, labels, draws }) => `h = ${h.toFraction()}, y = ${labels}, axes ${draws}`,
    holds({ h, labels, draws }) {
      const y = labels.map(label => rational(label))
      const maps = listed(draws.map(k => steps(h, y)[k]!.point))
      const at = [0, ...upTo(draws.length)]
      const path = Array.from(iterates(maps, backward, zeros(3), { at }), ({ point }) => point)
      const D = normOf(y)
      const last = path[draws.length]!
      return all(
        path.map((point, n) => {
          const counts = [0, 1, 2].map(k => draws.slice(0, n).filter(i => i === k).length)
          const bound = power(Q, one.sub(h), Math.min(...counts)).mul(D)
          const gap = normOf(point.map((x, i) => x.sub(last[i]!)))
          return atMost(Q, gap, bound, `n = ${n}: ℓ∞ distance`)
        }),
      )
    },
  }),
]

export const kaczmarzControls: readonly Check[] = [
  single('h = 2, |1 − h| = 1: ‖A_1 … A_8‖ < 1 with positive probability', 'exact', () => {
    const below = expectation(diagonalLaw(rational(2), 2, 8), v =>
      rational(normOf(v).compare(one) < 0 ? 1 : 0),
    )
    return either(below.compare(0) > 0, `d = 2: P = ${below.toFraction()}`)
  }),
  single('a common k: ‖A_1 … A_n‖ ≤ (1 − h)^{n/d} for d = 2, h = 1/2', 'exact', () => {
    const worst = diagonalLaw(rational(1, 2), 2, 6)
      .atoms.map(({ point }) => normOf(point))
      .reduce((a, b) => (a.compare(b) > 0 ? a : b))
    return atMost(Q, worst, rational(1, 8), 'the largest ‖A_1 … A_6‖')
  }),
]
