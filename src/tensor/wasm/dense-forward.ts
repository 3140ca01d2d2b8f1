import { madd } from './multiply-add'

/** Y ← the bias in each of its rows. */
export function spread(batch: u32, columns: u32, bias: u32, y: u32): void {
  for (let b: u32 = 0; b < batch; b++) memory.copy(y + 4 * b * columns, bias, 4 * columns)
}

/**
 * Y ← Y + X·W over the live rows of W, `live` of them, in the order of the list: for each entry of Y
 * one sum from left to right, four products a time.
 */
export function product(
  batch: u32,
  rows: u32,
  columns: u32,
  live: u32,
  list: u32,
  x: u32,
  w: u32,
  y: u32,
): void {
  const wRow: u32 = 4 * columns
  const xRow: u32 = 4 * rows
  const end = list + 4 * live
  for (; list + 16 <= end; list += 16) {
    const i0 = load<u32>(list)
    const i1 = load<u32>(list, 4)
    const i2 = load<u32>(list, 8)
    const i3 = load<u32>(list, 12)
    const w0 = w + i0 * wRow
    const w1 = w + i1 * wRow
    const w2 = w + i2 * wRow
    const w3 = w + i3 * wRow
    let b: u32 = 0
    for (; b + 2 <= batch; b += 2) {
      const row = x + b * xRow
      const next = row + xRow
      const p0 = v128.load32_splat(row + 4 * i0)
      const p1 = v128.load32_splat(row + 4 * i1)
      const p2 = v128.load32_splat(row + 4 * i2)
      const p3 = v128.load32_splat(row + 4 * i3)
      const q0 = v128.load32_splat(next + 4 * i0)
      const q1 = v128.load32_splat(next + 4 * i1)
      const q2 = v128.load32_splat(next + 4 * i2)
      const q3 = v128.load32_splat(next + 4 * i3)
      const out = y + b * wRow
      let j: u32 = 0
      for (; j + 16 <= wRow; j += 16) {
        const v0 = v128.load(w0 + j)
        const v1 = v128.load(w1 + j)
        const v2 = v128.load(w2 + j)
        const v3 = v128.load(w3 + j)
        const at = out + j
        const below = at + wRow
        v128.store(at, madd(p3, v3, madd(p2, v2, madd(p1, v1, madd(p0, v0, v128.load(at))))))
        v128.store(below, madd(q3, v3, madd(q2, v2, madd(q1, v1, madd(q0, v0, v128.load(below))))))
      }
      for (; j < wRow; j += 4) {
        const v0 = v128.load32_zero(w0 + j)
        const v1 = v128.load32_zero(w1 + j)
        const v2 = v128.load32_zero(w2 + j)
        const v3 = v128.load32_zero(w3 + j)
        const at = out + j
        const below = at + wRow
        storeOne(at, madd(p3, v3, madd(p2, v2, madd(p1, v1, madd(p0, v0, v128.load32_zero(at))))))
        storeOne(
          below,
          madd(q3, v3, madd(q2, v2, madd(q1, v1, madd(q0, v0, v128.load32_zero(below))))),
        )
      }
    }
    if (b < batch) {
      const row = x + b * xRow
      const p0 = v128.load32_splat(row + 4 * i0)
      const p1 = v128.load32_splat(row + 4 * i1)
      const p2 = v128.load32_splat(row + 4 * i2)
      const p3 = v128.load32_splat(row + 4 * i3)
      const out = y + b * wRow
      let j: u32 = 0
      for (; j + 16 <= wRow; j += 16) {
        const at = out + j
        const s0 = madd(p0, v128.load(w0 + j), v128.load(at))
        const s1 = madd(p1, v128.load(w1 + j), s0)
        const s2 = madd(p2, v128.load(w2 + j), s1)
        v128.store(at, madd(p3, v128.load(w3 + j), s2))
      }
      for (; j < wRow; j += 4) {
        const at = out + j
        const s0 = madd(p0, v128.load32_zero(w0 + j), v128.load32_zero(at))
        const s1 = madd(p1, v128.load32_zero(w1 + j), s0)
        const s2 = madd(p2, v128.load32_zero(w2 + j), s1)
        storeOne(at, madd(p3, v128.load32_zero(w3 + j), s2))
      }
    }
  }
  for (; list < end; list += 4) {
    const i = load<u32>(list)
    for (let b: u32 = 0; b < batch; b++) {
      addRow(columns, v128.load32_splat(x + b * xRow + 4 * i), w + i * wRow, y + b * wRow)
    }
  }
}

/** y ← y + p·w, p in all lanes. */
export function addRow(columns: u32, p: v128, w: u32, y: u32): void {
  const bytes: u32 = 4 * columns
  let j: u32 = 0
  for (; j + 16 <= bytes; j += 16) v128.store(y + j, madd(p, v128.load(w + j), v128.load(y + j)))
  for (; j < bytes; j += 4) {
    storeOne(y + j, madd(p, v128.load32_zero(w + j), v128.load32_zero(y + j)))
  }
}

/** Lane 0 alone: remainders are computed as whole vectors are, to the bit. */
function storeOne(to: u32, x: v128): void {
  v128.store_lane<f32>(to, x, 0)
}
