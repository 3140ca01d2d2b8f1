import { orderAverageRegulariser } from '../../expansion/order-average.js'
import type { SelfMap } from '../../map/self-map.js'
import type { Optimiser } from '../optimiser.js'
import { chunkedOracle, chunksOf } from './chunks.js'
import type { Batch, DensePass } from './pass.js'
import { onArena } from './states.js'
import { arenaVectors } from './vectors.js'

/** One optimiser step on a batch of any size: its gradient summed over chunks, then the step. */
export function accumulatedStep<P>(
  pass: DensePass,
  optimiser: Optimiser<Float32Array, P>,
  batch: () => Batch,
): SelfMap<P> {
  const oracle = chunkedOracle(pass, batch)
  return onArena(
    pass.arena,
    optimiser.step(theta => oracle.gradient(1, theta)),
  )
}

/** The regulariser of the average over all orders: the batch in c parts, and its coefficient λ. */
export interface OrderAverage {
  readonly kind: 'order average'
  readonly parts: number
  readonly lambda: number
}

/**
 * θ ↦ θ − h∇L_B(θ) + λ Σ_{i≠j} ∇²L_i(θ)∇L_j(θ) for a batch B in c equal parts: with λ = h²/(2c²) the
 * average over all orders of c steps of size h/c, up to O(h³). c Hessian-vector products and 2c + c
 * gradients of parts. (Dherin et al. 2025, D.2.1.)
 */
export function orderAverageStep(
  pass: DensePass,
  h: number,
  { parts, lambda }: OrderAverage,
  batch: () => Batch,
): SelfMap<Float32Array> {
  const vectors = arenaVectors(pass.arena, pass.network.size)
  return onArena(pass.arena, {
    name: `${pass.network.name}, SGD, h = ${h}, order average of ${parts} parts, λ = ${lambda}`,
    proved: {},
    apply(theta) {
      const rows = batch()
      const count = rows.x.length / pass.network.widths[0]!
      const split = chunksOf(rows, count, count / parts).map(chunk => chunk.batch)
      const oracle = chunkedOracle(pass, i => (i === 0 ? rows : split[i - 1]!))
      const down = vectors.axpy(-h, oracle.gradient(0, theta), theta)
      const cross = orderAverageRegulariser(vectors, oracle, parts, theta, lambda)
      return vectors.add(down, cross)
    },
  })
}
