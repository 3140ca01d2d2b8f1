// AssemblyScript, compiled to WebAssembly by scripts/build-wasm.ts. All addresses and strides are in
// bytes; the memory is the caller's, and nothing is kept in it between calls.
import { dotProducts } from './dot'
import { madd } from './multiply-add'

/** The micro-kernel computes tiles of 4 × 8 entries of C: 8 accumulators of 4 lanes. */
const ROWS: u32 = 4
const COLUMNS: u32 = 8
/** B is packed in blocks of so many rows and columns (256 KB), which stay in the second-level cache. */
const DEPTH: u32 = 256
const WIDTH: u32 = 256
/** Rows of A that are packed together: of a column that is contiguous, a line of the cache. */
const STRIP: u32 = 16
/** With so few rows of A, B is read once and in place, a few of its rows at a time: it streams in. */
const FEW: u32 = 16
const SHALLOW: u32 = 32

/** Bytes that gemm needs for what is packed: a strip of A, DEPTH × 16, then a block of B. */
export function gemmScratch(): u32 {
  return 4 * DEPTH * (STRIP + WIDTH)
}

/**
 * C ← A·B, or C + A·B where `add`; A is m × k, B is k × n, C is m × n with rows of cRow bytes. A and
 * B have any strides of which one is 4, so that each may be a transpose.
 *
 * Each entry is summed over p = 0 … k − 1 in blocks of DEPTH (SHALLOW) in order, and the blocks in
 * order, but where it is a dot product (dot.ts).
 */
export function gemm(
  m: u32,
  n: u32,
  k: u32,
  a: u32,
  aRow: u32,
  aColumn: u32,
  b: u32,
  bRow: u32,
  bColumn: u32,
  c: u32,
  cRow: u32,
  add: bool,
  scratch: u32,
): void {
  // No block of an empty inner dimension would write C.
  if (k === 0 && !add) for (let i: u32 = 0; i < m; i++) memory.fill(c + i * cRow, 0, 4 * n)
  if (m <= FEW && aColumn === 4 && bRow === 4) {
    dotProducts(m, n, k, a, aRow, b, bColumn, c, cRow, add)
    return
  }
  const packedA = scratch
  const packedB = scratch + 4 * DEPTH * STRIP
  // A column of A is far apart in memory where A is a transpose: worth packing if it is used often.
  const packA = aColumn !== 4 && n > 2 * COLUMNS
  const inPlace = bColumn === 4 && m <= FEW
  const deepest = inPlace ? SHALLOW : DEPTH
  for (let j0: u32 = 0; j0 < n; j0 += WIDTH) {
    const width = min(WIDTH, n - j0)
    const full = width & ~(COLUMNS - 1)
    for (let p0: u32 = 0; p0 < k; p0 += deepest) {
      const depth = min(deepest, k - p0)
      const block = b + p0 * bRow + j0 * bColumn
      // In place there is no need to pack but for a last panel that is not full.
      for (let j = inPlace ? full : 0; j < width; j += COLUMNS) {
        const columns = min(COLUMNS, width - j)
        const to = packedB + 4 * j * depth
        if (bColumn === 4) packColumns(depth, columns, block + 4 * j, bRow, to)
        else packTransposed(depth, columns, block + j * bColumn, bColumn, to)
      }
      for (let i: u32 = 0; i < m; i += ROWS) {
        const rows = min(ROWS, m - i)
        let tile = a + i * aRow + p0 * aColumn
        if (packA) {
          const inStrip = i & (STRIP - 1)
          if (inStrip === 0) packStrip(min(STRIP, m - i), depth, tile, aColumn, packedA)
          tile = packedA + 4 * inStrip * depth
        }
        multiplyRows(
          depth,
          rows,
          width,
          tile,
          packA ? 4 : aRow,
          packA ? 4 * ROWS : aColumn,
          inPlace ? block : packedB,
          inPlace ? bRow : 4 * COLUMNS,
          inPlace ? 4 * COLUMNS : 4 * COLUMNS * depth,
          packedB + 4 * full * depth,
          c + i * cRow + 4 * j0,
          cRow,
          add || p0 > 0,
        )
      }
    }
  }
}

/**
 * At most 4 rows of C, in tiles of 8 columns, from panels of 8 columns of B which are panelStep apart;
 * the last, where it is not full, is at lastPanel. Rows that are not there are computed as the last one.
 */
