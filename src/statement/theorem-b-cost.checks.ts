import fc from 'fast-check'
import { fractions } from '../algebra/fields.js'
import { freeModule } from '../algebra/free-module.js'
import { derivative } from '../expansion/derivative.js'
import { increasingLabellings, type LabelledTree } from '../expansion/labelling.js'
import { secondOrderTerm, thirdOrderTerm } from '../expansion/low-orders.js'
import { treesOfOrder } from '../expansion/tree.js'
import { plan } from '../iterate/plan.js'
import { backward } from '../order/backward.js'
import { forward } from '../order/forward.js'
import type { Order } from '../order/order.js'
import { rational, rationals } from '../space/rational.js'
import { digits, upTo } from './counted.js'
import { ascending, type Field, jet, type System, showSystem, systems } from './fields.js'
import { all, either, equals, type Finding, stated } from './finding.js'
import { listed } from './given.js'
import { plane, sameVector, type Vector } from './planar.js'
import { property, single } from './property.js'
import type { Check } from './statement.js'
import { derivativesOf, jetCosts, productsOf, treesUpTo } from './theorem-b-cost.counts.js'

const Q = rationals

/** That all jets n ≤ N take as many evaluations as stated, planned, tallied and counted. */
export function take(costs: ReturnType<typeof jetCosts>, expected: number, what: string): Finding {
  const { planned, tally, evaluations, right } = costs
  return all([
    either(right, `${what}: a jet is not that of its word`),
    equals(Q, Q.of(evaluations), Q.of(expected), `${what}: evaluations`),
    equals(Q, Q.of(planned.applications), Q.of(expected), `${what}: planned`),
    equals(Q, Q.of(tally.applications), Q.of(expected), `${what}: tallied`),
  ])
}

/** The coefficients of h, h², h³ in T_1 … T_n as fields of the point. */
const coefficientsOf = (fields: readonly Field[]): readonly [Field, Field, Field] => {
  const first: Field = {
    name: 'ΣV_i',
    dimension: 2,
    apply: (on, x) => freeModule(on, 2).sum(fields.map(V => V.apply(on, x))),
  }
  const word = ascending(fields)
  return [first, secondOrderTerm(listed(fields), word), thirdOrderTerm(listed(fields), word)]
}

/** What a map more, T_{n+1} on the inside, adds to the coefficients of h² and h³. */
export type Append = (X: readonly [Field, Field, Field], V: Field, theta: Vector) => Vector[]

/** The append of the theorem: DX_1[V], and DX_2[V] + ½D²X_1[V, V]. */
export const byDerivatives: Append = ([first, second], V, theta) => {
  const v = V.apply(fractions, theta)
  return [
    derivative(fractions, first, theta, v),
    plane.axpy(
      rational(1, 2),
      derivative(fractions, first, theta, v, v),
      derivative(fractions, second, theta, v),
    ),
  ]
}

/** That an append takes the coefficients of T_1 … T_n to those of T_1 … T_{n+1}. */
export const appends =
  (append: Append) =>
  (system: System): Finding => {
    const { fields, start } = system
    const X = coefficientsOf(fields.slice(0, -1))
    const added = append(X, fields.at(-1)!, start)
    const next = jet(system, ascending(fields), 3)
    return all(
      added.map((change, i) => {
        const before = X[i + 1]!.apply(fractions, start)
        return sameVector(plane.add(before, change), next[i + 2]!, `X_${i + 2}`)
      }),
    )
  }

/** Labels of the nodes that are no leaves. */
const inner = ({ label, branches }: LabelledTree): number[] =>
  branches.length === 0 ? [] : [label, ...branches.flatMap(inner)]

export const checks: readonly Check[] = [
  property({
    name: 'all n ≤ N: N Taylor evaluations forward, N(N + 1)/2 backward',
    kind: 'exact',
    given: fc.tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 4 })),
    show: ([N, P]) => `N = ${N}, P = ${P}`,
    runs: 20,
    holds: ([N, P]) =>
      all([
        take(jetCosts(forward, N, P, 'incremental'), N, 'forward'),
        take(jetCosts(backward, N, P, 'replay'), (N * (N + 1)) / 2, 'backward'),
        take(jetCosts(backward, N, P, 'wavefront'), (N * (N + 1)) / 2, 'backward at once'),
      ]),
  }),
  single('an evaluation to order P: P(P + 1)/2 products a product', 'exact', () =>
    stated(
      all(
        upTo(10).map(P =>
          equals(Q, Q.of(productsOf(P)), rational(P * (P + 1), 2), `P = ${P}: products`),
        ),
      ),
      'x ↦ x² on jets, P = 1, …, 10',
    ),
  ),
  property({
    name: 'right-append: X_2 += DX_1[V], X_3 += DX_2[V] + ½D²X_1[V, V]',
    kind: 'exact',
    given: systems(2, 4),
    show: showSystem,
    runs: 25,
    holds: appends(byDerivatives),
  }),
  single('a new largest label is a leaf', 'exact', ({ quick }) => {
    const last = quick ? 4 : 5
    const labelled = upTo(last)
      .flatMap(treesOfOrder)
      .flatMap(t => [...increasingLabellings(t, 5)])
    const off = labelled.filter(l => inner(l).includes(5))
    const leaves = labelled.filter(l => l.label === 5).length
    return either(
      off.length === 0 && leaves === 1,
      `${digits(labelled.length)} labellings by 1, …, 5: label 5 off the leaves in ${off.length}`,
    )
  }),
  single('by trees: n derivatives for each of 1, 2, 4, 8, 17 trees', 'exact', () => {
    const found = [1, 2, 3, 4, 5].flatMap(P =>
      [1, 3, 6].map(n => {
        const expected = n * [1, 2, 4, 8, 17][P - 1]!
        return all([
          equals(Q, Q.of(derivativesOf(backward.word(n), P)), Q.of(expected), `n = ${n}, P = ${P}`),
          equals(Q, Q.of(n * treesUpTo(P)), Q.of(expected), `P = ${P}: trees`),
        ])
      }),
    )
    return stated(all(found), 'n = 1, 3, 6 and orders P = 1, …, 5')
  }),
  single('what the jets of all n ≤ N cost, drawn', 'exact', ({ quick }) => {
    const lengths = upTo(quick ? 9 : 11).map(j => 2 ** j)
    const cost = (order: Order) => lengths.map(N => [N, plan(order, upTo(N)).applications] as const)
    const [ahead, back] = [cost(forward), cost(backward)]
    const one = lengths.map(N => [N, plan(backward, [N]).applications] as const)
    const holds =
      [...ahead, ...one].every(([N, c]) => c === N) &&
      back.every(([N, c]) => c === (N * (N + 1)) / 2)
    return {
      holds,
      detail: `N = ${digits(lengths.at(-1)!)}: ${digits(ahead.at(-1)![1])} forward, ${digits(back.at(-1)![1])} backward`,
      figures: [
        {
          id: 'thm-b-cost',
          title: 'Taylor evaluations for the series of all n up to N',
          caption:
            'Series cost as many evaluations as iterates do, whatever their order. The backward ones do not continue each other: the newest map is innermost.',
          x: { label: 'N', scale: 'log' },
          y: { label: 'Taylor evaluations', scale: 'log' },
          series: [
            { name: 'forward', mark: 'line', points: ahead },
            { name: 'backward', mark: 'line', points: back },
            { name: 'one n = N, either way', mark: 'dots', points: one },
          ],
        },
      ],
    }
  }),
]
