// AssemblyScript, compiled to WebAssembly by scripts/build-wasm.ts. All addresses and strides are in
// bytes; the memory is the caller's, and nothing is kept in it between calls.

/** The micro-kernel computes tiles of 4 × 8 entries of C: 8 accumulators of 4 lanes. */
const ROWS: u32 = 4
const COLUMNS: u32 = 8
/** How much of the inner dimension a packed panel of B holds (8 KB), and how many rows of A use it. */
const DEPTH: u32 = 256
const BLOCK: u32 = 128
/** With so few rows, B is read once and in place. */
const FEW: u32 = 16

/** Bytes that gemm needs for packed panels: of B, DEPTH × 8, then of A, DEPTH × 128. */
export function gemmScratch(): u32 {
  return 4 * DEPTH * (COLUMNS + BLOCK)
}

/** x·y + z: in the build with relaxed SIMD in one rounding where the machine can, else in two. */
function madd(x: v128, y: v128, z: v128): v128 {
  if (ASC_FEATURE_RELAXED_SIMD) return f32x4.relaxed_madd(x, y, z)
  return f32x4.add(f32x4.mul(x, y), z)
}

/** Whether x·y + z is rounded once, for x = y = 1 + 2⁻¹², z = −1 − 2⁻¹¹, which the caller lends. */
export function fuses(x: f32, z: f32): bool {
  const square = f32x4.splat(x)
  return f32x4.extract_lane(madd(square, square, f32x4.splat(z)), 0) !== 0
}

/**
 * C ← A·B, or C + A·B where `add`; A is m × k, B is k × n, C is m × n with rows of cRow bytes. A and
 * B have any strides of which one is 4, so that each may be a transpose.
 *
 * Each entry is summed over p = 0 … k − 1 in blocks of DEPTH, in order, and the blocks in order.
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
  const packedB = scratch
  const packedA = scratch + 4 * DEPTH * COLUMNS
  // A column of A is far apart in memory where A is a transpose: worth packing if it is used often.
  const packA = aColumn !== 4 && n > 2 * COLUMNS
  for (let i0: u32 = 0; i0 < m; i0 += BLOCK) {
    const rows = min(BLOCK, m - i0)
    for (let p0: u32 = 0; p0 < k; p0 += DEPTH) {
      const depth = min(DEPTH, k - p0)
      let block = a + i0 * aRow + p0 * aColumn
      let tileStep = ROWS * aRow
      let rowStep = aRow
      let depthStep = aColumn
      if (packA) {
        packRows(rows, depth, block, aRow, aColumn, packedA)
        block = packedA
        tileStep = 4 * ROWS * depth
        rowStep = 4
        depthStep = 4 * ROWS
      }
      for (let j0: u32 = 0; j0 < n; j0 += COLUMNS) {
        const columns = min(COLUMNS, n - j0)
        let panel = b + p0 * bRow + j0 * bColumn
        let panelRow = bRow
        if (bColumn !== 4 || columns < COLUMNS || m > FEW) {
          if (bColumn === 4) packColumns(depth, columns, panel, bRow, packedB)
          else packTransposed(depth, columns, panel, bColumn, packedB)
          panel = packedB
          panelRow = 4 * COLUMNS
        }
        let tile = block
        let out = c + i0 * cRow + 4 * j0
        for (let i: u32 = 0; i < rows; i += ROWS) {
          const more = add || p0 > 0
          multiplyTile(
            depth,
            min(ROWS, rows - i),
            columns,
            tile,
            rowStep,
            depthStep,
            panel,
            panelRow,
            out,
            cRow,
            more,
          )
          tile += tileStep
          out += ROWS * cRow
        }
      }
    }
  }
}

/** A tile of C, of at most 4 × 8 entries. Rows that are not there are computed as the last one. */
function multiplyTile(
  depth: u32,
  rows: u32,
  columns: u32,
  a: u32,
  rowStep: u32,
  depthStep: u32,
  b: u32,
  bRow: u32,
  c: u32,
  cRow: u32,
  add: bool,
): void {
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

/** Rows of A, contiguous along their columns, into tiles of 4 rows: depth × 4 each. */
function packRows(rows: u32, depth: u32, a: u32, aRow: u32, aColumn: u32, to: u32): void {
  for (let i: u32 = 0; i < rows; i += ROWS) {
    const there = min(ROWS, rows - i)
    let from = a + i * aRow
    for (let p: u32 = 0; p < depth; p++) {
      if (there === ROWS) v128.store(to, v128.load(from))
      else for (let r: u32 = 0; r < there; r++) store<f32>(to + 4 * r, load<f32>(from + r * aRow))
      from += aColumn
      to += 4 * ROWS
    }
  }
}

function transpose4(from: u32, fromRow: u32, to: u32, toRow: u32): void {
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
