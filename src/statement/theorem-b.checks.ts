import fc from 'fast-check'
import { jetAt } from '../expansion/jets.js'
import { polynomialField } from '../expansion/polynomial.js'
import { treeFactorial, treeSymmetry, treesOfOrder } from '../expansion/tree.js'
import { reversed } from '../order/word.js'
import { type Rational, rational, rationals } from '../space/rational.js'
import { power } from './bounds.js'
import { upTo } from './counted.js'
import {
  along,
  ascending,
  jet,
  pointAt,
  type System,
  sameJet,
  showAlong,
  showSystem,
  systems,
} from './fields.js'
import type { Series } from './figure.js'
import { all, either, equals, stated } from './finding.js'
import { rationalUpTo } from './given.js'
import { plane, sameVector } from './planar.js'
import { property, single } from './property.js'
import type { Check } from './statement.js'
import { byLabellings, byTrees } from './theorem-b.sums.js'

const Q = rationals

const term = (coefficient: Rational, ...powers: number[]) => ({ coefficient, powers })
const [one, half] = [rational(1), rational(1, 2)]

/** Three quadratic fields at (1, 1/2). */
const example: System = {
  fields: [
    polynomialField([[term(one, 0, 1)], [term(one.neg(), 1, 0), term(half, 2, 0)]]),
    polynomialField([[term(half, 1, 1)], [term(one, 0, 0), term(half.neg(), 0, 2)]]),
    polynomialField([[term(one.neg(), 1, 0), term(one, 0, 2)], [term(half, 1, 0)]]),
  ],
  start: [one, half],
}

/** max_k |x_k|. */
const size = (x: readonly Rational[]) => Math.max(...x.map(xi => Math.abs(Q.toNumber(xi))))

export const checks: readonly Check[] = [
  property({
    name: 'cubic fields, both directions: tree sums are the jets, orders 0 … 6',
    kind: 'exact',
    given: systems(1, 4, 3, 10),
    show: showSystem,
    runs: 12,
    holds(system) {
      const word = ascending(system.fields)
      return all([word, reversed(word)].map(w => sameJet(byTrees(system, w, 6), jet(system, w, 6))))
    },
  }),
  property({
    name: 'any word, indices repeated or not: the same',
    kind: 'exact',
    given: along(systems(1, 3), { maxLength: 6, most: 3 }),
    show: showAlong,
    runs: 12,
    holds: given => sameJet(byTrees(given, given.word, 6), jet(given, given.word, 6)),
  }),
  property({
    name: 'labelling by labelling, as stated: orders 0 … 4',
    kind: 'exact',
    given: along(systems(1, 3), { maxLength: 4, most: 3 }),
    show: showAlong,
    runs: 12,
    holds: given => sameJet(byLabellings(given, given.word, 4), jet(given, given.word, 4)),
  }),
  property({
    name: 'three quadratic fields: the tree sums to order 7 are T_w θ at h = p/q',
    kind: 'exact',
    given: fc.tuple(along(systems(1, 3, 2), { maxLength: 3, most: 3 }), rationalUpTo(3)),
    show: ([given, h]) => `h = ${h.toFraction()}; ${showAlong(given)}`,
    runs: 12,
    holds: ([given, h]) =>
      sameVector(
        jetAt(plane, byTrees(given, given.word, 7), h),
        pointAt(given, given.word, h),
        'tree sums',
      ),
  }),
  single('rooted trees: 1, 1, 2, 4, 9, 20, 48, and Σ p!/(σ(t) t!) = (p − 1)!', 'exact', () => {
    const factorial = (n: number): number => (n === 0 ? 1 : n * factorial(n - 1))
    const orders = upTo(7).map(treesOfOrder)
    const grown = orders.map((trees, i) => {
      const p = i + 1
      const sum = trees
        .map(t => rational(factorial(p), treeSymmetry(t) * treeFactorial(t)))
        .reduce(Q.add)
      return equals(Q, sum, Q.of(factorial(p - 1)), `p = ${p}`)
    })
    const counts = orders.map(trees => trees.length).join(', ')
    return stated(all([either(counts === '1, 1, 2, 4, 9, 20, 48', counts), ...grown]), counts)
  }),
  single('what is left after order p shrinks like h^{p+1}, drawn', 'exact', ({ quick }) => {
    const series = byTrees(example, ascending(example.fields), 7)
    const steps = upTo(quick ? 6 : 10).map(k => power(Q, half, k))
    const rows = upTo(5).map(p => ({
      p,
      rests: steps.map(h => {
        const rest = plane.sub(
          pointAt(example, ascending(example.fields), h),
          jetAt(plane, series.slice(0, p + 1), h),
        )
        // What is left is the rest of the polynomial, h^{p+1} times what tends to its coefficient.
        const tail = series.map((x, q) => (q <= p ? plane.zero() : x))
        return { h, rest, found: sameVector(rest, jetAt(plane, tail, h), `p = ${p}`) }
      }),
    }))
    const lines = rows.map(
      ({ p, rests }): Series => ({
        name: `to order ${p}`,
        mark: 'line',
        points: rests.map(({ h, rest }) => [Q.toNumber(h), size(rest)] as const),
      }),
    )
    const { holds, because } = stated(
      all(rows.flatMap(({ rests }) => rests.map(({ found }) => found))),
      `three quadratic fields, h = 1/2, …, 2^−${steps.length}: Σ_{q>p} of the tree sums, p = 1, …, 5`,
    )
    return {
      holds,
      detail: because,
      figures: [
        {
          id: 'thm-b-remainders',
          title: 'A backward iterate less its tree sums',
          caption:
            'X_3 for three quadratic fields, less its series to order p: each order gains one power of h, where nh is small.',
          x: { label: 'h', scale: 'log' },
          y: { label: 'what is left', scale: 'log' },
          series: lines,
        },
      ],
    }
  }),
]
