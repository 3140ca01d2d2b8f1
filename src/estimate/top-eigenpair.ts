/**
 * The largest singular value σ of an upper bidiagonal matrix B, alphas on the diagonal and betas
 * above it, and the unit vector y with BᵀB·y = σ²·y: σ² by bisection (Sturm), to the last places,
 * y by inverse iteration at a shift above all eigenvalues, where no pivot is negative.
 */
export function topEigenpair(
  alphas: readonly number[],
  betas: readonly number[],
): { readonly value: number; readonly vector: Float64Array } {
  const n = alphas.length
  const scale = Math.max(...alphas, ...betas)
  const vector = new Float64Array(n).fill(1 / Math.sqrt(n))
  if (scale === 0) return { value: 0, vector }
  const [a, b] = [alphas.map(x => x / scale), betas.map(x => x / scale)]
  const diagonal = a.map((x, i) => x * x + (i > 0 ? b[i - 1]! ** 2 : 0))
  const beside = b.map((x, i) => a[i]! * x)
  /** The pivots of λ − BᵀB, which are positive for λ above all eigenvalues. */
  const pivots = (lambda: number): Float64Array => {
    const d = new Float64Array(n)
    for (let i = 0; i < n; i++) {
      d[i] = lambda - diagonal[i]! - (i > 0 ? beside[i - 1]! ** 2 / d[i - 1]! : 0)
      if (!(d[i]! > 0)) return d.fill(0)
    }
    return d
  }
  let low = Math.max(...diagonal)
  let high = low + 2 * Math.max(0, ...beside) // Gershgorin
  high += high * 2 ** -50
  for (;;) {
    const middle = low + (high - low) / 2
    if (middle <= low || middle >= high) break
    if (pivots(middle)[0]! > 0) high = middle
    else low = middle
  }
  const d = pivots(high)
  for (let round = 0; round < 4; round++) {
    // (λ − BᵀB)·y = vector, by L·D·Lᵀ; L has −beside_i/d_i below its diagonal.
    for (let i = 1; i < n; i++) vector[i]! += (beside[i - 1]! / d[i - 1]!) * vector[i - 1]!
    for (let i = n - 1; i >= 0; i--) {
      const next = i + 1 < n ? beside[i]! * vector[i + 1]! : 0
      vector[i] = (vector[i]! + next) / d[i]!
    }
    const most = vector.reduce((max, x) => Math.max(max, Math.abs(x)), 0)
    const norm = most * Math.sqrt(vector.reduce((sum, x) => sum + (x / most) ** 2, 0))
    for (let i = 0; i < n; i++) vector[i]! /= norm
  }
  return { value: scale * Math.sqrt(high), vector }
}
