import { type Build, engine, fastestBuild, linker, type Memory, PAGE } from '../web-assembly.js'
import { type DenseKernels, denseBinaries } from './kernels.js'

/** The first page is the kernels' own: they keep tables there. */
const BEGIN = PAGE
/** The 4 GB that addresses of 32 bits reach. */
const MOST_PAGES = 65_536
/** Arrays begin at cache lines. */
const LINE = 64

/**
 * Float32 arrays in a memory that the dense kernels work on. Arrays are made and given up by hand;
 * one that is given up lends its place to the next of its length. Nothing is shared between arenas.
 */
export class Arena {
  readonly build: Build
  readonly kernels: DenseKernels
  readonly #memory: Memory
  readonly #live = new Set<Float32Array>()
  readonly #free = new Map<number, Float32Array[]>()
  readonly #scopes: Set<Float32Array>[] = []
  #end = BEGIN

  /** @throws Error where the engine has no SIMD, or not the build asked for */
  constructor(build: Build | undefined = fastestBuild(denseBinaries)) {
    if (build === undefined)
      throw new Error('dense: expected WebAssembly SIMD, this engine has none')
    // Shared, so that views stay whole when it grows.
    this.#memory = new engine.Memory({ initial: 2, maximum: MOST_PAGES, shared: true })
    this.build = build
    this.kernels = linker<DenseKernels>(denseBinaries, build)(this.#memory)
  }

  /** How many arrays there are that nobody has given up. */
  get live(): number {
    return this.#live.size
  }

  /** An array whose entries are whatever was there before. @throws RangeError beyond 4 GB */
  make(length: number): Float32Array {
    const array = this.#free.get(length)?.pop() ?? this.#carve(length)
    this.#live.add(array)
    this.#scopes.at(-1)?.add(array)
    return array
  }

  /** A copy. */
  from(data: ArrayLike<number>): Float32Array {
    const array = this.make(data.length)
    array.set(data)
    return array
  }

  /** Whether the array is one of these, and has not been given up. */
  holds = (array: Float32Array): boolean => this.#live.has(array)

  giveUp(array: Float32Array): void {
    if (!this.#live.delete(array)) throw new Error('dense: an array was given up twice')
    for (const scope of this.#scopes) scope.delete(array)
    const free = this.#free.get(array.length)
    if (free) free.push(array)
    else this.#free.set(array.length, [array])
  }

  /** What `make` returns; of the arrays made on the way, those that `keeps` finds in it are kept. */
  tidy<R>(make: () => R, keeps: (result: R) => Iterable<Float32Array>): R {
    const scope = new Set<Float32Array>()
    this.#scopes.push(scope)
    try {
      const result = make()
      // What is kept here may still be on the way for whoever asked.
      for (const array of keeps(result)) if (scope.delete(array)) this.#scopes.at(-2)?.add(array)
      return result
    } finally {
      this.#scopes.pop()
      for (const array of [...scope]) this.giveUp(array)
    }
  }

  #carve(length: number): Float32Array {
    const at = this.#end
    const end = at + Math.max(LINE, Math.ceil((4 * length) / LINE) * LINE)
    const missing = Math.ceil(end / PAGE) - this.#memory.buffer.byteLength / PAGE
    if (end > MOST_PAGES * PAGE) {
      throw new RangeError(`dense: no room for ${length} numbers: 4 GB are in use`)
    }
    // A little more than is missing: to grow is slow.
    const spare = Math.floor(MOST_PAGES - end / PAGE)
    if (missing > 0) this.#memory.grow(missing + Math.min(spare, 64))
    this.#end = end
    return new Float32Array(this.#memory.buffer, at, length)
  }
}
