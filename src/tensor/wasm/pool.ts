// AssemblyScript, compiled to WebAssembly by scripts/build-wasm.ts. Addresses are in bytes; tensors are
// contiguous, images NHWC.
import { Geometry } from './geometry'

/**
 * dX ← dY, each entry added where its window of X has its first maximum, by rows and columns. NaNs are
 * no maxima, as in tfjs's cpu backend; a window without a maximum hands nothing on.
 */
export function maxPoolGradient(g: Geometry, x: u32, dy: u32, dx: u32): void {
  const pixel: u32 = 4 * g.channels
  const image: u32 = g.inHeight * g.inWidth * pixel
  memory.fill(dx, 0, g.images * image)
  for (let n: u32 = 0; n < g.images; n++) {
    for (let i = 0; i < g.outHeight; i++) {
      for (let j = 0; j < g.outWidth; j++) {
        const top = i * g.strideHeight - g.top
        const left = j * g.strideWidth - g.left
        let c: u32 = 0
        for (; c + 16 <= pixel; c += 16) windows4(g, top, left, x + c, dy + c, dx + c)
        for (; c < pixel; c += 4) window(g, top, left, x + c, dy + c, dx + c)
        dy += pixel
      }
    }
    x += image
    dx += image
  }
}

/** One window, of four channels: where each lane's maximum is, then what is added there. */
function windows4(g: Geometry, top: i32, left: i32, x: u32, dy: u32, dx: u32): void {
  let best = f32x4.splat(-Infinity)
  let where = i32x4.splat(-1)
  for (let y = top; y < top + g.filterHeight * g.dilationHeight; y += g.dilationHeight) {
    if (y < 0 || y >= g.inHeight) continue
    for (let z = left; z < left + g.filterWidth * g.dilationWidth; z += g.dilationWidth) {
      if (z < 0 || z >= g.inWidth) continue
      const at = (y * g.inWidth + z) * 4 * g.channels
      const here = v128.load(x + at)
      const more = f32x4.gt(here, best)
      best = v128.bitselect(here, best, more)
      where = v128.bitselect(i32x4.splat(at), where, more)
    }
  }
  const change = v128.load(dy)
  for (let y = top; y < top + g.filterHeight * g.dilationHeight; y += g.dilationHeight) {
    if (y < 0 || y >= g.inHeight) continue
    for (let z = left; z < left + g.filterWidth * g.dilationWidth; z += g.dilationWidth) {
      if (z < 0 || z >= g.inWidth) continue
      const at = (y * g.inWidth + z) * 4 * g.channels
      const part = v128.and(change, i32x4.eq(where, i32x4.splat(at)))
      v128.store(dx + at, f32x4.add(v128.load(dx + at), part))
    }
  }
}

/** The same of one channel. */
function window(g: Geometry, top: i32, left: i32, x: u32, dy: u32, dx: u32): void {
  let best: f32 = -Infinity
  let where = -1
  for (let y = top; y < top + g.filterHeight * g.dilationHeight; y += g.dilationHeight) {
    if (y < 0 || y >= g.inHeight) continue
    for (let z = left; z < left + g.filterWidth * g.dilationWidth; z += g.dilationWidth) {
      if (z < 0 || z >= g.inWidth) continue
      const at = (y * g.inWidth + z) * 4 * g.channels
      const here = load<f32>(x + at)
      if (here > best) {
        best = here
        where = at
      }
    }
  }
  if (where >= 0) store<f32>(dx + where, load<f32>(dx + where) + load<f32>(dy))
}
