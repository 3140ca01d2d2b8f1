// AssemblyScript, compiled to WebAssembly by scripts/build-wasm.ts: there 64-bit products are one
// instruction, in JavaScript four multiplications. The definition is ../philox.ts.

const M0: u32 = 0xd2511f53
const M1: u32 = 0xcd9e8d57
const W0: u32 = 0x9e3779b9
const W1: u32 = 0xbb67ae85

/** Writes the blocks of counters (c0 + p, c1, c2, c3), p = 0 … count − 1, to memory from byte `at`. */
export function fill(
  at: usize,
  count: u32,
  c0: u32,
  c1: u32,
  c2: u32,
  c3: u32,
  key0: u32,
  key1: u32,
): void {
  let p: u32 = 0
  for (; p + 8 <= count; p += 8) eight(at + (p << 4), c0 + p, c1, c2, c3, key0, key1)
  for (; p < count; p++) one(at + (p << 4), c0 + p, c1, c2, c3, key0, key1)
}

export function one(at: usize, x0: u32, x1: u32, x2: u32, x3: u32, k0: u32, k1: u32): void {
  for (let round = 0; round < 10; round++) {
    const a = (M0 as u64) * (x0 as u64)
    const b = (M1 as u64) * (x2 as u64)
    x0 = ((b >> 32) as u32) ^ x1 ^ k0
    x1 = b as u32
    x2 = ((a >> 32) as u32) ^ x3 ^ k1
    x3 = a as u32
    k0 += W0
    k1 += W1
  }
  store<u32>(at, x0)
  store<u32>(at, x1, 4)
  store<u32>(at, x2, 8)
  store<u32>(at, x3, 12)
}

/**
 * Eight blocks at once, in two halves side by side, since each step of a round waits for the step
 * before: lane l of v0 … v3 holds the words of counter (c0 + l, c1, c2, c3), of u0 … u3 those of
 * (c0 + 4 + l, c1, c2, c3).
 */
function eight(at: usize, c0: u32, c1: u32, c2: u32, c3: u32, key0: u32, key1: u32): void {
  const m0 = splat(at, M0)
  const m1 = splat(at, M1)
  const w0 = splat(at, W0)
  const w1 = splat(at, W1)
  let k0 = i32x4.splat(key0)
  let k1 = i32x4.splat(key1)
  let v0 = i32x4.add(i32x4.splat(c0), i32x4(0, 1, 2, 3))
  let u0 = i32x4.add(i32x4.splat(c0), i32x4(4, 5, 6, 7))
  let v1 = i32x4.splat(c1)
  let u1 = v1
  let v2 = i32x4.splat(c2)
  let u2 = v2
  let v3 = i32x4.splat(c3)
  let u3 = v3
  for (let round = 0; round < 10; round++) {
    const v = v128.xor(v128.xor(high(v2, m1), v1), k0)
    const u = v128.xor(v128.xor(high(u2, m1), u1), k0)
    v1 = i32x4.mul(v2, m1)
    u1 = i32x4.mul(u2, m1)
    v2 = v128.xor(v128.xor(high(v0, m0), v3), k1)
    u2 = v128.xor(v128.xor(high(u0, m0), u3), k1)
    v3 = i32x4.mul(v0, m0)
    u3 = i32x4.mul(u0, m0)
    v0 = v
    u0 = u
    k0 = i32x4.add(k0, w0)
    k1 = i32x4.add(k1, w1)
  }
  storeFour(at, v0, v1, v2, v3)
  storeFour(at + 64, u0, u1, u2, u3)
}

/**
 * x in all lanes, by way of the memory at `at`: vectors that they see to be constant are made anew by
 * some engines wherever they are used.
 */
function splat(at: usize, x: u32): v128 {
  store<u32>(at, x)
  return v128.load32_splat(at)
}

/** The upper halves of the 64-bit products of lanes. */
function high(a: v128, b: v128): v128 {
  const ab01 = i64x2.extmul_low_i32x4_u(a, b)
  const ab23 = i64x2.extmul_high_i32x4_u(a, b)
  return v128.shuffle<i32>(ab01, ab23, 1, 3, 5, 7)
}

/** Four blocks whose words lie in lanes, one after another. */
function storeFour(at: usize, v0: v128, v1: v128, v2: v128, v3: v128): void {
  const p = v128.shuffle<i32>(v0, v1, 0, 4, 1, 5)
  const q = v128.shuffle<i32>(v2, v3, 0, 4, 1, 5)
  const r = v128.shuffle<i32>(v0, v1, 2, 6, 3, 7)
  const s = v128.shuffle<i32>(v2, v3, 2, 6, 3, 7)
  v128.store(at, v128.shuffle<i64>(p, q, 0, 2))
  v128.store(at, v128.shuffle<i64>(p, q, 1, 3), 16)
  v128.store(at, v128.shuffle<i64>(r, s, 0, 2), 32)
  v128.store(at, v128.shuffle<i64>(r, s, 1, 3), 48)
}
