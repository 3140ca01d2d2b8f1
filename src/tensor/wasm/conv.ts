// AssemblyScript, compiled to WebAssembly by scripts/build-wasm.ts. Convolutions as products with the
// matrix of patches P: its row r is the patch of the input that output pixel r = (image, y, x) sees,
// [filter height × filter width × channels], with zeros where the patch leaves the image. P is made
// for PIXELS rows at a time. Addresses are in bytes; tensors are contiguous, images NHWC.
import { gemm, gemmScratch } from './gemm'

const PIXELS: u32 = 128

/** The sizes of a convolution, in pixels and channels, as they lie in memory. */
@unmanaged
class Geometry {
  images: u32
  inHeight: i32
  inWidth: i32
  channels: u32
  outHeight: i32
  outWidth: i32
  outputs: u32
  filterHeight: i32
  filterWidth: i32
  strideHeight: i32
  strideWidth: i32
  dilationHeight: i32
  dilationWidth: i32
  top: i32
  left: i32

  get patch(): u32 {
    return this.filterHeight * this.filterWidth * this.channels
  }

  get pixels(): u32 {
    return this.images * this.outHeight * this.outWidth
  }
}

/** Bytes of scratch for convolutions with patches of so many entries. */
export function convolutionScratch(patch: u32): u32 {
  return gemmScratch() + 4 * PIXELS * patch
}

/** Y ← P·W: images x, filter [height, width, channels, outputs], y. */
export function convolve(g: Geometry, x: u32, filter: u32, y: u32, scratch: u32): void {
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
export function filterGradient(g: Geometry, x: u32, dy: u32, dFilter: u32, scratch: u32): void {
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
export function inputGradient(g: Geometry, dy: u32, filter: u32, dx: u32, scratch: u32): void {
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

/** Rows r0, …, r0 + rows − 1 of P. */
function gather(g: Geometry, from: u32, patches: u32, r0: u32, rows: u32): void {
  const pixel = 4 * g.channels
  let to = patches
  for (let r = r0; r < r0 + rows; r++) {
    const image = from + (r / (g.outWidth * g.outHeight)) * g.inHeight * g.inWidth * pixel
    const y0 = i32((r / g.outWidth) % g.outHeight) * g.strideHeight - g.top
    const x0 = i32(r % g.outWidth) * g.strideWidth - g.left
    for (let i = 0; i < g.filterHeight; i++) {
      const y = y0 + i * g.dilationHeight
      for (let j = 0; j < g.filterWidth; j++) {
        const x = x0 + j * g.dilationWidth
        if (y < 0 || y >= g.inHeight || x < 0 || x >= g.inWidth) zero(to, pixel)
        else copy(image + (y * g.inWidth + x) * pixel, to, pixel)
        to += pixel
      }
    }
  }
}

/** The transpose of gather: adds rows of a matrix of P's shape to where P's come from. */
function scatter(g: Geometry, to: u32, patches: u32, r0: u32, rows: u32): void {
  const pixel = 4 * g.channels
  let from = patches
  for (let r = r0; r < r0 + rows; r++) {
    const image = to + (r / (g.outWidth * g.outHeight)) * g.inHeight * g.inWidth * pixel
    const y0 = i32((r / g.outWidth) % g.outHeight) * g.strideHeight - g.top
    const x0 = i32(r % g.outWidth) * g.strideWidth - g.left
    for (let i = 0; i < g.filterHeight; i++) {
      const y = y0 + i * g.dilationHeight
      for (let j = 0; j < g.filterWidth; j++) {
        const x = x0 + j * g.dilationWidth
        if (y >= 0 && y < g.inHeight && x >= 0 && x < g.inWidth)
          addTo(image + (y * g.inWidth + x) * pixel, from, pixel)
        from += pixel
      }
    }
  }
}

function copy(from: u32, to: u32, bytes: u32): void {
  let at: u32 = 0
  for (; at + 16 <= bytes; at += 16) v128.store(to + at, v128.load(from + at))
  for (; at < bytes; at += 4) store<f32>(to + at, load<f32>(from + at))
}

function zero(to: u32, bytes: u32): void {
  let at: u32 = 0
  for (; at + 16 <= bytes; at += 16) v128.store(to + at, f32x4.splat(0))
  for (; at < bytes; at += 4) store<f32>(to + at, 0)
}

function addTo(to: u32, from: u32, bytes: u32): void {
  let at: u32 = 0
  for (; at + 16 <= bytes; at += 16)
    v128.store(to + at, f32x4.add(v128.load(to + at), v128.load(from + at)))
  for (; at < bytes; at += 4) store<f32>(to + at, load<f32>(to + at) + load<f32>(from + at))
}
