import { forward } from '../order/forward.js'
import type { VectorSpace } from '../space/vector-space.js'
import { hessianSum, type SecondOrderOracle } from './hessian-sum.js'
import { secondOrderTerm, thirdOrderTerm } from './low-orders.js'
import type { VectorField } from './vector-field.js'

/**
 * T_small = T_c … T_1, T_i = id + h′V_i: c steps on the small batches that one large batch is cut
 * into. It is the forward iterate at n = c. Its coefficient of h′² is Σ_{i>j} V_i′V_j, the batch
 * that is applied later being differentiated (printed with i < j).
 * Throws RangeError without fields, as `smallBatchThirdTerm` does.
 * Source: Dherin et al. 2025, D.1.
 */
export const smallBatchSecondTerm = <S>(fields: readonly VectorField<S>[]): VectorField<S> =>
  secondOrderTerm({ at: i => fields[i - 1]! }, forward.word(fields.length))

/**
 * λ Σ_{i>j} ∇²L_i ∇L_j at θ over c batch losses: for λ = h′² what c steps of size h′, in the order
 * 1, …, c, add to one step on all batches. At the cost of `hessianSum`, on any carrier.
 * Source: Dherin et al. 2025, D.1, with the order of its indices put right.
 */
export const smallBatchRegulariser = <V, S>(
  space: VectorSpace<V, S>,
  oracle: SecondOrderOracle<V>,
  c: number,
  theta: V,
  lambda: S,
): V => hessianSum(space, oracle, c, theta, { before: lambda, after: space.field.zero })

/** The coefficient of h′³ in T_small: Σ_{i>j>k} V_i′V_j′V_k + ½ Σ_i V_i″(S_{<i}, S_{<i}). */
export const smallBatchThirdTerm = <S>(fields: readonly VectorField<S>[]): VectorField<S> =>
  thirdOrderTerm({ at: i => fields[i - 1]! }, forward.word(fields.length))
