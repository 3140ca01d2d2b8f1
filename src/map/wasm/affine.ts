// AssemblyScript, compiled to WebAssembly by scripts/build-wasm.ts. Addresses are in bytes. A map
// x ↦ A·x + b of ℝ^d is d × d numbers, A row by row, and then b. Here d ≥ 4: what is left of d by
// fours is done with the last four, some of them for the second time. Every sum starts from 0 and goes
// from the left, as in ../flat-matrix.ts, so that the bits are the same.

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
  for (let i: u32 = 0; i < d; i += 4) {
    const down = min(i, d - 4) * row
    for (let k: u32 = 0; k < d; k += 4) {
      const along = min(k, d - 4) << 3
      naught = f64x2.add(naught, tile(d, outer + down, inner + along, to + down + along))
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

/** Four rows and columns of a product of matrices. Returns their sum times 0: 0 if all are finite. */
function tile(d: u32, a: u32, b: u32, to: u32): v128 {
  const row = d << 3
  let a1 = a + row
  let a2 = a1 + row
  let a3 = a2 + row
  let p0 = f64x2.splat(0)
  let p1 = f64x2.splat(0)
  let p2 = f64x2.splat(0)
  let p3 = f64x2.splat(0)
  let q0 = f64x2.splat(0)
  let q1 = f64x2.splat(0)
  let q2 = f64x2.splat(0)
  let q3 = f64x2.splat(0)
  for (const end = a1; a < end; a += 8, a1 += 8, a2 += 8, a3 += 8, b += row) {
    const p = v128.load(b)
    const q = v128.load(b, 16)
    let factor = v128.load64_splat(a)
    p0 = f64x2.add(p0, f64x2.mul(factor, p))
    q0 = f64x2.add(q0, f64x2.mul(factor, q))
    factor = v128.load64_splat(a1)
    p1 = f64x2.add(p1, f64x2.mul(factor, p))
    q1 = f64x2.add(q1, f64x2.mul(factor, q))
    factor = v128.load64_splat(a2)
    p2 = f64x2.add(p2, f64x2.mul(factor, p))
    q2 = f64x2.add(q2, f64x2.mul(factor, q))
    factor = v128.load64_splat(a3)
    p3 = f64x2.add(p3, f64x2.mul(factor, p))
    q3 = f64x2.add(q3, f64x2.mul(factor, q))
  }
  let naught = put(to, p0, q0)
  naught = f64x2.add(naught, put(to + row, p1, q1))
  naught = f64x2.add(naught, put(to + 2 * row, p2, q2))
  return f64x2.add(naught, put(to + 3 * row, p3, q3))
}

/** Stores four numbers, and returns them times 0. */
function put(to: u32, p: v128, q: v128): v128 {
  v128.store(to, p)
  v128.store(to, q, 16)
  const zero = f64x2.splat(0)
  return f64x2.add(f64x2.mul(p, zero), f64x2.mul(q, zero))
}
