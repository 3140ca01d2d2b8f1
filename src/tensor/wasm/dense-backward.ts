import { addRow } from './dense-forward'
import { NONE, Update, update } from './dense-update'
import { madd, total } from './multiply-add'

/**
 * Once over a layer's weights W (rows × columns), from the gradient dZ of the loss at its outputs
 * (batch × columns) and its inputs X (batch × rows), of which a list gives the live rows. For each
 * row i, while it is in the cache:
 *   dX_bi ← Σ_j dZ_bj·W_ij where X_bi ≠ 0, else 0: the layer below rectified X. Not for dX = 0;
 *   g_ij = Σ_b X_bi·dZ_bj, and the update of row i by it; not for an update that is NONE.
 * `scratch` holds 2 × columns entries.
 */
export function backward(
  batch: u32,
  rows: u32,
  columns: u32,
  live: u32,
  list: u32,
  x: u32,
  dz: u32,
  w: u32,
  dx: u32,
  how: Update,
  scratch: u32,
): void {
  const wRow: u32 = 4 * columns
  const liveEnd = list + 4 * live
  const end = list + 4 * rows
  let at = list
  for (; at + 8 <= liveEnd; at += 8) {
    const i0 = load<u32>(at)
    const i1 = load<u32>(at, 4)
    const w0 = w + i0 * wRow
    const w1 = w + i1 * wRow
    if (dx) inputGradient2(batch, rows, wRow, i0, i1, x, dz, w0, w1, dx)
    if (how.kind === NONE) continue
    gradient2(batch, rows, wRow, x + 4 * i0, x + 4 * i1, dz, scratch)
    update(how, columns, w0, scratch)
    update(how, columns, w1, scratch + wRow)
  }
  if (at < liveEnd) {
    const i = load<u32>(at)
    const wi = w + i * wRow
    if (dx) inputGradient1(batch, rows, wRow, i, x, dz, wi, dx)
    if (how.kind !== NONE) {
      memory.fill(scratch, 0, wRow)
      for (let b: u32 = 0; b < batch; b++) {
        addRow(columns, v128.load32_splat(x + 4 * (b * rows + i)), dz + b * wRow, scratch)
      }
      update(how, columns, wi, scratch)
    }
    at += 4
  }
  if (at === end || (dx === 0 && how.idle)) return
  memory.fill(scratch, 0, wRow)
  for (; at < end; at += 4) {
    const i = load<u32>(at)
    if (dx) for (let b: u32 = 0; b < batch; b++) store<f32>(dx + 4 * (b * rows + i), 0)
    if (!how.idle) update(how, columns, w + i * wRow, scratch)
  }
}

/** The gradient of a bias, Σ_b dZ_bj, and its update. */
export function backwardBias(
  batch: u32,
  columns: u32,
  dz: u32,
  bias: u32,
  how: Update,
  scratch: u32,
): void {
  if (how.kind === NONE) return
  memory.fill(scratch, 0, 4 * columns)
  const one = f32x4.splat(1)
  for (let b: u32 = 0; b < batch; b++) addRow(columns, one, dz + 4 * b * columns, scratch)
  update(how, columns, bias, scratch)
}

/** Columns i0 and i1 of dX, four rows a time. */
function inputGradient2(
  batch: u32,
  rows: u32,
  wRow: u32,
  i0: u32,
  i1: u32,
  x: u32,
  dz: u32,
  w0: u32,
  w1: u32,
  dx: u32,
): void {
  let b: u32 = 0
  for (; b + 4 <= batch; b += 4) {
    const d0 = dz + b * wRow
    const d1 = d0 + wRow
    const d2 = d1 + wRow
    const d3 = d2 + wRow
    let p0 = f32x4.splat(0)
    let p1 = p0
    let p2 = p0
    let p3 = p0
    let q0 = p0
    let q1 = p0
    let q2 = p0
    let q3 = p0
    let j: u32 = 0
    for (; j + 16 <= wRow; j += 16) {
      const u = v128.load(w0 + j)
      const v = v128.load(w1 + j)
      const e0 = v128.load(d0 + j)
      p0 = madd(e0, u, p0)
      q0 = madd(e0, v, q0)
      const e1 = v128.load(d1 + j)
      p1 = madd(e1, u, p1)
      q1 = madd(e1, v, q1)
      const e2 = v128.load(d2 + j)
      p2 = madd(e2, u, p2)
      q2 = madd(e2, v, q2)
      const e3 = v128.load(d3 + j)
      p3 = madd(e3, u, p3)
      q3 = madd(e3, v, q3)
    }
    for (; j < wRow; j += 4) {
      const u = v128.load32_zero(w0 + j)
      const v = v128.load32_zero(w1 + j)
      const e0 = v128.load32_zero(d0 + j)
      p0 = madd(e0, u, p0)
      q0 = madd(e0, v, q0)
      const e1 = v128.load32_zero(d1 + j)
      p1 = madd(e1, u, p1)
      q1 = madd(e1, v, q1)
      const e2 = v128.load32_zero(d2 + j)
      p2 = madd(e2, u, p2)
      q2 = madd(e2, v, q2)
      const e3 = v128.load32_zero(d3 + j)
      p3 = madd(e3, u, p3)
      q3 = madd(e3, v, q3)
    }
    const at = 4 * b * rows
    const row = 4 * rows
    put(x + at + 4 * i0, dx + at + 4 * i0, p0)
    put(x + at + 4 * i1, dx + at + 4 * i1, q0)
    put(x + at + row + 4 * i0, dx + at + row + 4 * i0, p1)
    put(x + at + row + 4 * i1, dx + at + row + 4 * i1, q1)
    put(x + at + 2 * row + 4 * i0, dx + at + 2 * row + 4 * i0, p2)
    put(x + at + 2 * row + 4 * i1, dx + at + 2 * row + 4 * i1, q2)
    put(x + at + 3 * row + 4 * i0, dx + at + 3 * row + 4 * i0, p3)
    put(x + at + 3 * row + 4 * i1, dx + at + 3 * row + 4 * i1, q3)
  }
  for (; b < batch; b++) {
    const d = dz + b * wRow
    const at = 4 * b * rows
    put(x + at + 4 * i0, dx + at + 4 * i0, dotProduct(wRow, d, w0))
    put(x + at + 4 * i1, dx + at + 4 * i1, dotProduct(wRow, d, w1))
  }
}

