// AssemblyScript, compiled to WebAssembly by scripts/build-wasm.ts. The linear maps of F(2×2, 3×3), on
// four channels at a time: Lavin and Gray 2016, arXiv:1509.09308, section 4.1.
//
//        ⎡1  0 −1  0⎤        ⎡1  0  0⎤
//   Bᵀ = ⎢0  1  1  0⎥    G = ⎢½  ½  ½⎥    Aᵀ = ⎡1  1  1  0⎤
//        ⎢0 −1  1  0⎥        ⎢½ −½  ½⎥         ⎣0  1 −1 −1⎦
//        ⎣0  1  0 −1⎦        ⎣0  0  1⎦
//
// What a matrix of 4 × 4 becomes or comes from lies in 16 planes, row by row, so many bytes apart.

/** V = Bᵀ d B of d, 4 × 4 pixels, whose addresses are 16 numbers at `pixels`; `at` is added to each. */
export function transformImage(pixels: u32, at: u32, to: u32, plane: u32): void {
  const a00 = pixel(pixels, 0, at)
  const a20 = pixel(pixels, 8, at)
  const a01 = pixel(pixels, 1, at)
  const a21 = pixel(pixels, 9, at)
  const a02 = pixel(pixels, 2, at)
  const a22 = pixel(pixels, 10, at)
  const a03 = pixel(pixels, 3, at)
  const a23 = pixel(pixels, 11, at)
  imageRow(
    f32x4.sub(a00, a20),
    f32x4.sub(a01, a21),
    f32x4.sub(a02, a22),
    f32x4.sub(a03, a23),
    to,
    plane,
  )
  const a10 = pixel(pixels, 4, at)
  const a11 = pixel(pixels, 5, at)
  const a12 = pixel(pixels, 6, at)
  const a13 = pixel(pixels, 7, at)
  imageRow(
    f32x4.add(a10, a20),
    f32x4.add(a11, a21),
    f32x4.add(a12, a22),
    f32x4.add(a13, a23),
    to + 4 * plane,
    plane,
  )
  imageRow(
    f32x4.sub(a20, a10),
    f32x4.sub(a21, a11),
    f32x4.sub(a22, a12),
    f32x4.sub(a23, a13),
    to + 8 * plane,
    plane,
  )
  imageRow(
    f32x4.sub(a10, pixel(pixels, 12, at)),
    f32x4.sub(a11, pixel(pixels, 13, at)),
    f32x4.sub(a12, pixel(pixels, 14, at)),
    f32x4.sub(a13, pixel(pixels, 15, at)),
    to + 12 * plane,
    plane,
  )
}

function pixel(pixels: u32, i: u32, at: u32): v128 {
  return v128.load(load<u32>(pixels + 4 * i) + at)
}

/** A row times B. */
function imageRow(t0: v128, t1: v128, t2: v128, t3: v128, to: u32, plane: u32): void {
  v128.store(to, f32x4.sub(t0, t2))
  v128.store(to + plane, f32x4.add(t1, t2))
  v128.store(to + 2 * plane, f32x4.sub(t2, t1))
  v128.store(to + 3 * plane, f32x4.sub(t1, t3))
}

/** U = G w Gᵀ of w, 3 × 3 taps so many bytes apart. */
export function transformFilter(w: u32, tap: u32, to: u32, plane: u32): void {
  const a00 = v128.load(w)
  const a01 = v128.load(w + tap)
  const a02 = v128.load(w + 2 * tap)
  const a20 = v128.load(w + 6 * tap)
  const a21 = v128.load(w + 7 * tap)
  const a22 = v128.load(w + 8 * tap)
  filterRow(a00, a01, a02, to, plane)
  filterRow(a20, a21, a22, to + 12 * plane, plane)
  const half = f32x4.splat(0.5)
  const s0 = f32x4.mul(half, f32x4.add(a00, a20))
  const s1 = f32x4.mul(half, f32x4.add(a01, a21))
  const s2 = f32x4.mul(half, f32x4.add(a02, a22))
  const h0 = f32x4.mul(half, v128.load(w + 3 * tap))
  const h1 = f32x4.mul(half, v128.load(w + 4 * tap))
  const h2 = f32x4.mul(half, v128.load(w + 5 * tap))
  filterRow(f32x4.add(s0, h0), f32x4.add(s1, h1), f32x4.add(s2, h2), to + 4 * plane, plane)
  filterRow(f32x4.sub(s0, h0), f32x4.sub(s1, h1), f32x4.sub(s2, h2), to + 8 * plane, plane)
}

/** A row times Gᵀ. */
function filterRow(t0: v128, t1: v128, t2: v128, to: u32, plane: u32): void {
  const half = f32x4.splat(0.5)
  const s = f32x4.mul(half, f32x4.add(t0, t2))
  const h = f32x4.mul(half, t1)
  v128.store(to, t0)
  v128.store(to + plane, f32x4.add(s, h))
  v128.store(to + 2 * plane, f32x4.sub(s, h))
  v128.store(to + 3 * plane, t2)
}

