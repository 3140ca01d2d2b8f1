// AssemblyScript, compiled to WebAssembly by scripts/build-wasm.ts.
import { madd } from './multiply-add'

/** Whether x·y + z is rounded once, for x = y = 1 + 2⁻¹², z = −1 − 2⁻¹¹, which the caller lends. */
export function fuses(x: f32, z: f32): bool {
  const square = f32x4.splat(x)
  return f32x4.extract_lane(madd(square, square, f32x4.splat(z)), 0) !== 0
}
