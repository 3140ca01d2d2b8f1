import { fractions } from '../algebra/fields.js'
import type { Jet } from '../expansion/jets.js'
import { allOrders } from '../expansion/order-average.js'
import { eulerStep } from '../expansion/vector-field.js'
import { iterates } from '../iterate/iterate.js'
import { type Rational, rational } from '../space/rational.js'
import { jet, type System } from './fields.js'
import { listed } from './given.js'
import { plane, type Vector } from './planar.js'

/** The mean of vectors. */
export const meanOf = (vectors: readonly Vector[]): Vector =>
  plane.scale(rational(1, vectors.length), vectors.reduce(plane.add))

/** The coefficients of 1, h′, …, h′^order in T_perm θ, T_i = id + h′V_i. */
export function permutedJet(system: System, order: number): Jet<Vector> {
  const c = system.fields.length
  const jets = allOrders(c).parts.map(part => jet(system, part.word(c), order))
  return jets[0]!.map((_, q) => meanOf(jets.map(each => each[q]!)))
}

/** T_perm θ at a number h′, by the compositor. */
export function permutedAt({ fields, start }: System, step: Rational): Vector {
  const maps = listed(fields.map(V => eulerStep(fractions, V, step)))
  const c = fields.length
  const [last] = iterates(maps, allOrders(c), start, { at: [c], vectors: plane })
  return last!.point
}
