/** Four 32-bit words, each in 0 … 2³² − 1. */
export type Block = readonly [number, number, number, number]

/**
 * Philox4x32-10, the bijection of 128-bit blocks under a 64-bit key: ten rounds of
 * (x₀, x₁, x₂, x₃) ↦ (hi(M₁x₂) ⊕ x₁ ⊕ k₀, lo(M₁x₂), hi(M₀x₀) ⊕ x₃ ⊕ k₁, lo(M₀x₀)),
 * the key growing by Weyl constants from round to round. Words are taken modulo 2³².
 *
 * Source: Salmon, Moraes, Dror, Shaw, "Parallel random numbers: as easy as 1, 2, 3", SC 2011.
 */
export function philox(counter: Block, key: readonly [number, number]): Block {
  const out = new Int32Array(4)
  writePhilox(out, 0, ...counter, ...key)
  return [out[0]! >>> 0, out[1]! >>> 0, out[2]! >>> 0, out[3]! >>> 0]
}

/** Writes the block of counter (x0, x1, x2, x3) under key (k0, k1) to out[at … at + 3]. */
export function writePhilox(
  out: Int32Array,
  at: number,
  x0: number,
  x1: number,
  x2: number,
  x3: number,
  k0: number,
  k1: number,
): void {
  for (let round = 0; round < 10; round++) {
    const high0 = high(M0, x0)
    const low0 = Math.imul(M0, x0)
    const high1 = high(M1, x2)
    const low1 = Math.imul(M1, x2)
    x0 = high1 ^ x1 ^ k0
    x1 = low1
    x2 = high0 ^ x3 ^ k1
    x3 = low0
    k0 = (k0 + 0x9e3779b9) | 0
    k1 = (k1 + 0xbb67ae85) | 0
  }
  out[at] = x0
  out[at + 1] = x1
  out[at + 2] = x2
  out[at + 3] = x3
}

const M0 = 0xd2511f53
const M1 = 0xcd9e8d57

/** The upper 32 bits of the 64-bit product of two unsigned words, by halves of 16 bits. */
function high(a: number, b: number): number {
  const a0 = a & 0xffff
  const a1 = a >>> 16
  const b0 = b & 0xffff
  const b1 = b >>> 16
  const cross0 = a1 * b0
  const cross1 = a0 * b1
  const middle = ((a0 * b0) >>> 16) + (cross0 & 0xffff) + (cross1 & 0xffff)
  return (a1 * b1 + (cross0 >>> 16) + (cross1 >>> 16) + (middle >>> 16)) | 0
}
