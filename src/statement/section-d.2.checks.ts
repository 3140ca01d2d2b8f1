import fc from 'fast-check'
import { type Algebra, innerProduct } from '../algebra/algebra.js'
import { fractions } from '../algebra/fields.js'
import { freeModule } from '../algebra/free-module.js'
import { derivative, jacobian } from '../expansion/derivative.js'
import { jetAt } from '../expansion/jets.js'
import { increasingLabellings, type LabelledTree } from '../expansion/labelling.js'
import {
  orderAverageLoss,
  orderAverageSecondTerm,
  orderAverageThirdTerm,
} from '../expansion/order-average.js'
import { treeFactorial, treesOfOrder } from '../expansion/tree.js'
import { type Rational, rational, rationals } from '../space/rational.js'
import { upTo } from './counted.js'
import {
  ascending,
  type Field,
  gradientSteps,
  type Losses,
  lossSystems,
  products,
  type System,
  sameJet,
  showLosses,
  showSystem,
  systems,
} from './fields.js'
import { all, either, equals, type Finding, stated } from './finding.js'
import { rationalUpTo } from './given.js'
import { plane, sameVector, type Vector } from './planar.js'
import { property, single } from './property.js'
import { permutedAt, permutedJet } from './section-d.2.averages.js'
import type { Check } from './statement.js'

const Q = rationals

/** ½ Σ_{i≠j} V_i′V_j at θ. */
export const halfSum = (system: System): Vector =>
  plane.scale(
    rational(1, 2),
    products(system, ascending(system.fields), (i, j) => i !== j),
  )

/** V_1 + … + V_c at θ. */
export const total = ({ fields, start }: System): Vector =>
  fields.map(V => V.apply(fractions, start)).reduce(plane.add)

/** ∇f at θ, by dual numbers. */
const gradientAt = (f: <T>(on: Algebra<Rational, T>, x: readonly T[]) => T, theta: Vector) =>
  theta.map((_, i) => {
    const unit = theta.map((_, j) => rational(i === j ? 1 : 0))
    const field: Field = { name: 'f', dimension: 2, apply: (on, x) => [f(on, x)] }
    return derivative(fractions, field, theta, unit)[0]!
  })

/** ¼(|Σ g_i|² − Σ|g_i|²), g_i = ∇L_i. */
const potential =
  (losses: Losses['losses']) =>
  <T>(on: Algebra<Rational, T>, x: readonly T[]): T => {
    const g = losses.map(({ gradient }) => gradient.apply(on, x))
    const sum = freeModule(on, 2).sum(g)
    const own = g.map(v => innerProduct(on, v, v)).reduce(on.add)
    return on.scale(rational(1, 4), on.sub(innerProduct(on, sum, sum), own))
  }

/** Whether the Jacobian of a field at θ is symmetric, as that of a gradient is. */
export function curlFree(field: Field, theta: Vector): Finding {
  const J = jacobian(fractions, field, theta)
  return equals(Q, J[0]![1]!, J[1]![0]!, '∂_2 of the first coordinate')
}

/** Whether no label of a labelled tree comes twice. */
function distinct(tree: LabelledTree): boolean {
  const labels = (t: LabelledTree): number[] => [t.label, ...t.branches.flatMap(labels)]
  return new Set(labels(tree)).size === labels(tree).length
}

export const checks: readonly Check[] = [
  property({
    name: 'T_perm = θ + h′ΣV_i + ½h′² Σ_{i≠j} V_i′V_j + O(h′³)',
    kind: 'exact',
    given: systems(1, 4),
    show: showSystem,
    runs: 40,
    holds: system =>
      sameJet(permutedJet(system, 2), [system.start, total(system), halfSum(system)]),
  }),
  property({
    name: 'T_perm at h′ = p/q, c ≤ 3, as the average of the iterates',
    kind: 'exact',
    given: fc.tuple(systems(1, 3, 2), rationalUpTo(3)),
    show: ([system, step]) => `h′ = ${step.toFraction()}; ${showSystem(system)}`,
    runs: 30,
    holds: ([system, step]) =>
      sameVector(permutedAt(system, step), jetAt(plane, permutedJet(system, 7), step), 'T_perm'),
  }),
  property({
    name: '½ Σ_{i≠j} H_i∇L_j = ¼∇(|Σ∇L_i|² − Σ|∇L_i|²): a gradient',
    kind: 'exact',
    given: lossSystems(1, 4, 4),
    show: showLosses,
    runs: 40,
    holds(given) {
      const system = gradientSteps(given)
      return all([
        sameVector(halfSum(system), gradientAt(potential(given.losses), given.start), 'term'),
        curlFree(orderAverageSecondTerm(system.fields), given.start),
      ])
    },
  }),
  property({
    name: 'T_perm is a step on L_B − h/4·|∇L_B|² + h/(4c²)·Σ|∇L_i|² + O(h³)',
    kind: 'exact',
    given: fc.tuple(lossSystems(1, 3), rationalUpTo(3)),
    show: ([given, h]) => `h = ${h.toFraction()}; ${showLosses(given)}`,
    runs: 30,
    holds([given, h]) {
      const system = gradientSteps(given)
      const small = h.div(given.losses.length)
      const loss = orderAverageLoss(given.losses, h)
      const slope = gradientAt(loss.value, given.start)
      const step = plane.axpy(h.neg(), slope, given.start)
      const zero = plane.zero()
      const rest = [zero, zero, zero, ...permutedJet(system, 7).slice(3)]
      return all([
        sameVector(loss.gradient.apply(fractions, given.start), slope, 'its gradient'),
        sameVector(
          plane.sub(permutedAt(system, small), step),
          jetAt(plane, rest, small),
          'T_perm − step',
        ),
      ])
    },
  }),
  property({
    name: 'h′³: ⅙ΣV_u′V_v′V_w + ⅙ΣV_u″(V_v, V_w) + ¼Σ_{u≠v}V_u″(V_v, V_v)',
    kind: 'exact',
    given: systems(1, 4),
    show: showSystem,
    runs: 25,
    holds: system =>
      sameVector(
        permutedJet(system, 3)[3]!,
        orderAverageThirdTerm(system.fields).apply(fractions, system.start),
        'coefficient of h′³',
      ),
  }),
  single('of all orders of |t| labels, 1 in t! increases along t', 'exact', ({ quick }) => {
    const last = quick ? 5 : 6
    const factorial = (n: number): number => (n === 0 ? 1 : n * factorial(n - 1))
    const trees = upTo(last).flatMap(treesOfOrder)
    const found = trees.map(t => {
      const labellings = [...increasingLabellings(t, t.order)].filter(distinct).length
      const expected = rational(factorial(t.order), treeFactorial(t))
      return equals(Q, Q.of(labellings), expected, `${t.name}: labellings`)
    })
    return stated(
      all([...found, either(trees.length === (quick ? 17 : 37), `${trees.length} trees`)]),
      `${trees.length} trees t of up to ${last} nodes: |t|!/t! labellings`,
    )
  }),
]
