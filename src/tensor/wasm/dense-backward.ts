import { addTo } from './dense-entries'
import { gradients } from './dense-gradients'
import { ALONG_COLUMN, listAlongColumn } from './dense-lists'
import { NONE, SGD, Update, update } from './dense-update'
import { weights } from './dense-weights'

/**
 * Once over a layer's weights W (rows × columns), from the gradient dZ of the loss at its outputs
 * (batch × columns) and its inputs X (batch × rows), of which entries that are 0 are passed over. For
 * each row i, in one reading of it:
 *   dX_bi ← Σ_j dZ_bj·W_ij where X_bi ≠ 0, else 0: the layer below rectified X. Not for dX = 0;
 *   g_ij = Σ_b X_bi·dZ_bj, and the update of row i by it; not for an update that is NONE.
 * `scratch` holds 2 × columns + 16 × (batch + 3) entries.
 */
export function backward(
  batch: u32,
  rows: u32,
  columns: u32,
  x: u32,
  dz: u32,
  w: u32,
  dx: u32,
  how: Update,
  scratch: u32,
): void {
  if (how.kind === NONE && !dx) return
  const wRow: u32 = 4 * columns
  const xRow: u32 = 4 * rows
  const g = scratch + 2 * (batch + 3) * ALONG_COLUMN
  if (!dx) {
    weights(batch, rows, columns, x, dz, w, how, scratch, g)
    return
  }
  memory.fill(dx, 0, batch * xRow)
  for (let i: u32 = 0; i < rows; i++, x += 4, w += wRow) {
    const end = listAlongColumn(batch, xRow, x, dz, wRow, dx + 4 * i, scratch)
    if (end === scratch && how.idle) continue
    gradients(wRow, scratch, end, w, how, g)
    if (how.kind !== SGD && how.kind !== NONE) update(how, columns, w, g)
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
  for (let b: u32 = 0; b < batch; b++) addTo(columns, dz + 4 * b * columns, scratch)
  update(how, columns, bias, scratch)
}
