const depth = 50

/**
 * The spectral norm ‖A‖₂ = sup |Ax|₂/|x|₂ of a matrix given by its rows, from above: a number s
 * with ‖A‖₂ ≤ s ≤ (1 + 8(d² + 1)u)·‖A‖₂, u = 2⁻⁵³, d the larger dimension; 0 for the zero matrix.
 *
 * Gelfand's formula by repeated squaring: ‖A‖₂ = √‖AᵀA‖₂, applied fifty times, then bounded by the
 * Frobenius norm, which is at most √d too large; fifty roots leave nothing of that factor, and
 * halve, level by level, what each product rounds off (at most d²u of it). Entries that are
 * themselves rounded, by 3u each, are allowed for. Cost 50·d³.
 */
export function spectralNorm(rows: readonly ArrayLike<number>[]): number {
  const d = Math.max(rows.length, rows[0]?.length ?? 0)
  return (1 + 4 * (d * d + 1) * 2 ** -53) * rootOfGram(rows, depth)
}

function rootOfGram(a: readonly ArrayLike<number>[], squarings: number): number {
  const largest = Math.max(...a.map(row => Math.max(...Array.from(row, Math.abs))))
  if (largest === 0) return 0
  // A power of two, so that scaling neither rounds nor lets a square overflow.
  const scale = 2 ** Math.floor(Math.log2(largest))
  const c = a.map(row => Array.from(row, x => x / scale))
  if (squarings === 0) return scale * Math.hypot(...c.flat())
  return scale * Math.sqrt(rootOfGram(gram(c), squarings - 1))
}

/** CᵀC. */
function gram(c: readonly (readonly number[])[]): number[][] {
  const columns = c[0]!.map((_, j) => c.map(row => row[j]!))
  return columns.map(u => columns.map(v => u.reduce((sum, x, i) => sum + x * v[i]!, 0)))
}
