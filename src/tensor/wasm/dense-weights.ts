import { ALONG_COLUMN, listAlongColumn } from './dense-lists'
import { addRows } from './dense-rows'
import { SGD, sgd, Update, update } from './dense-update'
import { madd } from './multiply-add'

/** The gradient of W and its update, where dX is not wanted: see `backward`. */
export function weights(
  batch: u32,
  rows: u32,
  columns: u32,
  x: u32,
  dz: u32,
  w: u32,
  how: Update,
  list: u32,
  g: u32,
): void {
  const wRow: u32 = 4 * columns
  const xRow: u32 = 4 * rows
  const full = batch * ALONG_COLUMN
  const other = list + (batch + 3) * ALONG_COLUMN
  for (let i: u32 = 0; i < rows; i += 2, x += 8, w += 2 * wRow) {
    const end = listAlongColumn(batch, xRow, x, dz, wRow, 0, list)
    if (i + 1 === rows) {
      ofRow(columns, list, end, w, how, g)
      break
    }
    const otherEnd = listAlongColumn(batch, xRow, x + 4, dz, wRow, 0, other)
    if (end === list + full && otherEnd === other + full) {
      ofTwo(batch, xRow, wRow, x, dz, w, how, g)
      if (how.kind !== SGD) update(how, 2 * columns, w, g)
    } else {
      ofRow(columns, list, end, w, how, g)
      ofRow(columns, other, otherEnd, w + wRow, how, g)
    }
  }
}

function ofRow(columns: u32, list: u32, end: u32, w: u32, how: Update, g: u32): void {
  if (end === list && how.idle) return
  memory.fill(g, 0, 4 * columns)
  addRows(4 * columns, ALONG_COLUMN, list, end, g)
  update(how, columns, w, g)
}

/**
 * To the bit what `ofRow` does for a row and the next, where X has no zeros beside them; but only SGD
 * updates, else g is the gradient. Each row of dZ is loaded once for both.
 */
function ofTwo(
  batch: u32,
  xRow: u32,
  wRow: u32,
  x: u32,
  dz: u32,
  w: u32,
  how: Update,
  g: u32,
): void {
  const zero = f32x4.splat(0)
  const fuses = how.kind === SGD
  const minusH = f32x4.splat(how.minusH)
  const to = fuses ? w + how.to : g
  let j: u32 = 0
  for (; j + 64 <= wRow; j += 64) {
    let g0 = zero
    let g1 = zero
    let g2 = zero
    let g3 = zero
    let h0 = zero
    let h1 = zero
    let h2 = zero
    let h3 = zero
    for (let b = batch, from = x, d = dz + j; b > 0; b--, from += xRow, d += wRow) {
      const p = v128.load32_splat(from)
      const q = v128.load32_splat(from, 4)
      const d0 = v128.load(d)
      g0 = madd(p, d0, g0)
      h0 = madd(q, d0, h0)
      const d1 = v128.load(d, 16)
      g1 = madd(p, d1, g1)
      h1 = madd(q, d1, h1)
      const d2 = v128.load(d, 32)
      g2 = madd(p, d2, g2)
      h2 = madd(q, d2, h2)
      const d3 = v128.load(d, 48)
      g3 = madd(p, d3, g3)
      h3 = madd(q, d3, h3)
    }
    if (fuses) {
      const a = w + j
      g0 = sgd(minusH, v128.load(a), g0)
      g1 = sgd(minusH, v128.load(a, 16), g1)
      g2 = sgd(minusH, v128.load(a, 32), g2)
      g3 = sgd(minusH, v128.load(a, 48), g3)
      const b = a + wRow
      h0 = sgd(minusH, v128.load(b), h0)
      h1 = sgd(minusH, v128.load(b, 16), h1)
      h2 = sgd(minusH, v128.load(b, 32), h2)
      h3 = sgd(minusH, v128.load(b, 48), h3)
    }
    const one = to + j
    v128.store(one, g0)
    v128.store(one, g1, 16)
    v128.store(one, g2, 32)
    v128.store(one, g3, 48)
    const other = one + wRow
    v128.store(other, h0)
    v128.store(other, h1, 16)
    v128.store(other, h2, 32)
    v128.store(other, h3, 48)
  }
  for (; j + 16 <= wRow; j += 16) {
    let g0 = zero
    let h0 = zero
    for (let b = batch, from = x, d = dz + j; b > 0; b--, from += xRow, d += wRow) {
      const d0 = v128.load(d)
      g0 = madd(v128.load32_splat(from), d0, g0)
      h0 = madd(v128.load32_splat(from, 4), d0, h0)
    }
    if (fuses) {
      g0 = sgd(minusH, v128.load(w + j), g0)
      h0 = sgd(minusH, v128.load(w + j + wRow), h0)
    }
    v128.store(to + j, g0)
    v128.store(to + j + wRow, h0)
  }
  // Remainders are computed as whole vectors are, to the bit.
  for (; j < wRow; j += 4) {
    let g0 = zero
    let h0 = zero
    for (let b = batch, from = x, d = dz + j; b > 0; b--, from += xRow, d += wRow) {
      const d0 = v128.load32_zero(d)
      g0 = madd(v128.load32_splat(from), d0, g0)
      h0 = madd(v128.load32_splat(from, 4), d0, h0)
    }
    if (fuses) {
      g0 = sgd(minusH, v128.load32_zero(w + j), g0)
      h0 = sgd(minusH, v128.load32_zero(w + j + wRow), h0)
    }
    v128.store_lane<f32>(to + j, g0, 0)
    v128.store_lane<f32>(to + j + wRow, h0, 0)
  }
}