/** Column i of dX. */
function inputGradient1(
  batch: u32,
  rows: u32,
  wRow: u32,
  i: u32,
  x: u32,
  dz: u32,
  w: u32,
  dx: u32,
): void {
  for (let b: u32 = 0; b < batch; b++) {
    const at = 4 * (b * rows + i)
    put(x + at, dx + at, dotProduct(wRow, dz + b * wRow, w))
  }
}

/** Four partial sums of Σ_j d_j·w_j: lane l of those j that are l modulo 4. */
function dotProduct(bytes: u32, d: u32, w: u32): v128 {
  let sum = f32x4.splat(0)
  let j: u32 = 0
  for (; j + 16 <= bytes; j += 16) sum = madd(v128.load(d + j), v128.load(w + j), sum)
  for (; j < bytes; j += 4) sum = madd(v128.load32_zero(d + j), v128.load32_zero(w + j), sum)
  return sum
}

/** An entry of dX: 0 where X was rectified. */
function put(x: u32, dx: u32, lanes: v128): void {
  store<f32>(dx, load<f32>(x) === 0 ? 0 : total(lanes))
}

/** g ← Σ_b X_bi·dZ_b for two rows i, four b a time. */
function gradient2(batch: u32, rows: u32, wRow: u32, x0: u32, x1: u32, dz: u32, g: u32): void {
  const xRow: u32 = 4 * rows
  let b: u32 = 0
  memory.fill(g, 0, 2 * wRow)
  for (; b + 4 <= batch; b += 4) {
    const at = b * xRow
    const p0 = v128.load32_splat(x0 + at)
    const p1 = v128.load32_splat(x0 + at + xRow)
    const p2 = v128.load32_splat(x0 + at + 2 * xRow)
    const p3 = v128.load32_splat(x0 + at + 3 * xRow)
    const q0 = v128.load32_splat(x1 + at)
    const q1 = v128.load32_splat(x1 + at + xRow)
    const q2 = v128.load32_splat(x1 + at + 2 * xRow)
    const q3 = v128.load32_splat(x1 + at + 3 * xRow)
    const d0 = dz + b * wRow
    const d1 = d0 + wRow
    const d2 = d1 + wRow
    const d3 = d2 + wRow
    let j: u32 = 0
    for (; j + 16 <= wRow; j += 16) {
      const e0 = v128.load(d0 + j)
      const e1 = v128.load(d1 + j)
      const e2 = v128.load(d2 + j)
      const e3 = v128.load(d3 + j)
      const to = g + j
      v128.store(to, madd(p3, e3, madd(p2, e2, madd(p1, e1, madd(p0, e0, v128.load(to))))))
      const below = to + wRow
      v128.store(below, madd(q3, e3, madd(q2, e2, madd(q1, e1, madd(q0, e0, v128.load(below))))))
    }
    for (; j < wRow; j += 4) {
      const e0 = v128.load32_zero(d0 + j)
      const e1 = v128.load32_zero(d1 + j)
      const e2 = v128.load32_zero(d2 + j)
      const e3 = v128.load32_zero(d3 + j)
      const to = g + j
      const top = madd(p3, e3, madd(p2, e2, madd(p1, e1, madd(p0, e0, v128.load32_zero(to)))))
      v128.store_lane<f32>(to, top, 0)
      const under = to + wRow
      const low = madd(q3, e3, madd(q2, e2, madd(q1, e1, madd(q0, e0, v128.load32_zero(under)))))
      v128.store_lane<f32>(under, low, 0)
    }
  }
  for (; b < batch; b++) {
    const d = dz + b * wRow
    addRow(wRow >> 2, v128.load32_splat(x0 + b * xRow), d, g)
    addRow(wRow >> 2, v128.load32_splat(x1 + b * xRow), d, g + wRow)
  }
}
