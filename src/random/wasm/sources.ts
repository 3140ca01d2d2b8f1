// AssemblyScript, compiled to WebAssembly by scripts/build-wasm.ts. Several streams at one index,
// side by side, and what is drawn of them: ../sources.ts says how it is used. The definitions are
// ../normal.ts and ../integer.ts; JSMath, the functions of JavaScript, is theirs too, so that all bits are.

import { fill, one } from './philox'

// Addresses. From `made` on there are the draws made ahead, then the values drawn, up to `top`.
/** For a layer and a sign bit, (±x[layer]·2⁻⁵³, x[layer + 1]); written by ../sources.ts. */
const ends: usize = 0
/** y[layer]; written by ../sources.ts. */
const heights: usize = 8192
/** A block of its own. */
const single: usize = 12288
/** How much further on than `common` each stream is: that many bytes. */
const extras: usize = 16384
/** The places of streams whose normal is yet to be drawn. */
const left: usize = 24576
const made: usize = 32768
let top: usize = 0

/** The counter of the block of the first stream's draw 0, and the key. */
let pair: u32 = 0
let index: u32 = 0
let domain: u32 = 0
let key0: u32 = 0
let key1: u32 = 0

/** How many streams there are, and 1 if the first is odd. */
let count: u32 = 0
let odd: u32 = 0
/** From a draw of a stream to its next, in bytes. */
let stride: u32 = 0
/** Where the draws made ahead end. */
let end: usize = 0
/** How far on a stream is of which no draw was rejected, in bytes: `stride` a draw. */
let common: u32 = 0
/** Where the next draw is, or would be if it were made ahead. */
let next: usize = 0

/** Goes to draw 0 of `streams` ≤ 2048 streams from `stream` on, of which it makes so many draws. */
export function seek(
  stream: u32,
  streams: u32,
  draws: u32,
  c1: u32,
  c3: u32,
  k0: u32,
  k1: u32,
): void {
  pair = stream >> 1
  index = c1
  domain = c3
  key0 = k0
  key1 = k1
  count = streams
  odd = stream & 1
  const pairs = ((stream + streams - 1) >> 1) - pair + 1
  stride = pairs << 4
  common = 0
  end = made + draws * stride
  top = end
  memory.fill(extras, 0, streams << 2)
  for (let draw: u32 = 0; draw < draws; draw++) {
    fill(made + draw * stride, pairs, pair, index, draw, domain, key0, key1)
  }
}

/** Writes mean + deviation·z, z standard normal, so often a stream; returns where. */
export function normals(each: u32, mean: f64, deviation: f64): usize {
  if (each === 1 && made + common < end) return oneEach(mean, deviation)
  const out = top
  let at = out
  const step = stride
  const last = end
  let first = made + common + (odd << 3)
  for (let r: usize = extras, to = extras + (count << 2); r < to; r += 4, first += 8) {
    let from = first + load<u32>(r)
    const to = at + (each << 3)
    do {
      const bits = load<u64>(from < last ? from : late(from))
      from += step
      const layer = (bits as usize & 511) << 4
      let z = upper53(bits) * load<f64>(ends + layer)
      if (!(abs(z) < load<f64>(ends + layer, 8))) {
        next = from
        z = beyond(z, bits)
        store<u32>(r, load<u32>(r) + ((next - from) as u32))
        from = next
      }
      store<f64>(at, mean + deviation * z)
      at += 8
    } while (at < to)
  }
  common += each * stride
  top = at
  return out
}

/**
 * One a stream, where it was made ahead. Two streams at a time, and without a branch that depends on
 * what is drawn: those that a rectangle rejects, or that are further on, come afterwards. The last of
 * an odd number has a companion that nobody reads.
 */
