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
 * y ← y + Σ p·w over a list, `step` bytes from one to the next, of p and the addresses of w: for each
 * entry of y one sum from left to right, four products a time. Writes over what follows the list.
 */
export function addRows(wRow: u32, step: u32, list: u32, end: u32, y: u32): void {
  for (; list + 4 * step <= end; list += 4 * step) addFour(wRow, step, list, y)
  if (list === end) return
  const last = load<u32>(end - step, 4)
  for (let more = end; more < list + 4 * step; more += step) {
    store<f32>(more, 0)
    store<u32>(more, last, 4)
  }
  addFour(wRow, step, list, y)
}

function addFour(wRow: u32, step: u32, list: u32, y: u32): void {
  const p0 = v128.load32_splat(list)
  const w0 = load<u32>(list, 4)
  list += step
  const p1 = v128.load32_splat(list)
  const w1 = load<u32>(list, 4)
  list += step
  const p2 = v128.load32_splat(list)
  const w2 = load<u32>(list, 4)
  list += step
  const p3 = v128.load32_splat(list)
  const w3 = load<u32>(list, 4)
  let j: u32 = 0
  // Sum after sum: to take the four of a line side by side is a third slower.
  for (; j + 64 <= wRow; j += 64) {
    const to = y + j
    const a0 = w0 + j
    const a1 = w1 + j
    const a2 = w2 + j
    const a3 = w3 + j
    let s = madd(p0, v128.load(a0), v128.load(to))
    s = madd(p1, v128.load(a1), s)
    s = madd(p2, v128.load(a2), s)
    v128.store(to, madd(p3, v128.load(a3), s))
    s = madd(p0, v128.load(a0, 16), v128.load(to, 16))
    s = madd(p1, v128.load(a1, 16), s)
    s = madd(p2, v128.load(a2, 16), s)
    v128.store(to, madd(p3, v128.load(a3, 16), s), 16)
    s = madd(p0, v128.load(a0, 32), v128.load(to, 32))
    s = madd(p1, v128.load(a1, 32), s)
    s = madd(p2, v128.load(a2, 32), s)
    v128.store(to, madd(p3, v128.load(a3, 32), s), 32)
    s = madd(p0, v128.load(a0, 48), v128.load(to, 48))
    s = madd(p1, v128.load(a1, 48), s)
    s = madd(p2, v128.load(a2, 48), s)
    v128.store(to, madd(p3, v128.load(a3, 48), s), 48)
  }
  for (; j + 16 <= wRow; j += 16) {
    let s = madd(p0, v128.load(w0 + j), v128.load(y + j))
    s = madd(p1, v128.load(w1 + j), s)
    s = madd(p2, v128.load(w2 + j), s)
    v128.store(y + j, madd(p3, v128.load(w3 + j), s))
  }
  // Remainders are computed as whole vectors are, to the bit.
  for (; j < wRow; j += 4) {
    let s = madd(p0, v128.load32_zero(w0 + j), v128.load32_zero(y + j))
    s = madd(p1, v128.load32_zero(w1 + j), s)
    s = madd(p2, v128.load32_zero(w2 + j), s)
    v128.store_lane<f32>(y + j, madd(p3, v128.load32_zero(w3 + j), s), 0)
  }
}
