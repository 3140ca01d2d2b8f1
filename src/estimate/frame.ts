import { standardNormal } from '../random/normal.js'
import type { Source } from '../random/source.js'

/** Vectors of ℝ^d, orthonormal where they are a frame. */
export type Frame = readonly Float64Array[]

/**
 * Makes the vectors orthonormal, in place and in their order: the Q of Z = QR, by modified
 * Gram–Schmidt, twice over, which is enough for orthogonality to rounding (Giraud and others 2005).
 * Returns r_11 … r_kk ≥ 0; a vector in the span of those before it has r = 0 and becomes 0.
 */
export function orthonormalise(vectors: Frame): Float64Array {
  const lengths = new Float64Array(vectors.length)
  for (const [j, v] of vectors.entries()) {
    const before = norm(v)
    for (let round = 0; round < 2; round++) {
      for (let i = 0; i < j; i++) {
        const u = vectors[i]!
        const along = dot(u, v)
        for (let k = 0; k < v.length; k++) v[k]! -= along * u[k]!
      }
    }
    const after = norm(v)
    // What is left of a vector in the span is rounding: of d products for each of the j vectors.
    const vanishes = after <= (j + 1) * v.length * 2 ** -52 * before
    lengths[j] = vanishes && j > 0 ? 0 : after
    for (let k = 0; k < v.length; k++) v[k] = lengths[j] === 0 ? 0 : v[k]! / after
  }
  return lengths
}

/** k orthonormal vectors of ℝ^d in uniform directions: in no invariant subspace but by chance. */
export function randomFrame(source: Source, d: number, k: number): Frame {
  const vectors = Array.from({ length: k }, () =>
    new Float64Array(d).map(() => standardNormal(source)),
  )
  orthonormalise(vectors)
  return vectors
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!
  return sum
}

/** ‖v‖, without overflow: of v/m, m a power of two near the largest coordinate. */
function norm(v: Float64Array): number {
  let largest = 0
  for (let i = 0; i < v.length; i++) largest = Math.max(largest, Math.abs(v[i]!))
  if (largest === 0 || !Number.isFinite(largest)) return largest
  let sum = 0
  for (let i = 0; i < v.length; i++) sum += (v[i]! / largest) ** 2
  return largest * Math.sqrt(sum)
}
