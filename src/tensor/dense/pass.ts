import type { Arena } from './arena.js'
import type { DenseNetwork } from './network.js'
import { type Stations, stations } from './stations.js'
import { Update } from './update.js'

/** Rows of inputs, one after the other, and their labels: class numbers, or rows of values. */
export interface Batch {
  readonly x: ArrayLike<number>
  readonly y: ArrayLike<number>
}

/**
 * Passes of one network over batches of at most so many rows. It keeps room for the activations of
 * one batch, and from one pass to the next nothing else.
 */
export class DensePass {
  readonly stations: Stations
  readonly labels: Float32Array
  readonly update: Update
  /** What the kernels want: two rows of the widest layer, and lists of entries. */
  readonly scratch: number

  /** @throws RangeError where the arena has no room */
  constructor(
    readonly arena: Arena,
    readonly network: DenseNetwork,
    rows = 64,
  ) {
    const { widths } = network
    this.stations = stations(arena, network, rows)
    this.labels = arena.make(rows * widths.at(-1)!)
    this.update = new Update(arena)
    this.scratch = arena.make(2 * Math.max(...widths) + 16 * rows + 268).byteOffset
  }

  /**
   * The scores of rows x under θ, row by row: a view, valid until the next pass.
   * @throws RangeError unless θ is an array of the arena and x whole rows, as many as there is room for
   */
  scores(theta: Float32Array, x: ArrayLike<number>): Float32Array {
    const rows = this.#takeInputs(theta, x)
    this.#forward(theta, rows)
    return this.stations.scores.subarray(0, rows * this.network.widths.at(-1)!)
  }

  /** @throws RangeError where `loss` and `backward` would, and changes nothing */
  check(theta: Float32Array, { x, y }: Batch): void {
    this.#rowsOf(theta, x)
    this.#checkLabels(x.length / this.network.widths[0]!, y)
  }

  /** The loss of a batch under θ, a mean over its rows. @throws RangeError as for `scores` */
  loss(theta: Float32Array, batch: Batch): number {
    return this.#lossOf(theta, this.#take(theta, batch))
  }

  /**
   * The loss of a batch under θ, and every parameter updated by its gradient, in one pass over them
   * forward and one backward. @throws RangeError as for `scores`
   */
  backward(theta: Float32Array, batch: Batch, update: Update): number {
    const rows = this.#take(theta, batch)
    const loss = this.#lossOf(theta, rows)
    const { backward, backwardBias } = this.arena.kernels
    const { scratch } = this
    const at = theta.byteOffset
    for (const { x, dx, dz, layer } of [...this.stations.all].reverse()) {
      const { inputs, outputs, weights, bias } = layer
      const [w, b] = [at + 4 * weights, at + 4 * bias]
      backwardBias(rows, outputs, dz, b, update.address, scratch)
      backward(rows, inputs, outputs, x, dz, w, dx, update.address, scratch)
    }
    return loss
  }

  /** ∇L of a batch at θ, a new array of the arena. @throws RangeError as for `scores` */
  gradient(theta: Float32Array, batch: Batch): Float32Array {
    const to = this.arena.make(this.network.size)
    this.backward(theta, batch, this.update.stored(theta, to))
    return to
  }

  #lossOf(theta: Float32Array, rows: number): number {
    const { crossEntropy, squaredError } = this.arena.kernels
    const { loss, widths } = this.network
    this.#forward(theta, rows)
    const { z, dz } = this.stations.all.at(-1)!
    const kernel = loss === 'squared error' ? squaredError : crossEntropy
    return kernel(rows, widths.at(-1)!, z, this.labels.byteOffset, dz)
  }

  #forward(theta: Float32Array, rows: number): void {
    const { product, rectify, spread } = this.arena.kernels
    const { all } = this.stations
    const at = theta.byteOffset
    for (const station of all) {
      const { x, z, layer } = station
      const { inputs, outputs, weights, bias } = layer
      spread(rows, outputs, at + 4 * bias, z)
      product(rows, inputs, outputs, x, at + 4 * weights, z, this.scratch)
      if (station !== all.at(-1)) rectify(rows * outputs, z)
    }
  }

  #take(theta: Float32Array, { x, y }: Batch): number {
    const rows = this.#takeInputs(theta, x)
    this.#checkLabels(rows, y)
    this.labels.set(y)
    return rows
  }

  #checkLabels(rows: number, y: ArrayLike<number>): void {
    const { loss, name, widths } = this.network
    const outputs = widths.at(-1)!
    const [each, what] = loss === 'squared error' ? [outputs, 'values'] : [1, 'class numbers']
    if (y.length !== rows * each) {
      throw new RangeError(
        `${name}: expected ${rows * each} ${what} for ${rows} rows, got ${y.length}`,
      )
    }
    if (loss === 'softmax cross-entropy') {
      for (let i = 0; i < rows; i++) {
        if (Number.isInteger(y[i]) && y[i]! >= 0 && y[i]! < outputs) continue
        throw new RangeError(`${name}: expected class numbers below ${outputs}, got ${y[i]}`)
      }
    }
  }

  #takeInputs(theta: Float32Array, x: ArrayLike<number>): number {
    const rows = this.#rowsOf(theta, x)
    this.stations.inputs.set(x)
    return rows
  }

  #rowsOf(theta: Float32Array, x: ArrayLike<number>): number {
    const { name, size, widths } = this.network
    if (!this.arena.holds(theta) || theta.length !== size) {
      const what = this.arena.holds(theta) ? `one of ${theta.length}` : 'one that it does not hold'
      throw new RangeError(`${name}: expected an array of ${size} of its arena, got ${what}`)
    }
    const rows = x.length / widths[0]!
    if (!Number.isInteger(rows) || rows < 1 || rows > this.stations.rows) {
      throw new RangeError(
        `${name}: expected 1 to ${this.stations.rows} rows of ${widths[0]}, got ${x.length} numbers`,
      )
    }
    return rows
  }
}
