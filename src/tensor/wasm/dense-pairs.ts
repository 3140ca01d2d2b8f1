import { ALONG_ROW, fill } from './dense-lists'
import { madd } from './multiply-add'

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

/** Addresses go on as in `addRows`. */
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
