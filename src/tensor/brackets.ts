import * as tf from '@tensorflow/tfjs'
import { backwardCorrection } from '../expansion/correction.js'
import type { VectorSpace } from '../space/vector-space.js'
import { differencedHessianVector } from './hessian-vector.js'
import { own } from './lifted.js'
import type { TensorTree } from './tensor-tree.js'

/** The correction of a forward iterate of a network, and what the differences in it may be off. */
export interface NetworkCorrection {
  readonly correction: TensorTree
  /** The sum of the error estimates of its Hessian-vector products. */
  readonly error: number
}

/**
 * C_n = Σ_{i<j≤n} [∇L_i, ∇L_j](θ_0) for the batch losses of a network: n Hessian-vector products by
 * differences and a few copies of the parameters, whatever n is. Y_n + h²C_n is X_n + O(h³).
 * @param gradient (i, θ) ↦ ∇L_i(θ), a new tree at each call
 * Source: Dherin et al. 2025, Definition C.3.
 */
export function networkCorrection(
  space: VectorSpace<TensorTree>,
  gradient: (i: number, theta: TensorTree) => TensorTree,
  n: number,
  theta: TensorTree,
): NetworkCorrection {
  let error = 0
  const oracle = {
    gradient: (i: number, at: TensorTree) => own(at, () => gradient(i, at)),
    hessianVector: (i: number, at: TensorTree, v: TensorTree) =>
      own([at, v], () => {
        const found = differencedHessianVector(space, p => gradient(i, p), at, v)
        error += found.error
        return found.product
      }),
  }
  const release = (tree: TensorTree) => tf.dispose(Object.values(tree))
  return { correction: backwardCorrection(space, oracle, n, theta, release), error }
}

/**
 * λ Σ_{i≠j} ∇²L_i ∇L_j at θ over c batches, the gradient of λ/2·(|Σ∇L_i|² − Σ|∇L_i|²): for λ = h′²/2
 * what an average over all orders of the batches adds to a step. c Hessian-vector products.
 * Source: Dherin et al. 2025, D.2.
 */
export const orderAverageRegulariser = (
  space: VectorSpace<TensorTree>,
  gradient: (i: number, theta: TensorTree) => TensorTree,
  c: number,
  theta: TensorTree,
  lambda: number,
): NetworkCorrection =>
  weightedProducts(space, gradient, c, theta, lambda, (before, after) => space.add(before, after))

/**
 * λ Σ_{i>j} ∇²L_i ∇L_j at θ over c batches: for λ = h′² what c steps on small batches, in the order
 * 1, …, c, add to one step on all of them. c Hessian-vector products.
 * Source: Dherin et al. 2025, D.1, with the order of its indices put right.
 */
export const smallBatchRegulariser = (
  space: VectorSpace<TensorTree>,
  gradient: (i: number, theta: TensorTree) => TensorTree,
  c: number,
  theta: TensorTree,
  lambda: number,
): NetworkCorrection =>
  weightedProducts(space, gradient, c, theta, lambda, before => space.scale(1, before))

/** λ Σ_i ∇²L_i v_i, v_i from the sums of the gradients before and after i. */
function weightedProducts(
  space: VectorSpace<TensorTree>,
  gradient: (i: number, theta: TensorTree) => TensorTree,
  c: number,
  theta: TensorTree,
  lambda: number,
  direction: (before: TensorTree, after: TensorTree) => TensorTree,
): NetworkCorrection {
  let error = 0
  const zero = () => ({ sum: space.zero(), before: space.zero() })
  let after = own(undefined, space.zero)
  for (let i = 1; i <= c; i++) {
    after = replaced(
      after,
      own(after, () => space.add(after, gradient(i, theta))),
    )
  }
  let state = own(undefined, zero)
  for (let i = 1; i <= c; i++) {
    const next = own([state, after, theta], () => {
      const g = gradient(i, theta)
      const rest = space.sub(after, g)
      const found = differencedHessianVector(
        space,
        p => gradient(i, p),
        theta,
        direction(state.before, rest),
      )
      error += Math.abs(lambda) * found.error
      return {
        sum: space.axpy(lambda, found.product, state.sum),
        before: space.add(state.before, g),
        after: rest,
      }
    })
    after = replaced(after, next.after)
    state = replaced(state, { sum: next.sum, before: next.before })
  }
  tf.dispose([after, state.before])
  return { correction: state.sum, error }
}

/** The new one, the old one being disposed of. */
function replaced<T extends tf.TensorContainer>(old: T, next: T): T {
  tf.dispose(old)
  return next
}
