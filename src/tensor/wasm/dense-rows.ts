import { fill } from './dense-lists'
import { madd } from './multiply-add'

/**
 * y ← y + Σ p·w over a list, `step` bytes from one to the next, of p and the addresses of w: for each
 * entry of y one sum from left to right, four or eight products a time. Writes over what follows the
 * list.
 */
export function addRows(wRow: u32, step: u32, list: u32, end: u32, y: u32): void {
  if (ASC_FEATURE_RELAXED_SIMD) {
    for (; list + 8 * step <= end; list += 8 * step) addEight(wRow, step, list, y)
  }
  fill(step, list, end)
  for (; list < end; list += 4 * step) addFour(wRow, step, list, y)
}

/**
 * Addresses are of what was done last, and go on before they are used: so each needs one register,
 * where compilers keep two for one that goes on after.
 */
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
  // Remainders are computed as whole vectors are, to the bit.
  for (let j: u32 = 16; j < 16 + (wRow & 15); j += 4) {
    let s = madd(p0, v128.load32_zero(w0 + j), v128.load32_zero(y + j))
    s = madd(p1, v128.load32_zero(w1 + j), s)
    s = madd(p2, v128.load32_zero(w2 + j), s)
    v128.store_lane<f32>(y + j, madd(p3, v128.load32_zero(w3 + j), s), 0)
  }
}

/**
 * The order of loads is meant: an address goes on when its row has been loaded, past which nothing is
 * moved. V8 before relaxed SIMD loads everything first, and runs out of registers.
 */
function addEight(wRow: u32, step: u32, list: u32, y: u32): void {
  const p0 = v128.load32_splat(list)
  let w0 = load<u32>(list, 4)
  list += step
  const p1 = v128.load32_splat(list)
  let w1 = load<u32>(list, 4)
  list += step
  const p2 = v128.load32_splat(list)
  let w2 = load<u32>(list, 4)
  list += step
  const p3 = v128.load32_splat(list)
  let w3 = load<u32>(list, 4)
  list += step
  const p4 = v128.load32_splat(list)
  let w4 = load<u32>(list, 4)
  list += step
  const p5 = v128.load32_splat(list)
  let w5 = load<u32>(list, 4)
  list += step
  const p6 = v128.load32_splat(list)
  let w6 = load<u32>(list, 4)
  list += step
  const p7 = v128.load32_splat(list)
  let w7 = load<u32>(list, 4)
  const end = y + wRow
  for (; y + 64 <= end; y += 64) {
    let s0 = v128.load(y)
    let s1 = v128.load(y, 16)
    let s2 = v128.load(y, 32)
    let s3 = v128.load(y, 48)
    s0 = madd(p0, v128.load(w0), s0)
    s1 = madd(p0, v128.load(w0, 16), s1)
    s2 = madd(p0, v128.load(w0, 32), s2)
    s3 = madd(p0, v128.load(w0, 48), s3)
    w0 += 64
    s0 = madd(p1, v128.load(w1), s0)
    s1 = madd(p1, v128.load(w1, 16), s1)
    s2 = madd(p1, v128.load(w1, 32), s2)
    s3 = madd(p1, v128.load(w1, 48), s3)
    w1 += 64
    s0 = madd(p2, v128.load(w2), s0)
    s1 = madd(p2, v128.load(w2, 16), s1)
    s2 = madd(p2, v128.load(w2, 32), s2)
    s3 = madd(p2, v128.load(w2, 48), s3)
    w2 += 64
    s0 = madd(p3, v128.load(w3), s0)
    s1 = madd(p3, v128.load(w3, 16), s1)
    s2 = madd(p3, v128.load(w3, 32), s2)
    s3 = madd(p3, v128.load(w3, 48), s3)
    w3 += 64
    s0 = madd(p4, v128.load(w4), s0)
    s1 = madd(p4, v128.load(w4, 16), s1)
    s2 = madd(p4, v128.load(w4, 32), s2)
    s3 = madd(p4, v128.load(w4, 48), s3)
    w4 += 64
    s0 = madd(p5, v128.load(w5), s0)
    s1 = madd(p5, v128.load(w5, 16), s1)
    s2 = madd(p5, v128.load(w5, 32), s2)
    s3 = madd(p5, v128.load(w5, 48), s3)
    w5 += 64
    s0 = madd(p6, v128.load(w6), s0)
    s1 = madd(p6, v128.load(w6, 16), s1)
    s2 = madd(p6, v128.load(w6, 32), s2)
    s3 = madd(p6, v128.load(w6, 48), s3)
    w6 += 64
    s0 = madd(p7, v128.load(w7), s0)
    s1 = madd(p7, v128.load(w7, 16), s1)
    s2 = madd(p7, v128.load(w7, 32), s2)
    s3 = madd(p7, v128.load(w7, 48), s3)
    w7 += 64
    v128.store(y, s0)
    v128.store(y, s1, 16)
    v128.store(y, s2, 32)
    v128.store(y, s3, 48)
  }
  for (; y < end; y += 4) {
    let s = v128.load32_zero(y)
    s = madd(p0, v128.load32_zero(w0), s)
    w0 += 4
    s = madd(p1, v128.load32_zero(w1), s)
    w1 += 4
    s = madd(p2, v128.load32_zero(w2), s)
    w2 += 4
    s = madd(p3, v128.load32_zero(w3), s)
    w3 += 4
    s = madd(p4, v128.load32_zero(w4), s)
    w4 += 4
    s = madd(p5, v128.load32_zero(w5), s)
    w5 += 4
    s = madd(p6, v128.load32_zero(w6), s)
    w6 += 4
    s = madd(p7, v128.load32_zero(w7), s)
    w7 += 4
    v128.store_lane<f32>(y, s, 0)
  }
}
