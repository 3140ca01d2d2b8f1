// AssemblyScript, compiled to WebAssembly by scripts/build-wasm.ts. Convolutions as products with the
// matrix of patches P: its row r is the patch of the input that output pixel r = (image, y, x) sees,
// [filter height × filter width × channels], with zeros where the patch leaves the image. P is made
// for `block` rows at a time. Addresses are in bytes, strides and pads in pixels.
import { gemm, gemmScratch } from './gemm'

export { gemm, gemmScratch }

/** Y ← P·W: images x [N, H, W, C], filter [h, w, C, n], y [N, outH, outW, n]. */
export function convolve(
  x: u32, filter: u32, y: u32,
  images: u32, inH: i32, inW: i32, channels: u32,
  outH: i32, outW: i32, outputs: u32,
  h: i32, w: i32, strideH: i32, strideW: i32, dilationH: i32, dilationW: i32, top: i32, left: i32,
  block: u32, scratch: u32,
): void {
  const patch = h * w * channels
  const pixels = images * outH * outW
  const patches = scratch + gemmScratch()
  for (let r0: u32 = 0; r0 < pixels; r0 += block) {
    const rows = min(block, pixels - r0)
    gather(
      x, patches, r0, rows, inH, inW, channels, outH, outW,
      h, w, strideH, strideW, dilationH, dilationW, top, left,
    )
    gemm(
      rows, outputs, patch, patches, 4 * patch, 4, filter, 4 * outputs, 4,
      y + 4 * r0 * outputs, 4 * outputs, false, scratch,
    )
  }
}

/** dW ← PᵀdY. */
export function filterGradient(
  x: u32, dy: u32, dFilter: u32,
  images: u32, inH: i32, inW: i32, channels: u32,
  outH: i32, outW: i32, outputs: u32,
  h: i32, w: i32, strideH: i32, strideW: i32, dilationH: i32, dilationW: i32, top: i32, left: i32,
  block: u32, scratch: u32,
): void {
  const patch = h * w * channels
  const pixels = images * outH * outW
  const patches = scratch + gemmScratch()
  for (let r0: u32 = 0; r0 < pixels; r0 += block) {
    const rows = min(block, pixels - r0)
    gather(
      x, patches, r0, rows, inH, inW, channels, outH, outW,
      h, w, strideH, strideW, dilationH, dilationW, top, left,
    )
    gemm(
      patch, outputs, rows, patches, 4, 4 * patch, dy + 4 * r0 * outputs, 4 * outputs, 4,
      dFilter, 4 * outputs, r0 > 0, scratch,
    )
  }
}

/** dX ← the entries of dY·Wᵀ, which is shaped as P, added where P's came from. */
export function inputGradient(
  dx: u32, filter: u32, dy: u32,
  images: u32, inH: i32, inW: i32, channels: u32,
  outH: i32, outW: i32, outputs: u32,
  h: i32, w: i32, strideH: i32, strideW: i32, dilationH: i32, dilationW: i32, top: i32, left: i32,
  block: u32, scratch: u32,
): void {
  const patch = h * w * channels
  const pixels = images * outH * outW
  const patches = scratch + gemmScratch()
  memory.fill(dx, 0, 4 * images * inH * inW * channels)
  for (let r0: u32 = 0; r0 < pixels; r0 += block) {
    const rows = min(block, pixels - r0)
    gemm(
      rows, patch, outputs, dy + 4 * r0 * outputs, 4 * outputs, 4, filter, 4, 4 * outputs,
      patches, 4 * patch, false, scratch,
    )
    scatter(
      dx, patches, r0, rows, inH, inW, channels, outH, outW,
      h, w, strideH, strideW, dilationH, dilationW, top, left,
    )
  }
}

/** Rows r0, …, r0 + rows − 1 of P. */
function gather(
  x: u32, patches: u32, r0: u32, rows: u32,
  inH: i32, inW: i32, channels: u32, outH: i32, outW: i32,
  h: i32, w: i32, strideH: i32, strideW: i32, dilationH: i32, dilationW: i32, top: i32, left: i32,
): void {
  const pixel = 4 * channels
  let to = patches
  for (let r = r0; r < r0 + rows; r++) {
    const ox: i32 = r % outW
    const oy: i32 = (r / outW) % outH
    const image = x + (r / (outW * outH)) * inH * inW * pixel
    for (let i = 0; i < h; i++) {
      const iy = oy * strideH - top + i * dilationH
      const row = image + iy * inW * pixel
      const outside = iy < 0 || iy >= inH
      for (let j = 0; j < w; j++) {
        const ix = ox * strideW - left + j * dilationW
        if (outside || ix < 0 || ix >= inW) zero(to, pixel)
        else copy(row + ix * pixel, to, pixel)
        to += pixel
      }
    }
  }
}

/** The transpose of gather: adds rows of a matrix shaped as P to where P's come from. */
function scatter(
  x: u32, patches: u32, r0: u32, rows: u32,
  inH: i32, inW: i32, channels: u32, outH: i32, outW: i32,
  h: i32, w: i32, strideH: i32, strideW: i32, dilationH: i32, dilationW: i32, top: i32, left: i32,
): void {
  const pixel = 4 * channels
  let from = patches
  for (let r = r0; r < r0 + rows; r++) {
    const ox: i32 = r % outW
    const oy: i32 = (r / outW) % outH
    const image = x + (r / (outW * outH)) * inH * inW * pixel
    for (let i = 0; i < h; i++) {
      const iy = oy * strideH - top + i * dilationH
      const row = image + iy * inW * pixel
      const outside = iy < 0 || iy >= inH
      for (let j = 0; j < w; j++) {
        const ix = ox * strideW - left + j * dilationW
        if (!outside && ix >= 0 && ix < inW) addTo(row + ix * pixel, from, pixel)
        from += pixel
      }
    }
  }
}

// @ts-ignore: decorator
@inline
function copy(from: u32, to: u32, bytes: u32): void {
  let at: u32 = 0
  for (; at + 16 <= bytes; at += 16) v128.store(to + at, v128.load(from + at))
  for (; at < bytes; at += 4) store<f32>(to + at, load<f32>(from + at))
}

// @ts-ignore: decorator
@inline
function zero(to: u32, bytes: u32): void {
  let at: u32 = 0
  for (; at + 16 <= bytes; at += 16) v128.store(to + at, f32x4.splat(0))
  for (; at < bytes; at += 4) store<f32>(to + at, 0)
}

// @ts-ignore: decorator
@inline
function addTo(to: u32, from: u32, bytes: u32): void {
  let at: u32 = 0
  for (; at + 16 <= bytes; at += 16)
    v128.store(to + at, f32x4.add(v128.load(to + at), v128.load(from + at)))
  for (; at < bytes; at += 4) store<f32>(to + at, load<f32>(to + at) + load<f32>(from + at))
}
