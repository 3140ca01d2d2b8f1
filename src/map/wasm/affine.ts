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
  for (let k: u32 = 0; k < d; k += 4) {
    const i = min(k, d - 4) << 3
    let at = map + i * d
    let y0: f64 = 0
    let y1: f64 = 0
    let y2: f64 = 0
    let y3: f64 = 0
    for (let j: u32 = 0; j < row; j += 8, at += 8) {
      const xj = load<f64>(x + j)
      y0 += load<f64>(at) * xj
      y1 += load<f64>(at + row) * xj
      y2 += load<f64>(at + 2 * row) * xj
      y3 += load<f64>(at + 3 * row) * xj
    }
    store<f64>(to + i, y0 + load<f64>(b + i))
    store<f64>(to + i, y1 + load<f64>(b + i, 8), 8)
    store<f64>(to + i, y2 + load<f64>(b + i, 16), 16)
    store<f64>(to + i, y3 + load<f64>(b + i, 24), 24)
  }
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
