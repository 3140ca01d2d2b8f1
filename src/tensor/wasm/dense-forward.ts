import { ALONG_ROW, addRows, listAlongRow } from './dense-rows'

/** So many rows of W stay in the cache until all of the batch has met them. */
const AT_ONCE: u32 = 32

/** Y ← the bias in each of its rows. */
export function spread(batch: u32, columns: u32, bias: u32, y: u32): void {
  for (let b: u32 = 0; b < batch; b++) memory.copy(y + 4 * b * columns, bias, 4 * columns)
}

/**
 * Y ← Y + X·W, where entries of X that are 0 are passed over: for each entry of Y one sum from left to
 * right. `scratch` holds 72 entries.
 */
export function product(
  batch: u32,
  rows: u32,
  columns: u32,
  x: u32,
  w: u32,
  y: u32,
  scratch: u32,
): void {
  const wRow: u32 = 4 * columns
  for (let from: u32 = 0; from < rows; from += AT_ONCE) {
    const to = min(rows, from + AT_ONCE)
    for (let b: u32 = 0; b < batch; b++) {
      const end = listAlongRow(x + 4 * b * rows, from, to, w, wRow, scratch)
      addRows(wRow, ALONG_ROW, scratch, end, y + b * wRow)
    }
  }
}
