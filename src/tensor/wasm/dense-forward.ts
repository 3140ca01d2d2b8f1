import { ALONG_ROW, listAlongRow } from './dense-lists'
import { addRowsToTwo } from './dense-pairs'
import { addRows } from './dense-rows'

/** So many rows of W stay in the cache until all of the batch has met them. */
const AT_ONCE: u32 = 64
/** Bytes of a list, with room to make it a multiple of four long. */
const LIST = (AT_ONCE + 3) * ALONG_ROW

/** Y ← the bias in each of its rows. */
export function spread(batch: u32, columns: u32, bias: u32, y: u32): void {
  for (let b: u32 = 0; b < batch; b++) memory.copy(y + 4 * b * columns, bias, 4 * columns)
}

/**
 * Y ← Y + X·W, where entries of X that are 0 are passed over: for each entry of Y one sum from left to
 * right, whichever rows are beside it. `scratch` holds 268 entries.
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
  const other = scratch + LIST
  for (let from: u32 = 0; from < rows; from += AT_ONCE) {
    const to = min(rows, from + AT_ONCE)
    const full = (to - from) * ALONG_ROW
    for (let b: u32 = 0; b < batch; b += 2) {
      const xb = x + 4 * b * rows
      const yb = y + b * wRow
      const end = listAlongRow(xb, from, to, w, wRow, scratch)
      if (b + 1 === batch) {
        addRows(wRow, ALONG_ROW, scratch, end, yb)
        break
      }
      const otherEnd = listAlongRow(xb + 4 * rows, from, to, w, wRow, other)
      if (end === scratch + full && otherEnd === other + full) {
        addRowsToTwo(wRow, scratch, end, other, yb, yb + wRow)
      } else {
        addRows(wRow, ALONG_ROW, scratch, end, yb)
        addRows(wRow, ALONG_ROW, other, otherEnd, yb + wRow)
      }
    }
  }
}
