import type { SymmetricOperator } from '../../space/linear-operator.js'
import type { DenseHessian } from './hessian-vector.js'
import type { Batch, DensePass } from './pass.js'

/**
 * ∇²L(θ) of a batch loss as an operator on float64 vectors, for Lanczos and traces: exact products,
 * each number rounded to float32 on the way, as θ is. What a product makes in the arena it gives up.
 * @param theta an array of the pass's arena, for as long as the operator is used
 * @throws RangeError from products, as `DenseHessian.product`
 */
export function denseHessianOperator(
  { arena, network }: DensePass,
  hessian: DenseHessian,
  theta: Float32Array,
  batch: Batch,
): SymmetricOperator {
  const rows = batch.x.length / network.widths[0]!
  return {
    dimension: network.size,
    // Its sums are over units of a layer or over rows.
    rounding: 2 ** -24 * Math.sqrt(Math.max(rows, ...network.widths)),
    apply: v =>
      arena.tidy(
        () => Float64Array.from(hessian.product(theta, batch, arena.from(v))),
        () => [],
      ),
  }
}
