// AssemblyScript, compiled to WebAssembly by scripts/build-wasm.ts. Addresses are in bytes.
import { madd } from './multiply-add'

/**
 * y ← (x − mean)·scale/√(variance + ε) + shift, of rows of so many channels, contiguous; the others are
 * of [channels], and `factors` is scratch for as many.
 */
export function batchNorm(
  rows: u32,
  channels: u32,
  x: u32,
  mean: u32,
  variance: u32,
  scale: u32,
  shift: u32,
  epsilon: f32,
  y: u32,
  factors: u32,
): void {
  const row: u32 = 4 * channels
  for (let c: u32 = 0; c < row; c += 4)
    store<f32>(factors + c, load<f32>(scale + c) / Mathf.sqrt(load<f32>(variance + c) + epsilon))
  for (let r: u32 = 0; r < rows; r++) {
    let c: u32 = 0
    for (; c + 16 <= row; c += 16) {
      const gap = f32x4.sub(v128.load(x + c), v128.load(mean + c))
      v128.store(y + c, madd(gap, v128.load(factors + c), v128.load(shift + c)))
    }
    for (; c < row; c += 4) {
      const gap = load<f32>(x + c) - load<f32>(mean + c)
      store<f32>(y + c, gap * load<f32>(factors + c) + load<f32>(shift + c))
    }
    x += row
    y += row
  }
}
