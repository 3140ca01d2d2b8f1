// AssemblyScript, compiled to WebAssembly by scripts/build-wasm.ts. Addresses are in bytes.

/** Rows that are added up one after the other; their sums are added up in turn: rounding grows less. */
const RUN: u32 = 64

/** to[o, i] ← Σ_c x[o, c, i] / divisor, of the contiguous x [outer, count, inner]; in a fixed order. */
export function sums(outer: u32, count: u32, inner: u32, x: u32, to: u32, divisor: f32): void {
  const row = 4 * inner
  for (let o: u32 = 0; o < outer; o++) {
    if (inner === 1) store<f32>(to, sumOf(x, count) / divisor)
    else sumRows(x, count, row, to, divisor)
    x += count * row
    to += row
  }
}

/** The sum of `count` numbers: of every 16th of them by lanes, and then of these. */
function sumOf(x: u32, count: u32): f32 {
  let s0 = f32x4.splat(0)
  let s1 = s0
  let s2 = s0
  let s3 = s0
  let at: u32 = 0
  for (; at + 16 <= count; at += 16) {
    s0 = f32x4.add(s0, v128.load(x))
    s1 = f32x4.add(s1, v128.load(x, 16))
    s2 = f32x4.add(s2, v128.load(x, 32))
    s3 = f32x4.add(s3, v128.load(x, 48))
    x += 64
  }
  const s = f32x4.add(f32x4.add(s0, s1), f32x4.add(s2, s3))
  let sum = f32x4.extract_lane(s, 0) + f32x4.extract_lane(s, 1)
  sum += f32x4.extract_lane(s, 2) + f32x4.extract_lane(s, 3)
  for (; at < count; at++) {
    sum += load<f32>(x)
    x += 4
  }
  return sum
}

/** The sum of `count` rows of so many bytes, 16 columns at a time while there are as many. */
function sumRows(x: u32, count: u32, row: u32, to: u32, divisor: f32): void {
  const by = f32x4.splat(divisor)
  let column: u32 = 0
  for (; column + 64 <= row; column += 64) {
    let s0 = f32x4.splat(0)
    let s1 = s0
    let s2 = s0
    let s3 = s0
    let from = x + column
    for (let r: u32 = 0; r < count; r += RUN) {
      let t0 = f32x4.splat(0)
      let t1 = t0
      let t2 = t0
      let t3 = t0
      for (let end = from + min(RUN, count - r) * row; from < end; from += row) {
        t0 = f32x4.add(t0, v128.load(from))
        t1 = f32x4.add(t1, v128.load(from, 16))
        t2 = f32x4.add(t2, v128.load(from, 32))
        t3 = f32x4.add(t3, v128.load(from, 48))
      }
      s0 = f32x4.add(s0, t0)
      s1 = f32x4.add(s1, t1)
      s2 = f32x4.add(s2, t2)
      s3 = f32x4.add(s3, t3)
    }
    v128.store(to + column, f32x4.div(s0, by))
    v128.store(to + column, f32x4.div(s1, by), 16)
    v128.store(to + column, f32x4.div(s2, by), 32)
    v128.store(to + column, f32x4.div(s3, by), 48)
  }
  for (; column < row; column += 4) {
    let sum: f32 = 0
    let from = x + column
    for (let r: u32 = 0; r < count; r += RUN) {
      let run: f32 = 0
      for (let end = from + min(RUN, count - r) * row; from < end; from += row)
        run += load<f32>(from)
      sum += run
    }
    store<f32>(to + column, sum / divisor)
  }
}
