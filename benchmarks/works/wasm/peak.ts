// AssemblyScript, compiled by ../ceilings.ts when it is run. Twelve sums are as many as registers
// hold beside what they are made of; each waits for itself alone. What they are made of is given:
// constants would be made anew for each product, by some engines.

/** 48 multiply-adds of float32 a round. */
export function float32(rounds: u32, factor: f32, summand: f32): f32 {
  const x = f32x4.splat(factor)
  const y = f32x4.splat(summand)
  let a = y
  let b = y
  let c = y
  let d = y
  let e = y
  let f = y
  let g = y
  let h = y
  let i = y
  let j = y
  let k = y
  let l = y
  for (; rounds > 0; rounds--) {
    a = madd(a, x, y)
    b = madd(b, x, y)
    c = madd(c, x, y)
    d = madd(d, x, y)
    e = madd(e, x, y)
    f = madd(f, x, y)
    g = madd(g, x, y)
    h = madd(h, x, y)
    i = madd(i, x, y)
    j = madd(j, x, y)
    k = madd(k, x, y)
    l = madd(l, x, y)
  }
  const p = f32x4.add(f32x4.add(f32x4.add(a, b), f32x4.add(c, d)), f32x4.add(e, f))
  const q = f32x4.add(f32x4.add(f32x4.add(g, h), f32x4.add(i, j)), f32x4.add(k, l))
  return f32x4.extract_lane(f32x4.add(p, q), 0)
}

function madd(x: v128, y: v128, z: v128): v128 {
  if (ASC_FEATURE_RELAXED_SIMD) return f32x4.relaxed_madd(x, y, z)
  return f32x4.add(f32x4.mul(x, y), z)
}

/** 24 multiply-adds of float64 a round. */
export function float64(rounds: u32, factor: f64, summand: f64): f64 {
  const x = f64x2.splat(factor)
  const y = f64x2.splat(summand)
  let a = y
  let b = y
  let c = y
  let d = y
  let e = y
  let f = y
  let g = y
  let h = y
  let i = y
  let j = y
  let k = y
  let l = y
  for (; rounds > 0; rounds--) {
    a = f64x2.add(f64x2.mul(a, x), y)
    b = f64x2.add(f64x2.mul(b, x), y)
    c = f64x2.add(f64x2.mul(c, x), y)
    d = f64x2.add(f64x2.mul(d, x), y)
    e = f64x2.add(f64x2.mul(e, x), y)
    f = f64x2.add(f64x2.mul(f, x), y)
    g = f64x2.add(f64x2.mul(g, x), y)
    h = f64x2.add(f64x2.mul(h, x), y)
    i = f64x2.add(f64x2.mul(i, x), y)
    j = f64x2.add(f64x2.mul(j, x), y)
    k = f64x2.add(f64x2.mul(k, x), y)
    l = f64x2.add(f64x2.mul(l, x), y)
  }
  const p = f64x2.add(f64x2.add(f64x2.add(a, b), f64x2.add(c, d)), f64x2.add(e, f))
  const q = f64x2.add(f64x2.add(f64x2.add(g, h), f64x2.add(i, j)), f64x2.add(k, l))
  return f64x2.extract_lane(f64x2.add(p, q), 0)
}
