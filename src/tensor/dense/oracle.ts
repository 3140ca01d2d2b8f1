import type { SecondOrderOracle } from '../../expansion/hessian-sum.js'
import { DenseHessian } from './hessian-vector.js'
import type { Batch, DensePass } from './pass.js'

/**
 * The batch losses of a dense network, for `backwardCorrection` and the regularisers over
 * `arenaVectors`: exact derivatives, up to rounding in float32, in arrays of the pass's arena, to
 * which they go back. Where a unit is at its kink, of whatever `DenseHessian` takes it for.
 * @param batch i ↦ the rows of batch i, asked for at every gradient and product
 */
export function denseOracle(
  pass: DensePass,
  batch: (i: number) => Batch,
): SecondOrderOracle<Float32Array> {
  const hessian = new DenseHessian(pass)
  return {
    gradient: (i, theta) => pass.gradient(theta, batch(i)),
    hessianVector: (i, theta, v) => hessian.product(theta, batch(i), v),
    release: array => pass.arena.giveUp(array),
  }
}
