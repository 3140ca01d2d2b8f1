import { ALONG_ROW, addRows, listAlongRow } from './dense-rows'

/** So many rows of W stay in the cache until all of the batch has met them. */
const AT_ONCE: u32 = 16

/** Y ← the bias in each of its rows. */
export function spread(batch: u32, columns: u32, bias: u32, y: u32): void {
  for (let b: u32 = 0; b < batch; b++) memory.copy(y + 4 * b * columns, bias, 4 * columns)
}

/**
 * Y ← Y + X·W, where entries of X that are 0 are passed over: for each entry of Y one sum from left to
 * right. `scratch` holds 2 × rows entries.
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
  const atOnce = batch === 1 ? rows : AT_ONCE
  for (let from: u32 = 0; from < rows; from += atOnce) {
    const to = min(rows, from + atOnce)
    for (let b: u32 = 0; b < batch; b++) {
      const end = listAlongRow(x + 4 * b * rows, from, to, w, wRow, scratch)
      addRows(wRow, ALONG_ROW, scratch, end, y + b * wRow)
    }
  }
}
