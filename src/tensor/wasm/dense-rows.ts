// A layer's weights W are rows × columns, the row of an input beside that of the next; its inputs X
// are batch × rows. An entry of X that is 0, as half of the rectified ones are, adds nothing to X·W
// and to the gradient of its row: it is passed over, entry by entry. (So 0 times a weight that is NaN
// or infinite is 0 here. What diverges is seen where inputs are not 0.)
import { madd } from './multiply-add'

/** Bytes of what is listed for an entry along a row: the entry, f32, and the address of a row of W. */
export const ALONG_ROW: u32 = 8
/** Along a column: the entry, the addresses of a row of dZ and of an entry of dX, and room for four sums. */
export const ALONG_COLUMN: u32 = 32

/** Lists the entries X_i, from ≤ i < to, of one row of X that are not 0. Returns the end of the list. */
export function listAlongRow(x: u32, from: u32, to: u32, w: u32, wRow: u32, list: u32): u32 {
  for (let i = from; i < to; i++) {
    const entry = load<f32>(x + 4 * i)
    store<f32>(list, entry)
    store<u32>(list, w + i * wRow, 4)
    if (entry !== 0) list += ALONG_ROW
  }
  return list
}

/** Lists the entries of one column of X that are not 0, their sums 0. Returns the end of the list. */
export function listAlongColumn(
  batch: u32,
  xRow: u32,
  x: u32,
  dz: u32,
  wRow: u32,
  dx: u32,
  list: u32,
): u32 {
  for (let b: u32 = 0; b < batch; b++, x += xRow, dz += wRow, dx += xRow) {
    const entry = load<f32>(x)
    store<f32>(list, entry)
    store<u32>(list, dz, 4)
    store<u32>(list, dx, 8)
    v128.store(list, f32x4.splat(0), 16)
    if (entry !== 0) list += ALONG_COLUMN
  }
  return list
}

/**
 * y ← y + Σ p·w over a list, `step` bytes from one to the next, of p and the addresses of w: from left
 * to right, many columns at a time.
 */
export function addRows(wRow: u32, step: u32, list: u32, end: u32, y: u32): void {
  let j: u32 = 0
  for (; j + 128 <= wRow; j += 128) {
    const to = y + j
    let s0 = v128.load(to)
    let s1 = v128.load(to, 16)
    let s2 = v128.load(to, 32)
    let s3 = v128.load(to, 48)
    let s4 = v128.load(to, 64)
    let s5 = v128.load(to, 80)
    let s6 = v128.load(to, 96)
    let s7 = v128.load(to, 112)
    for (let at = list; at < end; at += step) {
      const p = v128.load32_splat(at)
      const w = load<u32>(at, 4) + j
      s0 = madd(p, v128.load(w), s0)
      s1 = madd(p, v128.load(w, 16), s1)
      s2 = madd(p, v128.load(w, 32), s2)
      s3 = madd(p, v128.load(w, 48), s3)
      s4 = madd(p, v128.load(w, 64), s4)
      s5 = madd(p, v128.load(w, 80), s5)
      s6 = madd(p, v128.load(w, 96), s6)
      s7 = madd(p, v128.load(w, 112), s7)
    }
    v128.store(to, s0)
    v128.store(to, s1, 16)
    v128.store(to, s2, 32)
    v128.store(to, s3, 48)
    v128.store(to, s4, 64)
    v128.store(to, s5, 80)
    v128.store(to, s6, 96)
    v128.store(to, s7, 112)
  }
  for (; j + 64 <= wRow; j += 64) {
    const to = y + j
    let s0 = v128.load(to)
    let s1 = v128.load(to, 16)
    let s2 = v128.load(to, 32)
    let s3 = v128.load(to, 48)
    for (let at = list; at < end; at += step) {
      const p = v128.load32_splat(at)
      const w = load<u32>(at, 4) + j
      s0 = madd(p, v128.load(w), s0)
      s1 = madd(p, v128.load(w, 16), s1)
      s2 = madd(p, v128.load(w, 32), s2)
      s3 = madd(p, v128.load(w, 48), s3)
    }
    v128.store(to, s0)
    v128.store(to, s1, 16)
    v128.store(to, s2, 32)
    v128.store(to, s3, 48)
  }
  for (; j + 16 <= wRow; j += 16) {
    let s = v128.load(y + j)
    for (let at = list; at < end; at += step) {
      s = madd(v128.load32_splat(at), v128.load(load<u32>(at, 4) + j), s)
    }
    v128.store(y + j, s)
  }
  // Remainders are computed as whole vectors are, to the bit.
  for (; j < wRow; j += 4) {
    let s = v128.load32_zero(y + j)
    for (let at = list; at < end; at += step) {
      s = madd(v128.load32_splat(at), v128.load32_zero(load<u32>(at, 4) + j), s)
    }
    v128.store_lane<f32>(y + j, s, 0)
  }
}
