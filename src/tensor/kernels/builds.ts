import { type Binaries, type Build, buildsTaken, engine, linker } from '../web-assembly.js'
import type { WasmBackend } from './heap.js'
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
  convolutionScratch(taps: number, channels: number, outputs: number): number
  maxPoolGradient(geometry: number, x: number, dy: number, dx: number): void
  batchNorm(
    ...[rows, channels, x, mean, variance, scale, shift, epsilon, y, factors]: readonly number[]
  ): void
  sums(...[outer, count, inner, x, to, divisor]: readonly number[]): void
  tile(shape: number, axes: number, from: number, to: number): number
  /** Given 1 + 2⁻¹² and −1 − 2⁻¹¹: whether x·y + z is rounded once. */
  fuses(x: number, z: number): number
}

const binaries: Binaries = { SIMD: kernelsWasm, 'relaxed SIMD': kernelsRelaxedWasm }

/** The builds that the engine takes, the fastest first; none where it has no SIMD. */
export const buildsHere = buildsTaken(binaries)

/** The kernels on a backend's own memory, made once for each backend. */
export function kernelsOn(build: Build): (backend: WasmBackend) => Kernels {
  const link = linker<Kernels>(binaries, build)
  const made = new WeakMap<WasmBackend, Kernels>()
  return backend => {
    const kernels = made.get(backend) ?? link(backend.wasm.asm.memory)
    made.set(backend, kernels)
    return kernels
  }
}

/**
 * What a build is called in records: "relaxed SIMD, FMA" with fused multiply-add. That relaxed SIMD rounds x·y + z once, where the machine can, is
 * found out by trying: (1 + 2⁻¹²)² − (1 + 2⁻¹¹) is 2⁻²⁴ then, and 0 where the square is rounded.
 */
export function buildName(build: Build): string {
  if (build === 'SIMD') return build
  const memory = new engine.Memory({ initial: 1, maximum: 1, shared: false })
  const { fuses } = linker<Kernels>(binaries, build)(memory)
  return `${build}, ${fuses(1 + 2 ** -12, -1 - 2 ** -11) ? 'FMA' : 'no FMA'}`
}
