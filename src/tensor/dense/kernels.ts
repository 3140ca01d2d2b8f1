import type { Binaries } from '../web-assembly.js'
import { denseRelaxedWasm } from './dense-relaxed-wasm.generated.js'
import { denseWasm } from './dense-wasm.generated.js'

/** What src/tensor/wasm/dense.ts exports, which defines it. Arrays are given by their addresses. */
export interface DenseKernels {
  spread(batch: number, columns: number, bias: number, y: number): void
  product(
    batch: number,
    rows: number,
    columns: number,
    x: number,
    w: number,
    y: number,
    scratch: number,
  ): void
  rectify(count: number, y: number): void
  maskBy(count: number, x: number, y: number): void
  scaled(count: number, s: number, x: number, y: number): void
  addTo(count: number, x: number, y: number): void
  crossEntropy(batch: number, classes: number, z: number, y: number, dz: number): number
  squaredError(batch: number, outputs: number, z: number, y: number, dz: number): number
  crossEntropyAlong(
    batch: number,
    classes: number,
    y: number,
    dz: number,
    along: number,
    to: number,
  ): void
  backward(
    batch: number,
    rows: number,
    columns: number,
    x: number,
    dz: number,
    w: number,
    dx: number,
    update: number,
    scratch: number,
  ): void
  backwardBias(
    batch: number,
    columns: number,
    dz: number,
    bias: number,
    update: number,
    scratch: number,
  ): void
}

export const denseBinaries: Binaries = { SIMD: denseWasm, 'relaxed SIMD': denseRelaxedWasm }