export function multiplyRows(
  depth: u32,
  rows: u32,
  width: u32,
  a: u32,
  rowStep: u32,
  depthStep: u32,
  panels: u32,
  step: u32,
  panelStep: u32,
  lastPanel: u32,
  c: u32,
  cRow: u32,
  add: bool,
): void {
  for (let j: u32 = 0; j < width; j += COLUMNS) {
    const columns = min(COLUMNS, width - j)
    let b = columns < COLUMNS ? lastPanel : panels
    const bRow = columns < COLUMNS ? 4 * COLUMNS : step
    let a0 = a
    let a1 = rows > 1 ? a0 + rowStep : a0
    let a2 = rows > 2 ? a1 + rowStep : a1
    let a3 = rows > 3 ? a2 + rowStep : a2
    let l0 = f32x4.splat(0)
    let l1 = l0
    let l2 = l0
    let l3 = l0
    let r0 = l0
    let r1 = l0
    let r2 = l0
    let r3 = l0
    for (let p: u32 = 0; p < depth; p++) {
      const left = v128.load(b)
      const right = v128.load(b, 16)
      const x0 = v128.load32_splat(a0)
      l0 = madd(x0, left, l0)
      r0 = madd(x0, right, r0)
      const x1 = v128.load32_splat(a1)
      l1 = madd(x1, left, l1)
      r1 = madd(x1, right, r1)
      const x2 = v128.load32_splat(a2)
      l2 = madd(x2, left, l2)
      r2 = madd(x2, right, r2)
      const x3 = v128.load32_splat(a3)
      l3 = madd(x3, left, l3)
      r3 = madd(x3, right, r3)
      a0 += depthStep
      a1 += depthStep
      a2 += depthStep
      a3 += depthStep
      b += bRow
    }
    store8(c, l0, r0, columns, add)
    if (rows > 1) store8(c + cRow, l1, r1, columns, add)
    if (rows > 2) store8(c + 2 * cRow, l2, r2, columns, add)
    if (rows > 3) store8(c + 3 * cRow, l3, r3, columns, add)
    panels += panelStep
    c += 4 * COLUMNS
  }
}

/** The first `columns` of 8 entries, stored or added. */
function store8(c: u32, left: v128, right: v128, columns: u32, add: bool): void {
  if (columns === COLUMNS) {
    if (add) {
      left = f32x4.add(v128.load(c), left)
      right = f32x4.add(v128.load(c, 16), right)
    }
    v128.store(c, left)
    v128.store(c, right, 16)
  } else storeSome(c, left, right, columns, add)
}

function storeSome(c: u32, left: v128, right: v128, columns: u32, add: bool): void {
  for (let j: u32 = 0; j < columns; j++) {
    const entry = f32x4.extract_lane(left, 0)
    store<f32>(c, add ? load<f32>(c) + entry : entry)
    c += 4
    if (j === 3) left = right
    else left = v128.shuffle<i32>(left, left, 1, 2, 3, 0)
  }
}

/** depth × columns of B, its rows bRow bytes apart, into rows of 8, with zeros to the right. */
function packColumns(depth: u32, columns: u32, b: u32, bRow: u32, to: u32): void {
  if (columns === COLUMNS) {
    for (let p: u32 = 0; p < depth; p++) {
      v128.store(to, v128.load(b))
      v128.store(to, v128.load(b, 16), 16)
      b += bRow
      to += 4 * COLUMNS
    }
    return
  }
  for (let p: u32 = 0; p < depth; p++) {
    for (let j: u32 = 0; j < COLUMNS; j++)
      store<f32>(to + 4 * j, j < columns ? load<f32>(b + 4 * j) : 0)
    b += bRow
    to += 4 * COLUMNS
  }
}

/** The same where it is the columns of B that are contiguous, bColumn bytes apart. */
function packTransposed(depth: u32, columns: u32, b: u32, bColumn: u32, to: u32): void {
  let p: u32 = 0
  if (columns === COLUMNS) {
    for (; p + 4 <= depth; p += 4) {
      transpose4(b + 4 * p, bColumn, to, 4 * COLUMNS)
      transpose4(b + 4 * p + 4 * bColumn, bColumn, to + 16, 4 * COLUMNS)
      to += 16 * COLUMNS
    }
  }
  for (; p < depth; p++) {
    for (let j: u32 = 0; j < COLUMNS; j++)
      store<f32>(to + 4 * j, j < columns ? load<f32>(b + 4 * p + j * bColumn) : 0)
    to += 4 * COLUMNS
  }
}

/** At most 16 rows of A, contiguous along their columns, into tiles of depth × 4. */
function packStrip(rows: u32, depth: u32, a: u32, aColumn: u32, to: u32): void {
  const tile = 4 * ROWS * depth
  for (let p: u32 = 0; p < depth; p++) {
    let r: u32 = 0
    for (; r + ROWS <= rows; r += ROWS) v128.store(to + (r / ROWS) * tile, v128.load(a + 4 * r))
    for (; r < rows; r++) store<f32>(to + (r / ROWS) * tile + 4 * (r % ROWS), load<f32>(a + 4 * r))
    a += aColumn
    to += 4 * ROWS
  }
}

export function transpose4(from: u32, fromRow: u32, to: u32, toRow: u32): void {
  const x0 = v128.load(from)
  const x1 = v128.load(from + fromRow)
  const x2 = v128.load(from + 2 * fromRow)
  const x3 = v128.load(from + 3 * fromRow)
  const y0 = v128.shuffle<i32>(x0, x1, 0, 4, 1, 5)
  const y1 = v128.shuffle<i32>(x2, x3, 0, 4, 1, 5)
  const y2 = v128.shuffle<i32>(x0, x1, 2, 6, 3, 7)
  const y3 = v128.shuffle<i32>(x2, x3, 2, 6, 3, 7)
  v128.store(to, v128.shuffle<i64>(y0, y1, 0, 2))
  v128.store(to + toRow, v128.shuffle<i64>(y0, y1, 1, 3))
  v128.store(to + 2 * toRow, v128.shuffle<i64>(y2, y3, 0, 2))
  v128.store(to + 3 * toRow, v128.shuffle<i64>(y2, y3, 1, 3))
}
