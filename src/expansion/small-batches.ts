import { forward } from '../order/forward.js'
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

/** The coefficient of h′³ in T_small: Σ_{i>j>k} V_i′V_j′V_k + ½ Σ_i V_i″(S_{<i}, S_{<i}). */
export const smallBatchThirdTerm = <S>(fields: readonly VectorField<S>[]): VectorField<S> =>
  thirdOrderTerm({ at: i => fields[i - 1]! }, forward.word(fields.length))
