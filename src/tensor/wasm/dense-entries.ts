// Entry by entry over `count` of them.

/** y ← max(y, 0), NaN staying NaN. */
export function rectify(count: u32, y: u32): void {
  const zero = f32x4.splat(0)
  let i: u32 = 0
  for (; i + 4 <= count; i += 4) v128.store(y + 4 * i, f32x4.max(v128.load(y + 4 * i), zero))
  for (; i < count; i++) store<f32>(y + 4 * i, max<f32>(load<f32>(y + 4 * i), 0))
}

/** y ← 0 where x is 0: the derivative of what `rectify` made x. */
export function maskBy(count: u32, x: u32, y: u32): void {
  for (let i: u32 = 0; i < 4 * count; i += 4) if (load<f32>(x + i) === 0) store<f32>(y + i, 0)
}

/** y ← s·x. */
export function scaled(count: u32, s: f32, x: u32, y: u32): void {
  for (let i: u32 = 0; i < 4 * count; i += 4) store<f32>(y + i, s * load<f32>(x + i))
}

/** y ← y + x. */
export function addTo(count: u32, x: u32, y: u32): void {
  let i: u32 = 0
  for (; i + 4 <= count; i += 4) {
    v128.store(y + 4 * i, f32x4.add(v128.load(y + 4 * i), v128.load(x + 4 * i)))
  }
  for (; i < count; i++) store<f32>(y + 4 * i, load<f32>(y + 4 * i) + load<f32>(x + 4 * i))
}
