import * as tf from '@tensorflow/tfjs'
import type { SecondOrderOracle } from '../expansion/hessian-sum.js'
import type { VectorSpace } from '../space/vector-space.js'
import { differencedHessianVector } from './hessian-vector.js'
import { own } from './lifted.js'
import type { TensorTree } from './tensor-tree.js'

/** An oracle whose Hessian-vector products are differences of gradients. */
export interface DifferencedOracle extends SecondOrderOracle<TensorTree> {
  /** The sum of the error estimates of all products so far, as of `differencedHessianVector`. */
  readonly error: number
}

/**
 * The batch losses of a network on tensors, for `backwardCorrection` and the regularisers: each
 * product takes four gradients, and what is not needed any more is disposed of. Sums of products
 * are off by the oracle's error, if a new oracle is taken for each.
 * @param gradient (i, θ) ↦ ∇L_i(θ), a new tree at each call
 */
export function differencedOracle(
  space: VectorSpace<TensorTree>,
  gradient: (i: number, theta: TensorTree) => TensorTree,
): DifferencedOracle {
  let error = 0
  return {
    get error() {
      return error
    },
    gradient: (i, theta) => own(theta, () => gradient(i, theta)),
    hessianVector: (i, theta, v) =>
      own([theta, v], () => {
        const found = differencedHessianVector(space, p => gradient(i, p), theta, v)
        error += found.error
        return found.product
      }),
    release: tree => tf.dispose(Object.values(tree)),
  }
}
