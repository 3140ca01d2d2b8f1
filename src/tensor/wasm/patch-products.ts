// AssemblyScript, compiled to WebAssembly by scripts/build-wasm.ts. Convolutions as products with the
// matrix of patches P (patches.ts), made for PIXELS rows at a time. Addresses are in bytes; tensors are
// contiguous, images NHWC.
import { gemm, gemmScratch } from './gemm'
import { Geometry } from './geometry'
import { gather, scatter } from './patches'

const PIXELS: u32 = 128

/** Bytes of scratch for convolutions with patches of so many entries. */
export function patchesScratch(patch: u32): u32 {
  return gemmScratch() + 4 * PIXELS * patch
}

/** Y ← P·W: images x, filter [height, width, channels, outputs], y. */
export function convolvePatches(g: Geometry, x: u32, filter: u32, y: u32, scratch: u32): void {
  const row = 4 * g.outputs
  const patches = scratch + gemmScratch()
  for (let r0: u32 = 0; r0 < g.pixels; r0 += PIXELS) {
    const rows = min(PIXELS, g.pixels - r0)
    gather(g, x, patches, r0, rows)
    gemm(
      rows,
      g.outputs,
      g.patch,
      patches,
      4 * g.patch,
      4,
      filter,
      row,
      4,
      y + r0 * row,
      row,
      false,
      scratch,
    )
  }
}

/** dW ← PᵀdY. */
export function patchesFilterGradient(
  g: Geometry,
  x: u32,
  dy: u32,
  dFilter: u32,
  scratch: u32,
): void {
  const row = 4 * g.outputs
  const patches = scratch + gemmScratch()
  for (let r0: u32 = 0; r0 < g.pixels; r0 += PIXELS) {
    const rows = min(PIXELS, g.pixels - r0)
    gather(g, x, patches, r0, rows)
    gemm(
      g.patch,
      g.outputs,
      rows,
      patches,
      4,
      4 * g.patch,
      dy + r0 * row,
      row,
      4,
      dFilter,
      row,
      r0 > 0,
      scratch,
    )
  }
}

/** dX ← the entries of dY·Wᵀ, a matrix of P's shape, added up where P's come from. */
export function patchesInputGradient(
  g: Geometry,
  dy: u32,
  filter: u32,
  dx: u32,
  scratch: u32,
): void {
  const row = 4 * g.outputs
  const patches = scratch + gemmScratch()
  memory.fill(dx, 0, 4 * g.images * g.inHeight * g.inWidth * g.channels)
  for (let r0: u32 = 0; r0 < g.pixels; r0 += PIXELS) {
    const rows = min(PIXELS, g.pixels - r0)
    gemm(
      rows,
      g.patch,
      g.outputs,
      dy + r0 * row,
      row,
      4,
      filter,
      4,
      row,
      patches,
      4 * g.patch,
      false,
      scratch,
    )
    scatter(g, dx, patches, r0, rows)
  }
}
