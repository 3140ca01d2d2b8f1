import type { Batch, DensePass } from './pass.js'
import { type Stations, stations } from './stations.js'

/**
 * Exact Hessian-vector products ∇²L(θ)·v of a network's batch losses, by differentiating the forward
 * and the backward pass along v: about three gradients' work, and activations beside the pass's own.
 * Rectified units that are exactly at their kink count as off. (Pearlmutter 1994.)
 */
export class DenseHessian {
  readonly #along: Stations
  readonly #more: readonly number[]

  constructor(private readonly pass: DensePass) {
    const { arena, network } = pass
    this.#along = stations(arena, network, pass.stations.rows)
    this.#more = network.widths.map(width => arena.make(pass.stations.rows * width).byteOffset)
  }

  /** A new array of the arena. @throws RangeError as `DensePass.scores` does, for θ and for v */
  product(theta: Float32Array, batch: Batch, v: Float32Array): Float32Array {
    const { pass } = this
    const { arena, network, update } = pass
    if (!arena.holds(v) || v.length !== network.size) {
      throw new RangeError(
        `${network.name}: expected a direction of ${network.size} of its arena, got another array`,
      )
    }
    pass.backward(theta, batch, update.none()) // leaves all activations, and gradients at them
    const rows = batch.x.length / network.widths[0]!
    this.#forward(theta, v, rows)
    const to = arena.make(network.size)
    this.#backward(theta, v, rows, to)
    return to
  }

  /** ẋ of each layer: ż = ẋ·W + x·V + v_b, and 0 where z was rectified. */
  #forward(theta: Float32Array, v: Float32Array, rows: number): void {
    const { arena, scratch, stations } = this.pass
    const { maskBy, product, spread } = arena.kernels
    const { all } = stations
    all.forEach(({ x, z, layer }, l) => {
      const { inputs, outputs, weights, bias } = layer
      const along = this.#along.all[l]!
      const [w, dw] = [theta, v].map(array => array.byteOffset + 4 * weights)
      spread(rows, outputs, v.byteOffset + 4 * bias, along.z)
      if (l > 0) product(rows, inputs, outputs, along.x, w!, along.z, scratch)
      product(rows, inputs, outputs, x, dw!, along.z, scratch)
      if (l < all.length - 1) maskBy(rows * outputs, z, along.z)
    })
  }

  /** Ẇ-gradient = ẋᵀ·dz + xᵀ·(dz)˙, and (dx)˙ = (dz)˙·Wᵀ + dz·Vᵀ where x was not rectified. */
  #backward(theta: Float32Array, v: Float32Array, rows: number, to: Float32Array): void {
    const { arena, labels, network, scratch, stations, update } = this.pass
    const { addTo, backward, backwardBias, crossEntropyAlong, scaled } = arena.kernels
    const outputs = network.widths.at(-1)!
    const top = this.#along.all.at(-1)!
    if (network.loss === 'squared error') scaled(rows * outputs, 1 / rows, top.z, top.dz)
    else {
      const { dz } = stations.all.at(-1)!
      crossEntropyAlong(rows, outputs, labels.byteOffset, dz, top.z, top.dz)
    }
    for (let l = network.layers.length - 1; l >= 0; l--) {
      const { x, dz, layer } = stations.all[l]!
      const along = this.#along.all[l]!
      const { inputs, outputs, weights, bias } = layer
      const [w, b] = [weights, bias].map(at => theta.byteOffset + 4 * at) as [number, number]
      const pass = (from: number, d: number, at: number, dx: number, how: number) =>
        backward(rows, inputs, outputs, from, d, at, dx, how, scratch)
      const stored = update.stored(theta, to).address
      backwardBias(rows, outputs, along.dz, b, stored, scratch)
      pass(x, along.dz, w, along.dx, stored)
      if (l === 0) return
      const extra = this.#more[l]!
      pass(x, dz, v.byteOffset + 4 * weights, extra, update.none().address)
      addTo(rows * inputs, extra, along.dx)
      pass(along.x, dz, w, 0, update.added(theta, to).address)
    }
  }
}
