// A layer's weights W are rows × columns, the row of an input beside that of the next; its inputs X
// are batch × rows. An entry of X that is 0, as half of the rectified ones are, adds nothing to X·W
// and to the gradient of its row: it is passed over, entry by entry. (So 0 times a weight that is NaN
// or infinite is 0 here. What diverges is seen where inputs are not 0.)

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

/** Makes a list a multiple of four long, by products of 0 and its last row. */
export function fill(step: u32, list: u32, end: u32): void {
  if (list === end) return
  const last = load<u32>(end - step, 4)
  for (let more = end; (more - list) % (4 * step) !== 0; more += step) {
    store<f32>(more, 0)
    store<u32>(more, last, 4)
  }
}
