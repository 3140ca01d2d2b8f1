// AssemblyScript, compiled to WebAssembly by scripts/build-wasm.ts. Addresses are in bytes. A map
// x ↦ A·x + b of ℝ^d is d × d numbers, A row by row, and then b. Here d ≥ 4: where d is no multiple of
// what is done at once, the last few are, some of them for the second time. Every sum starts from 0 and
// goes from the left, as in ../flat-matrix.ts, so that the bits are the same.

/** Sees to it that there are so many bytes of memory. Returns whether there are. */
export function reserve(bytes: u32): bool {
  const pages: i32 = (bytes + 0xffff) >>> 16
  return pages <= memory.size() || memory.grow(pages - memory.size()) >= 0
}

/** to ← outer∘inner, for maps at three places that do not overlap. Returns whether all is finite. */
export function compose(d: u32, outer: u32, inner: u32, to: u32): bool {
  const row = d << 3
  const shift = d * row
  let naught = f64x2.splat(0)
  for (let i: u32 = 0; i < d; i += 2) {
    const down = min(i, d - 2) * row
    const from = outer + down
    const at = to + down
    let k: u32 = 0
    for (; k + 8 <= d; k += 8) {
      const along = k << 3
      naught = f64x2.add(naught, eight(row, from, inner + along, at + along))
    }
    for (; k + 2 < d; k += 4) {
      const along = min(k, d - 4) << 3
      naught = f64x2.add(naught, four(row, from, inner + along, at + along))
    }
    if (k < d) {
      const along = (d - 2) << 3
      naught = f64x2.add(naught, two(row, from, inner + along, at + along))
    }
  }
  apply(d, outer, inner + shift, to + shift)
  let sum = f64x2.extract_lane(naught, 0) + f64x2.extract_lane(naught, 1)
  for (let i: u32 = 0; i < row; i += 8) sum += load<f64>(to + shift + i) * 0
  return sum === 0
}

/** to ← A·x + b. */
export function apply(d: u32, map: u32, x: u32, to: u32): void {
  const row = d << 3
  const b = map + d * row
  let k: u32 = 0
  for (; k + 8 <= d; k += 8) {
    const i = k << 3
    eightRows(d, map + i * d, b + i, x, to + i)
  }
  for (; k < d; k += 2) {
    const i = min(k, d - 2) << 3
    twoRows(d, map + i * d, b + i, x, to + i)
  }
}

/** Eight numbers of A·x + b: two in a vector, each its own sum. */
function eightRows(d: u32, at: u32, b: u32, x: u32, to: u32): void {
  const row = d << 3
  let a1 = at + row
  let a2 = a1 + row
  let a3 = a2 + row
  let a4 = a3 + row
  let a5 = a4 + row
  let a6 = a5 + row
  let a7 = a6 + row
  let y0 = f64x2.splat(0)
  let y2 = f64x2.splat(0)
  let y4 = f64x2.splat(0)
  let y6 = f64x2.splat(0)
  for (const end = x + row; x < end; x += 8) {
    const xj = v128.load64_splat(x)
    y0 = f64x2.add(y0, f64x2.mul(pair(at, a1), xj))
    y2 = f64x2.add(y2, f64x2.mul(pair(a2, a3), xj))
    y4 = f64x2.add(y4, f64x2.mul(pair(a4, a5), xj))
    y6 = f64x2.add(y6, f64x2.mul(pair(a6, a7), xj))
    at += 8
    a1 += 8
    a2 += 8
    a3 += 8
    a4 += 8
    a5 += 8
    a6 += 8
    a7 += 8
  }
  v128.store(to, f64x2.add(y0, v128.load(b)))
  v128.store(to, f64x2.add(y2, v128.load(b, 16)), 16)
  v128.store(to, f64x2.add(y4, v128.load(b, 32)), 32)
  v128.store(to, f64x2.add(y6, v128.load(b, 48)), 48)
}

