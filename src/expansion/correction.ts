import type { Algebra } from '../algebra/algebra.js'
import { innerProduct } from '../algebra/algebra.js'
import { freeModule } from '../algebra/free-module.js'
import { wholeNumber } from '../order/order.js'
import type { MapSequence } from '../random/random-map.js'
import type { VectorSpace } from '../space/vector-space.js'
import { derivative, jacobian } from './derivative.js'
import { hessianSum, type SecondOrderOracle } from './hessian-sum.js'
import type { VectorField } from './vector-field.js'

/**
 * C_n = Σ_{1≤i<j≤n} [∇L_i, ∇L_j](θ_0) for one n, as Σ_i ∇²L_i (S_{>i} − S_{<i}) with S_{>i}, S_{<i}
 * the sums of the gradients after and before i. At the cost of `hessianSum`, on any carrier, and with its errors.
 * Source: Dherin et al. 2025, Definition C.3 (7), summed by parts.
 */
export function backwardCorrection<V, S>(
  space: VectorSpace<V, S>,
  oracle: SecondOrderOracle<V>,
  n: number,
  theta: V,
): V {
  const { one, zero, sub } = space.field
  return hessianSum(space, oracle, n, theta, { before: sub(zero, one), after: one })
}

/**
 * θ̃_n = Y_n + h²·C_n, the approximate backward iterate from the forward one: X_n + O(h³) for fixed
 * n as h → 0. Source: Dherin et al. 2025, Definition C.3 (7), (8).
 */
export const approximateBackward = <V, S>(
  space: VectorSpace<V, S>,
  forwardIterate: V,
  h: S,
  correction: V,
): V => space.axpy(space.field.mul(h, h), correction, forwardIterate)

/**
 * C_1, …, C_N by the recursion of Corollary C.4: for n ≥ 2, g_n = g_{n−1} + ∇L_{n−1}(θ_0),
 * H_n = H_{n−1} + ∇²L_{n−1}(θ_0) and C_n = C_{n−1} + H_n·∇L_n(θ_0) − ∇²L_n(θ_0)·g_n, from
 * g_1 = 0, H_1 = 0, C_1 = 0. (As printed it starts from n = 1, where there is no L_0.) It keeps the
 * p × p matrix H_n.
 * Fields V_i = −∇L_i give the same as ∇L_i: the bracket does not see the sign.
 * Throws RangeError unless N is an integer ≥ 1 and θ of the dimension of the gradients.
 * Source: Dherin et al. 2025, Corollary C.4.
 */
export function backwardCorrectionRecursion<S>(
  on: Algebra<S, S>,
  gradients: MapSequence<VectorField<S>>,
  N: number,
  theta: readonly S[],
): readonly (readonly S[])[] {
  wholeNumber(N, 1, 'N')
  const vectors = freeModule(on, theta.length)
  let g = vectors.zero
  let H: readonly (readonly S[])[] = theta.map(() => vectors.zero)
  const corrections = [vectors.zero]
  for (let n = 2; n <= N; n++) {
    const before = gradients.at(n - 1)
    g = vectors.add(g, derivative(on, before, theta))
    H = jacobian(on, before, theta).map((row, i) => vectors.add(H[i]!, row))
    const last = gradients.at(n)
    const gradient = derivative(on, last, theta)
    const change = vectors.sub(
      H.map(row => innerProduct(on, row, gradient)),
      derivative(on, last, theta, g),
    )
    corrections.push(vectors.add(corrections.at(-1)!, change))
  }
  return corrections
}

/**
 * Vector fields in coordinates as an oracle: Hessian-vector products by dual numbers. It throws
 * RangeError for points of another dimension.
 */
export function oracleOf<S>(
  on: Algebra<S, S>,
  gradients: MapSequence<VectorField<S>>,
): SecondOrderOracle<readonly S[]> {
  return {
    gradient: (i, theta) => derivative(on, gradients.at(i), theta),
    hessianVector: (i, theta, v) => derivative(on, gradients.at(i), theta, v),
  }
}