/** Aᵀ M A, stored at four addresses at `pixels`, `at` added to each; where one is 0 nothing is. */
export function transformProducts(m: u32, plane: u32, pixels: u32, at: u32): void {
  const row = 4 * plane
  const a0 = v128.load(m + row)
  const b0 = v128.load(m + 2 * row)
  const a1 = v128.load(m + row + plane)
  const b1 = v128.load(m + 2 * row + plane)
  const a2 = v128.load(m + row + 2 * plane)
  const b2 = v128.load(m + 2 * row + 2 * plane)
  const a3 = v128.load(m + row + 3 * plane)
  const b3 = v128.load(m + 2 * row + 3 * plane)
  productRow(
    f32x4.add(v128.load(m), f32x4.add(a0, b0)),
    f32x4.add(v128.load(m + plane), f32x4.add(a1, b1)),
    f32x4.add(v128.load(m + 2 * plane), f32x4.add(a2, b2)),
    f32x4.add(v128.load(m + 3 * plane), f32x4.add(a3, b3)),
    pixels,
    at,
  )
  m += 3 * row
  productRow(
    f32x4.sub(f32x4.sub(a0, b0), v128.load(m)),
    f32x4.sub(f32x4.sub(a1, b1), v128.load(m + plane)),
    f32x4.sub(f32x4.sub(a2, b2), v128.load(m + 2 * plane)),
    f32x4.sub(f32x4.sub(a3, b3), v128.load(m + 3 * plane)),
    pixels + 8,
    at,
  )
}

/** A row times A. */
function productRow(t0: v128, t1: v128, t2: v128, t3: v128, pixels: u32, at: u32): void {
  const left = load<u32>(pixels)
  const right = load<u32>(pixels, 4)
  if (left !== 0) v128.store(left + at, f32x4.add(t0, f32x4.add(t1, t2)))
  if (right !== 0) v128.store(right + at, f32x4.sub(f32x4.sub(t1, t2), t3))
}

/** A dY Aᵀ of 2 × 2 pixels whose addresses are four numbers at `pixels`. */
export function transformChange(pixels: u32, at: u32, to: u32, plane: u32): void {
  const a0 = pixel(pixels, 0, at)
  const a1 = pixel(pixels, 1, at)
  const b0 = pixel(pixels, 2, at)
  const b1 = pixel(pixels, 3, at)
  changeRow(a0, a1, to, plane)
  changeRow(f32x4.add(a0, b0), f32x4.add(a1, b1), to + 4 * plane, plane)
  changeRow(f32x4.sub(a0, b0), f32x4.sub(a1, b1), to + 8 * plane, plane)
  changeRow(f32x4.neg(b0), f32x4.neg(b1), to + 12 * plane, plane)
}

/** A row times Aᵀ. */
function changeRow(t0: v128, t1: v128, to: u32, plane: u32): void {
  v128.store(to, t0)
  v128.store(to + plane, f32x4.add(t0, t1))
  v128.store(to + 2 * plane, f32x4.sub(t0, t1))
  v128.store(to + 3 * plane, f32x4.neg(t1))
}

/** Gᵀ M G, stored to 3 × 3 taps so many bytes apart. */
export function transformSums(m: u32, plane: u32, w: u32, tap: u32): void {
  const half = f32x4.splat(0.5)
  const row = 4 * plane
  const a0 = v128.load(m + row)
  const b0 = v128.load(m + 2 * row)
  const a1 = v128.load(m + row + plane)
  const b1 = v128.load(m + 2 * row + plane)
  const a2 = v128.load(m + row + 2 * plane)
  const b2 = v128.load(m + 2 * row + 2 * plane)
  const a3 = v128.load(m + row + 3 * plane)
  const b3 = v128.load(m + 2 * row + 3 * plane)
  const s0 = f32x4.mul(half, f32x4.add(a0, b0))
  const s1 = f32x4.mul(half, f32x4.add(a1, b1))
  const s2 = f32x4.mul(half, f32x4.add(a2, b2))
  const s3 = f32x4.mul(half, f32x4.add(a3, b3))
  sumRow(
    f32x4.add(v128.load(m), s0),
    f32x4.add(v128.load(m + plane), s1),
    f32x4.add(v128.load(m + 2 * plane), s2),
    f32x4.add(v128.load(m + 3 * plane), s3),
    w,
    tap,
  )
  sumRow(
    f32x4.mul(half, f32x4.sub(a0, b0)),
    f32x4.mul(half, f32x4.sub(a1, b1)),
    f32x4.mul(half, f32x4.sub(a2, b2)),
    f32x4.mul(half, f32x4.sub(a3, b3)),
    w + 3 * tap,
    tap,
  )
  m += 3 * row
  sumRow(
    f32x4.add(s0, v128.load(m)),
    f32x4.add(s1, v128.load(m + plane)),
    f32x4.add(s2, v128.load(m + 2 * plane)),
    f32x4.add(s3, v128.load(m + 3 * plane)),
    w + 6 * tap,
    tap,
  )
}

/** A row times G. */
function sumRow(t0: v128, t1: v128, t2: v128, t3: v128, w: u32, tap: u32): void {
  const half = f32x4.splat(0.5)
  const s = f32x4.mul(half, f32x4.add(t1, t2))
  v128.store(w, f32x4.add(t0, s))
  v128.store(w + tap, f32x4.mul(half, f32x4.sub(t1, t2)))
  v128.store(w + 2 * tap, f32x4.add(s, t3))
}
