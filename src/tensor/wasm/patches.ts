// AssemblyScript, compiled to WebAssembly by scripts/build-wasm.ts. The matrix of patches P: its row r
// is the patch of the input that output pixel r = (image, y, x) sees, [filter height × filter width ×
// channels], with zeros where the patch leaves the image.
import { Geometry } from './geometry'

/** Rows r0, …, r0 + rows − 1 of P. */
export function gather(g: Geometry, from: u32, patches: u32, r0: u32, rows: u32): void {
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
export function scatter(g: Geometry, to: u32, patches: u32, r0: u32, rows: u32): void {
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
