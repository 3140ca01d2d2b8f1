import type { Memory, WasmBackend } from './heap.js'
import { kernelsRelaxedWasm } from './kernels-relaxed-wasm.generated.js'
import { kernelsWasm } from './kernels-wasm.generated.js'

/** What src/tensor/wasm/kernels.ts exports. */
export interface Kernels {
  gemm(
    ...[m, n, k, a, aRow, aColumn, b, bRow, bColumn, c, cRow, add, scratch]: readonly number[]
  ): void
  gemmScratch(): number
  convolve(geometry: number, x: number, filter: number, y: number, scratch: number): void
  filterGradient(geometry: number, x: number, dy: number, dFilter: number, scratch: number): void
  inputGradient(geometry: number, dy: number, filter: number, dx: number, scratch: number): void
  convolutionScratch(patch: number): number
  maxPoolGradient(geometry: number, x: number, dy: number, dx: number): void
  sums(...[outer, count, inner, x, to, divisor]: readonly number[]): void
  tile(shape: number, axes: number, from: number, to: number): number
  /** Given 1 + 2⁻¹² and −1 − 2⁻¹¹: whether x·y + z is rounded once. */
  fuses(x: number, z: number): number
}

/** The builds of the kernels: with relaxed SIMD, x·y + z is rounded once where the machine can. */
export type Build = 'SIMD' | 'relaxed SIMD'

/** As much of WebAssembly as is used: its types come with the DOM's, which Node has not. */
interface Engine {
  readonly Memory: new (pages: { readonly initial: number; readonly maximum: number }) => Memory
  readonly Module: new (bytes: Uint8Array) => object
  readonly Instance: new (
    module: object,
    imports: { readonly env: { readonly memory: Memory } },
  ) => { readonly exports: unknown }
  validate(bytes: Uint8Array): boolean
}
const engine = (globalThis as unknown as { WebAssembly: Engine }).WebAssembly

const binaries: Readonly<Record<Build, string>> = {
  SIMD: kernelsWasm,
  'relaxed SIMD': kernelsRelaxedWasm,
}
const binary = (build: Build) => Buffer.from(binaries[build], 'base64')

/** The builds that the engine takes, the fastest first; none where it has no SIMD. */
export const buildsHere = (['relaxed SIMD', 'SIMD'] as const satisfies Build[]).filter(build =>
  engine.validate(binary(build)),
)

const instance = (module: object, memory: Memory) =>
  new engine.Instance(module, { env: { memory } }).exports as Kernels

/** The kernels on a backend's own memory, made once for each backend. */
export function kernelsOn(build: Build): (backend: WasmBackend) => Kernels {
  const module = new engine.Module(binary(build))
  const made = new WeakMap<WasmBackend, Kernels>()
  return backend => {
    const kernels = made.get(backend) ?? instance(module, backend.wasm.asm.memory)
    made.set(backend, kernels)
    return kernels
  }
}

/**
 * What a build is called in records. That relaxed SIMD rounds x·y + z once, where the machine can, is
 * found out by trying: (1 + 2⁻¹²)² − (1 + 2⁻¹¹) is 2⁻²⁴ then, and 0 where the square is rounded.
 */
export function buildName(build: Build): string {
  if (build === 'SIMD') return build
  const memory = new engine.Memory({ initial: 1, maximum: 1 })
  const { fuses } = instance(new engine.Module(binary(build)), memory)
  const how = fuses(1 + 2 ** -12, -1 - 2 ** -11) ? 'with' : 'without'
  return `${build} ${how} fused multiply-add`
}
