import { instantiate } from '../space/instantiate.js'
import { affineWasm } from './affine-wasm.generated.js'
import { type FlatAffine, vector } from './flat-matrix.js'

interface Kernel {
  readonly memory: { readonly buffer: ArrayBuffer }
  reserve(bytes: number): number
  compose(d: number, outer: number, inner: number, to: number): number
  apply(d: number, map: number, x: number, to: number): void
}

/** Fewer dimensions are as fast in JavaScript; of more, three maps would keep too much memory. */
const least = 4
const most = 512

/**
 * Where compositions grow: a memory of WebAssembly with the numbers of one map, those that it is
 * composed with, and those that come of it. The one that was composed last stays there, and its own
 * arrays are out of date until it is settled: in a long composition nothing but the inner maps is
 * copied. The bits are those of `composeFlat`.
 */
class AffineBench {
  /** Whose numbers are here. */
  private held: FlatAffine | undefined
  /** Addresses, in numbers: of the held map, of room for another, of an inner map and its point. */
  private at = 0
  private other = 0
  private inner = 0
  private memory: Float64Array

  constructor(private readonly kernel: Kernel) {
    this.memory = new Float64Array(kernel.memory.buffer)
  }

  /** outer ← outer∘inner, and whether all is finite; undefined if it can't be done here. */
  compose(outer: FlatAffine, inner: FlatAffine): boolean | undefined {
    const { d } = outer
    if (this.held !== outer && !this.hold(outer)) return undefined
    const { at, other } = this
    this.memory.set(inner.numbers, this.inner)
    this.at = other
    this.other = at
    return this.kernel.compose(d, 8 * at, 8 * this.inner, 8 * other) !== 0
  }

  /** A·x + b, if the map is here. */
  apply(map: FlatAffine, x: Float64Array): Float64Array | undefined {
    if (this.held !== map) return undefined
    const { d } = map
    const { memory, inner } = this
    for (let i = 0; i < d; i++) memory[inner + i] = x[i]!
    this.kernel.apply(d, 8 * this.at, 8 * inner, 8 * (inner + d))
    const y = vector(d)
    for (let i = 0; i < d; i++) y[i] = memory[inner + d + i]!
    return y
  }

  /** Brings a map's own arrays up to date, if they are not. */
  settle(map: FlatAffine): void {
    if (this.held !== map) return
    const { memory, at } = this
    map.numbers.set(memory.subarray(at, at + map.numbers.length))
    this.held = undefined
  }

  private hold(map: FlatAffine): boolean {
    const { d, numbers } = map
    if (d < least || d > most) return false
    if (this.held !== undefined) this.settle(this.held)
    const size = numbers.length
    if (!this.kernel.reserve(8 * 3 * size)) return false
    const { buffer } = this.kernel.memory
    if (this.memory.buffer !== buffer) this.memory = new Float64Array(buffer) // it has grown
    this.at = 0
    this.other = size
    this.inner = 2 * size
    this.memory.set(numbers, 0)
    this.held = map
    return true
  }
}

const kernel = instantiate<Kernel>(affineWasm)

/** The bench of this thread; undefined where there is no WebAssembly with SIMD. */
export const bench = kernel && new AffineBench(kernel)
