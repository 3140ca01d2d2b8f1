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
  fill(step, list, end)
  for (; list < end; list += 4 * step) addFour(wRow, step, list, y)
}

/**
 * `addRows` to y and to z, to the bit, of two lists along rows with the same w in the same order: each
 * w is loaded once for both.
 */
export function addRowsToTwo(wRow: u32, list: u32, end: u32, other: u32, y: u32, z: u32): void {
  const apart = other - list
  fill(ALONG_ROW, list, end)
  fill(ALONG_ROW, other, end + apart)
  for (; list < end; list += 4 * ALONG_ROW) addFourToTwo(wRow, list, list + apart, y, z)
}

/** Makes a list a multiple of four long, by products of 0 and its last row. */
function fill(step: u32, list: u32, end: u32): void {
  if (list === end) return
  const last = load<u32>(end - step, 4)
  for (let more = end; (more - list) % (4 * step) !== 0; more += step) {
    store<f32>(more, 0)
    store<u32>(more, last, 4)
  }
}

// Addresses are of what was done last, and go on before they are used: so each needs one register,
// where compilers keep two for one that goes on after. In the remainders, lanes are computed as whole
// vectors are, to the bit.

function addFour(wRow: u32, step: u32, list: u32, y: u32): void {
  const p0 = v128.load32_splat(list)
  let w0 = load<u32>(list, 4) - 16
  list += step
  const p1 = v128.load32_splat(list)
  let w1 = load<u32>(list, 4) - 16
  list += step
  const p2 = v128.load32_splat(list)
  let w2 = load<u32>(list, 4) - 16
  list += step
  const p3 = v128.load32_splat(list)
  let w3 = load<u32>(list, 4) - 16
  y -= 16
  const whole = y + (wRow & ~15)
  while (y < whole) {
    w0 += 16
    w1 += 16
    w2 += 16
    w3 += 16
    y += 16
    let s = madd(p0, v128.load(w0), v128.load(y))
    s = madd(p1, v128.load(w1), s)
    s = madd(p2, v128.load(w2), s)
    v128.store(y, madd(p3, v128.load(w3), s))
  }
  for (let j: u32 = 16; j < 16 + (wRow & 15); j += 4) {
    let s = madd(p0, v128.load32_zero(w0 + j), v128.load32_zero(y + j))
    s = madd(p1, v128.load32_zero(w1 + j), s)
    s = madd(p2, v128.load32_zero(w2 + j), s)
    v128.store_lane<f32>(y + j, madd(p3, v128.load32_zero(w3 + j), s), 0)
  }
}

function addFourToTwo(wRow: u32, list: u32, other: u32, y: u32, z: u32): void {
  const p0 = v128.load32_splat(list)
  const q0 = v128.load32_splat(other)
  let w0 = load<u32>(list, 4) - 16
  const p1 = v128.load32_splat(list, ALONG_ROW)
  const q1 = v128.load32_splat(other, ALONG_ROW)
  let w1 = load<u32>(list, ALONG_ROW + 4) - 16
  const p2 = v128.load32_splat(list, 2 * ALONG_ROW)
  const q2 = v128.load32_splat(other, 2 * ALONG_ROW)
  let w2 = load<u32>(list, 2 * ALONG_ROW + 4) - 16
  const p3 = v128.load32_splat(list, 3 * ALONG_ROW)
  const q3 = v128.load32_splat(other, 3 * ALONG_ROW)
  let w3 = load<u32>(list, 3 * ALONG_ROW + 4) - 16
  y -= 16
  z -= 16
  const whole = y + (wRow & ~15)
  while (y < whole) {
    w0 += 16
    const a0 = v128.load(w0)
    w1 += 16
    const a1 = v128.load(w1)
    w2 += 16
    const a2 = v128.load(w2)
    w3 += 16
    const a3 = v128.load(w3)
    y += 16
    v128.store(y, madd(p3, a3, madd(p2, a2, madd(p1, a1, madd(p0, a0, v128.load(y))))))
    z += 16
    v128.store(z, madd(q3, a3, madd(q2, a2, madd(q1, a1, madd(q0, a0, v128.load(z))))))
  }
  for (let j: u32 = 16; j < 16 + (wRow & 15); j += 4) {
    const a0 = v128.load32_zero(w0 + j)
    const a1 = v128.load32_zero(w1 + j)
    const a2 = v128.load32_zero(w2 + j)
    const a3 = v128.load32_zero(w3 + j)
    const s = madd(p2, a2, madd(p1, a1, madd(p0, a0, v128.load32_zero(y + j))))
    v128.store_lane<f32>(y + j, madd(p3, a3, s), 0)
    const t = madd(q2, a2, madd(q1, a1, madd(q0, a0, v128.load32_zero(z + j))))
    v128.store_lane<f32>(z + j, madd(q3, a3, t), 0)
  }
}