/** Two numbers of A·x + b. */
function twoRows(d: u32, at: u32, b: u32, x: u32, to: u32): void {
  const row = d << 3
  let a1 = at + row
  let y0 = f64x2.splat(0)
  for (const end = x + row; x < end; x += 8) {
    const xj = v128.load64_splat(x)
    y0 = f64x2.add(y0, f64x2.mul(pair(at, a1), xj))
    at += 8
    a1 += 8
  }
  v128.store(to, f64x2.add(y0, v128.load(b)))
}

/** The numbers at two places. */
function pair(first: u32, second: u32): v128 {
  return v128.load64_lane(second, v128.load64_zero(first), 1)
}

/** Two rows and eight columns of a product of matrices; their sum times 0, which is 0 if all are finite. */
function eight(row: u32, a: u32, b: u32, to: u32): v128 {
  let p0 = f64x2.splat(0)
  let p1 = f64x2.splat(0)
  let p2 = f64x2.splat(0)
  let p3 = f64x2.splat(0)
  let q0 = f64x2.splat(0)
  let q1 = f64x2.splat(0)
  let q2 = f64x2.splat(0)
  let q3 = f64x2.splat(0)
  let below = a + row
  for (const end = a + row; a < end; a += 8, below += 8, b += row) {
    const b0 = v128.load(b)
    const b1 = v128.load(b, 16)
    const b2 = v128.load(b, 32)
    const b3 = v128.load(b, 48)
    let factor = v128.load64_splat(a)
    p0 = f64x2.add(p0, f64x2.mul(factor, b0))
    p1 = f64x2.add(p1, f64x2.mul(factor, b1))
    p2 = f64x2.add(p2, f64x2.mul(factor, b2))
    p3 = f64x2.add(p3, f64x2.mul(factor, b3))
    factor = v128.load64_splat(below)
    q0 = f64x2.add(q0, f64x2.mul(factor, b0))
    q1 = f64x2.add(q1, f64x2.mul(factor, b1))
    q2 = f64x2.add(q2, f64x2.mul(factor, b2))
    q3 = f64x2.add(q3, f64x2.mul(factor, b3))
  }
  const upper = f64x2.add(put(to, p0, p1), put(to + 32, p2, p3))
  to += row
  return f64x2.add(upper, f64x2.add(put(to, q0, q1), put(to + 32, q2, q3)))
}

/** The same of two rows and four columns. */
function four(row: u32, a: u32, b: u32, to: u32): v128 {
  let p0 = f64x2.splat(0)
  let p1 = f64x2.splat(0)
  let q0 = f64x2.splat(0)
  let q1 = f64x2.splat(0)
  let below = a + row
  for (const end = a + row; a < end; a += 8, below += 8, b += row) {
    const b0 = v128.load(b)
    const b1 = v128.load(b, 16)
    let factor = v128.load64_splat(a)
    p0 = f64x2.add(p0, f64x2.mul(factor, b0))
    p1 = f64x2.add(p1, f64x2.mul(factor, b1))
    factor = v128.load64_splat(below)
    q0 = f64x2.add(q0, f64x2.mul(factor, b0))
    q1 = f64x2.add(q1, f64x2.mul(factor, b1))
  }
  return f64x2.add(put(to, p0, p1), put(to + row, q0, q1))
}

/** The same of two rows and two columns. */
function two(row: u32, a: u32, b: u32, to: u32): v128 {
  let p = f64x2.splat(0)
  let q = f64x2.splat(0)
  let below = a + row
  for (const end = a + row; a < end; a += 8, below += 8, b += row) {
    const column = v128.load(b)
    p = f64x2.add(p, f64x2.mul(v128.load64_splat(a), column))
    q = f64x2.add(q, f64x2.mul(v128.load64_splat(below), column))
  }
  v128.store(to, p)
  v128.store(to + row, q)
  const zero = f64x2.splat(0)
  return f64x2.add(f64x2.mul(p, zero), f64x2.mul(q, zero))
}

/** Stores four numbers, and returns them times 0. */
function put(to: u32, p: v128, q: v128): v128 {
  v128.store(to, p)
  v128.store(to, q, 16)
  const zero = f64x2.splat(0)
  return f64x2.add(f64x2.mul(p, zero), f64x2.mul(q, zero))
}
