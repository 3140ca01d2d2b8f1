// AssemblyScript, compiled to WebAssembly by scripts/build-wasm.ts. Addresses and strides are in bytes.
import { madd } from './multiply-add'

/**
 * C ← A·Bᵀ, or C + A·Bᵀ where `add`, by dot products: rows of A and of B are contiguous, k long, and
 * nothing is packed. For few rows of A, each row of B is read once and used while it is at hand.
 *
 * The p-th products of four neighbours are summed by lane, the lanes in pairs, then the rest of k.
 */
export function dotProducts(
  m: u32,
  n: u32,
  k: u32,
  a: u32,
  aRow: u32,
  b: u32,
  bRow: u32,
  c: u32,
  cRow: u32,
  add: bool,
): void {
  for (let j: u32 = 0; j < n; j += 2)
    for (let i: u32 = 0; i < m; i += 4)
      dotTile(
        min(4, m - i),
        min(2, n - j),
        k,
        a + i * aRow,
        aRow,
        b + j * bRow,
        bRow,
        c + i * cRow + 4 * j,
        cRow,
        add,
      )
}

/** At most 4 × 2 entries of C. Rows that are not there are computed as the last one. */
function dotTile(
  rows: u32,
  columns: u32,
  k: u32,
  a: u32,
  aRow: u32,
  b: u32,
  bRow: u32,
  c: u32,
  cRow: u32,
  add: bool,
): void {
  const a1 = rows > 1 ? a + aRow : a
  const a2 = rows > 2 ? a1 + aRow : a1
  const a3 = rows > 3 ? a2 + aRow : a2
  const b1 = columns > 1 ? b + bRow : b
  let l0 = f32x4.splat(0)
  let l1 = l0
  let l2 = l0
  let l3 = l0
  let r0 = l0
  let r1 = l0
  let r2 = l0
  let r3 = l0
  const end: u32 = 4 * k
  let at: u32 = 0
  for (; at + 16 <= end; at += 16) {
    const left = v128.load(b + at)
    const right = v128.load(b1 + at)
    const x0 = v128.load(a + at)
    l0 = madd(x0, left, l0)
    r0 = madd(x0, right, r0)
    const x1 = v128.load(a1 + at)
    l1 = madd(x1, left, l1)
    r1 = madd(x1, right, r1)
    const x2 = v128.load(a2 + at)
    l2 = madd(x2, left, l2)
    r2 = madd(x2, right, r2)
    const x3 = v128.load(a3 + at)
    l3 = madd(x3, left, l3)
    r3 = madd(x3, right, r3)
  }
  let left = sums(l0, l1, l2, l3)
  let right = sums(r0, r1, r2, r3)
  for (; at < end; at += 4) {
    let x = f32x4.splat(load<f32>(a + at))
    x = f32x4.replace_lane(x, 1, load<f32>(a1 + at))
    x = f32x4.replace_lane(x, 2, load<f32>(a2 + at))
    x = f32x4.replace_lane(x, 3, load<f32>(a3 + at))
    left = madd(x, v128.load32_splat(b + at), left)
    right = madd(x, v128.load32_splat(b1 + at), right)
  }
  for (let i: u32 = 0; i < rows; i++) {
    put(c, f32x4.extract_lane(left, 0), add)
    if (columns > 1) put(c + 4, f32x4.extract_lane(right, 0), add)
    left = v128.shuffle<i32>(left, left, 1, 2, 3, 0)
    right = v128.shuffle<i32>(right, right, 1, 2, 3, 0)
    c += cRow
  }
}

/** The sums of the lanes of four vectors. */
function sums(x0: v128, x1: v128, x2: v128, x3: v128): v128 {
  const y0 = f32x4.add(v128.shuffle<i32>(x0, x1, 0, 4, 1, 5), v128.shuffle<i32>(x0, x1, 2, 6, 3, 7))
  const y1 = f32x4.add(v128.shuffle<i32>(x2, x3, 0, 4, 1, 5), v128.shuffle<i32>(x2, x3, 2, 6, 3, 7))
  return f32x4.add(v128.shuffle<i64>(y0, y1, 0, 2), v128.shuffle<i64>(y0, y1, 1, 3))
}

function put(c: u32, entry: f32, add: bool): void {
  store<f32>(c, add ? load<f32>(c) + entry : entry)
}
