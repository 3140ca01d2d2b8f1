import type { Arena } from './arena.js'

/** The kinds of src/tensor/wasm/dense-update.ts. */
const kinds = { none: 0, stored: 1, added: 2, sgd: 3, momentum: 4, adam: 5 } as const

/** An array that is read, and where its image goes. */
export interface Kept {
  readonly from: Float32Array
  readonly to: Float32Array
}

/** The constants of Adam at one step, besides those of every step; all are rounded to float32. */
export interface AdamConstants {
  readonly minusStep: number
  readonly beta1: number
  readonly rest1: number
  readonly beta2: number
  readonly rest2: number
  /** 1/(1 − β₂^t). */
  readonly weight: number
  readonly epsilon: number
  /** 1 − hλ. */
  readonly kept: number
}

/**
 * What becomes of the gradient of each parameter, in the kernels' memory: an `Update` of
 * src/tensor/wasm/dense-update.ts, written anew by each of the methods below, which return it.
 */
export class Update {
  readonly #words: Int32Array
  readonly #floats: Float32Array

  constructor(arena: Arena) {
    this.#floats = arena.make(15)
    this.#words = new Int32Array(this.#floats.buffer, this.#floats.byteOffset, 15)
  }

  get address(): number {
    return this.#words.byteOffset
  }

  /** Nothing: no gradient is computed. */
  none(): this {
    return this.#write('none', true, [])
  }

  /** It is stored in `to`, for parameters at theta. */
  stored(theta: Float32Array, to: Float32Array): this {
    return this.#write('stored', false, [distance(theta, to)])
  }

  /** It is added to `to`. */
  added(theta: Float32Array, to: Float32Array): this {
    return this.#write('added', true, [distance(theta, to)])
  }

  /** to ← θ + minusH·g. */
  sgd(theta: Float32Array, to: Float32Array, minusH: number): this {
    this.#write('sgd', theta === to, [distance(theta, to)])
    this.#floats[7] = minusH
    return this
  }

  /** to ← θ + β(θ − before) + minusH·g. */
  momentum(
    theta: Float32Array,
    before: Float32Array,
    to: Float32Array,
    beta: number,
    minusH: number,
  ): this {
    this.#write('momentum', false, [distance(theta, to), distance(theta, before)])
    this.#floats.set([minusH, beta], 7)
    return this
  }

  /** The step of src/map/adam.ts on θ, m and v. */
  adam(theta: Kept, m: Kept, v: Kept, constants: AdamConstants): this {
    const from = theta.from
    const places = [theta.to, m.from, m.to, v.from, v.to].map(array => distance(from, array))
    this.#write('adam', false, places)
    const { minusStep, beta1, rest1, beta2, rest2, weight, epsilon, kept } = constants
    this.#floats.set([minusStep, beta1, rest1, beta2, rest2, weight, epsilon, kept], 7)
    return this
  }

  #write(kind: keyof typeof kinds, idle: boolean, places: readonly number[]): this {
    this.#words.fill(0)
    this.#words.set([kinds[kind], idle ? 1 : 0, ...places])
    return this
  }
}

const distance = (from: Float32Array, to: Float32Array) => to.byteOffset - from.byteOffset
