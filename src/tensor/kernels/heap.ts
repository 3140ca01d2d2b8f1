import type { DataId, KernelBackend, TensorInfo } from '@tensorflow/tfjs'
import { kernelsRelaxedWasm } from './kernels-relaxed-wasm.generated.js'
import { kernelsWasm } from './kernels-wasm.generated.js'

/** As much of tfjs's WebAssembly backend as is used. Its memory grows: views of it go stale. */
export interface WasmBackend extends KernelBackend {
  readonly dataIdMap: { get(id: DataId): { readonly memoryOffset: number } }
  readonly wasm: {
    readonly asm: { readonly memory: Memory }
    _malloc(bytes: number): number
    _free(address: number): void
  }
  makeOutput(shape: readonly number[], dtype: 'float32'): TensorInfo
}

interface Memory {
  readonly buffer: ArrayBufferLike
}

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
}

/** The builds of the kernels: with relaxed SIMD, x·y + z is rounded once where the machine can. */
export type Build = 'SIMD' | 'relaxed SIMD'

/** As much of WebAssembly as is used: its types come with the DOM's, which Node has not. */
interface Engine {
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

/** The fastest build that the engine takes; undefined where it has no SIMD. */
export function fastestBuild(): Build | undefined {
  const builds: Build[] = ['relaxed SIMD', 'SIMD']
  return builds.find(build => engine.validate(binary(build)))
}

/** The kernels on a backend's own memory, made once for each backend. */
export function kernelsOn(build: Build): (backend: WasmBackend) => Kernels {
  const module = new engine.Module(binary(build))
  const made = new WeakMap<WasmBackend, Kernels>()
  return backend => {
    const { memory } = backend.wasm.asm
    const kernels =
      made.get(backend) ?? (new engine.Instance(module, { env: { memory } }).exports as Kernels)
    made.set(backend, kernels)
    return kernels
  }
}

/** Where a tensor's entries are, in bytes. */
export const addressOf = (backend: WasmBackend, { dataId }: TensorInfo): number =>
  backend.dataIdMap.get(dataId).memoryOffset

/** Lends so many bytes of the backend's memory to `use`. @throws Error where there are none left */
export function withScratch(
  { wasm }: WasmBackend,
  bytes: number,
  use: (address: number) => void,
): void {
  const address = wasm._malloc(bytes) >>> 0
  if (address === 0) throw new Error(`out of memory: no ${bytes} bytes for a kernel's scratch`)
  try {
    use(address)
  } finally {
    wasm._free(address)
  }
}