function oneEach(mean: f64, deviation: f64): usize {
  const out = top
  const first = made + common + (odd << 3)
  const means = f64x2.splat(mean)
  const deviations = f64x2.splat(deviation)
  const power84 = splat(0x4530000000000000)
  const power52 = splat(0x4330000000000000)
  const sum = splat(0x4530000000100000)
  let to = left
  for (let r: u32 = 0; r < count; r += 2) {
    const from = first + (r << 3)
    const bits = v128.load(from)
    // The upper 53 of both lanes: 2⁸⁴ + 2³²·(the upper 21) and 2⁵² + (the lower 32) are written bit by bit.
    const upper = v128.or(i64x2.shr_u(bits, 43), power84)
    const lower = v128.or(i64x2.shr_u(i64x2.shl(bits, 21), 32), power52)
    const uppers53 = f64x2.add(f64x2.sub(upper, sum), lower)
    const layer0 = v128.load(ends + ((load<u16>(from) & 511) << 4))
    const layer1 = v128.load(ends + ((load<u16>(from, 8) & 511) << 4))
    const z = f64x2.mul(uppers53, v128.shuffle<i64>(layer0, layer1, 0, 2))
    const inside = f64x2.lt(f64x2.abs(z), v128.shuffle<i64>(layer0, layer1, 1, 3))
    const value = f64x2.add(means, f64x2.mul(deviations, z))
    v128.store(out + (r << 3), value)
    const fine = load<u64>(extras + (r << 2)) === 0 ? i64x2.bitmask(inside) : 0
    store<u32>(to, r)
    to += (~fine & 1) << 2
    store<u32>(to, r + 1)
    to += (~fine & 2) << 1
  }
  for (let at = left; at < to; at += 4) {
    const r = load<u32>(at)
    const from = first + (r << 3)
    next = from + load<u32>(extras + (r << 2))
    const bits = draw()
    const layer = (bits as usize & 511) << 4
    const z = upper53(bits) * load<f64>(ends + layer)
    const inside = abs(z) < load<f64>(ends + layer, 8)
    store<f64>(out + (r << 3), mean + deviation * (inside ? z : beyond(z, bits)))
    store<u32>(extras + (r << 2), ((next - from) as u32) - stride)
  }
  common += stride
  top = out + (count << 3)
  return out
}

/** Writes numbers uniform on 0 … n − 1, so often a stream; returns where. q = ⌊2⁵³/n⌋. */
export function integers(each: u32, n: f64, q: f64): usize {
  const out = top
  let at = out
  const step = stride
  const last = end
  let first = made + common + (odd << 3)
  for (let r: usize = extras, to = extras + (count << 2); r < to; r += 4, first += 8) {
    let from = first + load<u32>(r)
    const to = at + (each << 3)
    do {
      let value = floor(upper53(load<u64>(from < last ? from : late(from))) / q)
      from += step
      if (value >= n) {
        next = from
        do value = floor(upper53(draw()) / q)
        while (value >= n)
        store<u32>(r, load<u32>(r) + ((next - from) as u32))
        from = next
      }
      store<f64>(at, value)
      at += 8
    } while (at < to)
  }
  common += each * stride
  top = at
  return out
}

/** The 64 bits of the next draw. */
function draw(): u64 {
  const from = next
  next += stride
  return load<u64>(from < end ? from : late(from))
}

/** Where the draw is that would be at `from`, had it been made ahead. */
function late(from: usize): usize {
  const number = ((from - made) as u32) / stride
  const place = (((from - made) as u32) % stride) >> 3
  one(single, pair + (place >> 1), index, number, domain, key0, key1)
  return single + ((place & 1) << 3)
}

function upper53(bits: u64): f64 {
  return (bits >> 11) as i64 as f64
}

/**
 * Bits in both lanes, by way of memory: vectors that they see to be constant are made anew by some
 * engines wherever they are used.
 */
function splat(bits: u64): v128 {
  store<u64>(single, bits)
  return v128.load64_splat(single)
}

function unit(): f64 {
  return upper53(draw()) * (1.0 / 9007199254740992.0)
}

/** What becomes of an abscissa z, with its sign, outside the rectangle that lies under the graph. */
function beyond(z: f64, bits: u64): f64 {
  while (true) {
    const layer = bits as usize & 255
    if (layer === 0) return copysign(tail(), z)
    const y0 = load<f64>(heights + (layer << 3))
    const y1 = load<f64>(heights + (layer << 3), 8)
    if (y0 + unit() * (y1 - y0) < JSMath.exp((-z * z) / 2)) return z
    bits = draw()
    const place = (bits as usize & 511) << 4
    z = upper53(bits) * load<f64>(ends + place)
    if (abs(z) < load<f64>(ends + place, 8)) return z
  }
}

/** Normal given that it exceeds the end of the layers. */
function tail(): f64 {
  const from = load<f64>(ends, 8)
  while (true) {
    const x = -JSMath.log1p(-unit()) / from
    const y = -JSMath.log1p(-unit())
    if (2 * y > x * x) return from + x
  }
}
