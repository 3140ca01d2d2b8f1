import { fractions } from '../algebra/fields.js'
import { derivative } from '../expansion/derivative.js'
import { secondOrderTerm } from '../expansion/low-orders.js'
import { orderAverageThirdTerm } from '../expansion/order-average.js'
import { wordOf } from '../order/word.js'
import { rational } from '../space/rational.js'
import {
  ascending,
  gradientSteps,
  jet,
  lossSystems,
  type System,
  showLosses,
  showSystem,
  systems,
} from './fields.js'
import { listed } from './given.js'
import { plane, sameVector, type Vector } from './planar.js'
import { property } from './property.js'
import { permutations } from './section-5-order.words.js'
import { meanOf, permutedJet } from './section-d.2.averages.js'
import { curlFree, halfSum, total } from './section-d.2.checks.js'
import type { Check } from './statement.js'

/** Σ_{u≠v} V_u″(V_v, V_v) at θ. */
function twins({ fields, start }: System): Vector {
  const values = fields.map(V => V.apply(fractions, start))
  return fields
    .flatMap((V, u) =>
      values.map((v, i) => (i === u ? plane.zero() : derivative(fractions, V, start, v, v))),
    )
    .reduce(plane.add)
}

export const controls: readonly Check[] = [
  property({
    name: 'the term of a single order, Σ_{i<j} H_i∇L_j, is a gradient',
    kind: 'exact',
    given: lossSystems(2, 3),
    show: showLosses,
    holds(given) {
      const { fields, start } = gradientSteps(given)
      return curlFree(secondOrderTerm(listed(fields), ascending(fields)), start)
    },
  }),
  property({
    name: 'a single order has the term of the mean over all',
    kind: 'exact',
    given: systems(1, 3),
    show: showSystem,
    holds: system =>
      sameVector(
        jet(system, ascending(system.fields), 2)[2]!,
        halfSum(system),
        'coefficient of h′²',
      ),
  }),
  property({
    name: 'as printed, σ(n) last, read at n = c − 1: first order h′ΣV_i',
    kind: 'exact',
    given: systems(2, 3),
    show: showSystem,
    holds(system) {
      const c = system.fields.length
      const words = permutations(c).map(indices => wordOf(indices.slice(0, c - 1)))
      const found = meanOf(words.map(word => jet(system, word, 1)[1]!))
      return sameVector(found, total(system), 'coefficient of h′')
    },
  }),
  property({
    name: 'order 3 by different labels alone, without V_u″(V_v, V_v)',
    kind: 'exact',
    given: systems(1, 3),
    show: showSystem,
    holds(system) {
      const third = orderAverageThirdTerm(system.fields).apply(fractions, system.start)
      const without = plane.axpy(rational(-1, 4), twins(system), third)
      return sameVector(permutedJet(system, 3)[3]!, without, 'coefficient of h′³')
    },
  }),
]
