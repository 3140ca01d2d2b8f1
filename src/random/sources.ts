import { instantiate } from '../space/instantiate.js'
import { seedOf } from './address.js'
import type { Seed } from './random-map.js'
import { domains } from './source.js'
import { sourcesWasm } from './sources-wasm.generated.js'
import { layers, ziggurat } from './ziggurat.js'

/**
 * Several streams of the maps of one seed, side by side at one index: what Source is to one stream,
 * in WebAssembly. After `seek`, each call draws so many values of every stream, one after another,
 * and returns them stream by stream. They stay until the next `seek` of any Sources.
 */
export class Sources {
  readonly #kernel: Kernel
  readonly #memory: Float64Array
  readonly #key: readonly [number, number]
  #count = 0

  constructor(kernel: Kernel, seed: Seed) {
    this.#kernel = kernel
    this.#memory = new Float64Array(kernel.memory.buffer)
    this.#key = [seedOf(seed) | 0, Math.floor(seed / 2 ** 32) | 0]
  }

  /**
   * Goes to draw 0 of an index of `count` ≤ 1024 streams from `first` on. Nothing but speed depends
   * on how many `draws` of each are made at once.
   */
  seek(first: number, count: number, index: number, draws: number): this {
    this.#count = count
    this.#kernel.seek(first, count, draws, index, domains.maps, ...this.#key)
    return this
  }

  /** mean + deviation·z, z standard normal: see `normal`. */
  normals(each: number, mean: number, deviation: number): Float64Array {
    return this.#values(each, this.#kernel.normals(each, mean, deviation))
  }

  /** Uniform on 0 … n − 1: see `integer`, with q = ⌊2⁵³/n⌋. */
  integers(each: number, n: number, q: number): Float64Array {
    return this.#values(each, this.#kernel.integers(each, n, q))
  }

  #values(each: number, at: number): Float64Array {
    return this.#memory.subarray(at / 8, at / 8 + this.#count * each)
  }
}

interface Kernel {
  readonly memory: { readonly buffer: ArrayBuffer }
  seek(first: number, count: number, draws: number, ...counterAndKey: readonly number[]): void
  normals(each: number, mean: number, deviation: number): number
  integers(each: number, n: number, q: number): number
}

const kernel = instantiate<Kernel>(sourcesWasm, {
  env: { 'Math.exp': Math.exp, 'Math.log1p': Math.log1p },
})
if (kernel) writeZiggurat(new Float64Array(kernel.memory.buffer))

/** The streams of a seed; undefined where there is no WebAssembly with SIMD. */
export function sourcesOf(seed: Seed): Sources | undefined {
  return kernel && new Sources(kernel, seed)
}

/** The layers as wasm/sources.ts reads them: first the ends for both signs, then the heights. */
function writeZiggurat(memory: Float64Array): void {
  const { x, y } = ziggurat
  for (let i = 0; i < 2 * layers; i++) {
    const layer = i % layers
    memory[2 * i] = (i < layers ? 1 : -1) * x[layer]! * 2 ** -53 // exact
    memory[2 * i + 1] = x[layer + 1]!
  }
  memory.set(y, 4 * layers)
}
