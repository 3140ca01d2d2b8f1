import fc from 'fast-check'
import { increasingLabellings } from '../expansion/labelling.js'
import { type RootedTree, treeFactorial, treesOfOrder } from '../expansion/tree.js'
import { wordOf } from '../order/word.js'
import { type Rational, rational, rationals } from '../space/rational.js'
import { upTo } from './counted.js'
import { jet, type System, sameJet, showSystem, systems } from './fields.js'
import type { Series } from './figure.js'
import { all, atMost, equals, type Finding, stated } from './finding.js'
import { property, single } from './property.js'
import type { Check } from './statement.js'
import { bush, chain, flows, omega, seriesOf } from './theorem-b-flow.trees.js'

const Q = rationals

/** One field, its n-th power, and a point. */
export const powers = fc.tuple(systems(1, 1, 3, 8), fc.integer({ min: 0, max: 6 }))

export const showPower = ([system, n]: readonly [System, number]): string =>
  `n = ${n}; ${showSystem(system)}`

/** That T^n θ = Σ weight(t, n)/σ(t)·h^{|t|} F(t)(θ), to an order. */
export const powersAre =
  (weight: (tree: RootedTree, n: number) => Rational, order: number) =>
  ([system, n]: readonly [System, number]): Finding =>
    sameJet(
      jet(system, wordOf(upTo(n).map(() => 1)), order),
      seriesOf(system.fields[0]!, system.start, order, t => weight(t, n)),
    )

/** Ω(t, n)·t!/n^{|t|}. */
const density = (tree: RootedTree, n: number): Rational =>
  omega(tree, n)
    .mul(treeFactorial(tree))
    .div(rational(BigInt(n) ** BigInt(tree.order)))

/**
 * 1 − (|t| − 1)t!/n ≤ Ω(t, n)t!/n^{|t|} ≤ 1. Proof: points of [0, n]^t that increase along t have
 * volume n^{|t|}/t!. The unit cubes of the increasing labellings lie in that set, and what they
 * leave out has the two ends of an edge in one unit interval: at most n^{|t|−1} for each edge.
 */
const nearOne = (tree: RootedTree, n: number): Finding => {
  const lost = rational((tree.order - 1) * treeFactorial(tree), n)
  const value = density(tree, n)
  return all([
    atMost(Q, value, rational(1), `${tree.name}, n = ${n}: Ωt!/n^|t|`),
    atMost(Q, rational(1).sub(value), lost, `${tree.name}, n = ${n}: 1 − Ωt!/n^|t|`),
  ])
}

export const checks: readonly Check[] = [
  property({
    name: 'T^n θ = Σ Ω(t, n)/σ(t)·h^{|t|} F(t)(θ), orders 0 … 5',
    kind: 'exact',
    given: powers,
    show: showPower,
    runs: 15,
    holds: powersAre(omega, 5),
  }),
  single('Ω: binomials for chains, power sums for bushes, labellings for all', 'exact', () => {
    const binomial = (n: number, k: number) =>
      upTo(k).reduce((product, i) => product.mul(n - i + 1).div(i), rational(1))
    const found = [1, 2, 3, 4, 5].flatMap(p =>
      [0, 1, 5, 10, 50].flatMap(n => [
        equals(Q, omega(chain(p), n), binomial(n, p), `chain of ${p}, n = ${n}`),
        equals(
          Q,
          omega(bush(p), n),
          upTo(n).reduce((sum, j) => sum.add(rational(BigInt(j - 1) ** BigInt(p))), rational(0)),
          `${p} leaves, n = ${n}`,
        ),
      ]),
    )
    const counted = upTo(5)
      .flatMap(treesOfOrder)
      .flatMap(t =>
        [1, 3, 5].map(n => {
          const labellings = [...increasingLabellings(t, n)].length
          return equals(Q, omega(t, n), Q.of(labellings), `${t.name}, n = ${n}`)
        }),
      )
    return stated(all([...found, ...counted]), 'chains and bushes for n ≤ 50, 17 trees for n ≤ 5')
  }),
  single('1 − (|t| − 1)t!/n ≤ Ω(t, n)t!/n^{|t|} ≤ 1', 'exact', ({ quick }) => {
    const trees = upTo(quick ? 5 : 6).flatMap(treesOfOrder)
    const lengths = [6, 20, 60, 200, 600].slice(0, quick ? 4 : 5)
    const drawn = [chain(2), bush(2), chain(3), bush(4), chain(5)]
    const series = drawn.map(
      (tree): Series => ({
        name: tree.name,
        mark: 'line',
        points: lengths.map(n => [n, Q.toNumber(density(tree, n))] as const),
      }),
    )
    const {
      holds,
      because,
      margin = 0,
    } = stated(
      all(trees.flatMap(tree => lengths.map(n => nearOne(tree, n)))),
      `${trees.length} trees, n = 6, …, ${lengths.at(-1)}`,
    )
    return {
      holds,
      margin,
      detail: because,
      figures: [
        {
          id: 'thm-b-flow-density',
          title: 'From n small steps to the flow',
          caption:
            'Increasing labellings of a tree by 1, …, n over n^{|t|}/t!, their number in the limit: what T^n with h = s/n has of each term of the flow for time s.',
          x: { label: 'n', scale: 'log' },
          y: { label: 'Ω(t, n)t!/n^{|t|}' },
          series,
        },
      ],
    }
  }),
  single('Σ F(t)/(σ(t) t!): e^s, 1/(1 − s), tan s, to order 7', 'exact', () => {
    const found = flows.map(({ name, V, start, solution }) => {
      const series = seriesOf(V, [start], 7, t => rational(1, treeFactorial(t)))
      return all(series.map(([c], q) => equals(Q, c!, solution[q]!, `${name}: s^${q}`)))
    })
    return stated(all(found), flows.map(({ name }) => name).join('; '))
  }),
]
