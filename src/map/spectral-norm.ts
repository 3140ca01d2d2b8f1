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
  const columns = rows[0]?.length ?? 0
  const d = Math.max(rows.length, columns)
  const entries = new Float64Array(rows.length * columns)
  rows.forEach((row, i) => {
    entries.set(row, i * columns)
  })
  return (1 + 4 * (d * d + 1) * 2 ** -53) * rootOfGram(entries, columns, depth)
}

/** The Frobenius norm of A, AᵀA, (AᵀA)ᵀAᵀA, …, rooted as often as squared. Overwrites A. */
function rootOfGram(a: Float64Array, columns: number, squarings: number): number {
  let largest = 0
  for (const x of a) largest = Math.max(largest, Math.abs(x))
  if (largest === 0) return 0
  // A power of two, so that scaling neither rounds nor lets a square overflow.
  const scale = 2 ** Math.floor(Math.log2(largest))
  for (let i = 0; i < a.length; i++) a[i]! /= scale
  if (squarings === 0) return scale * Math.hypot(...a)
  return scale * Math.sqrt(rootOfGram(gram(a, columns), columns, squarings - 1))
}

/** CᵀC, of a matrix by its rows. */
function gram(c: Float64Array, columns: number): Float64Array {
  const product = new Float64Array(columns * columns)
  for (let j = 0; j < columns; j++) {
    for (let k = j; k < columns; k++) {
      let sum = 0
      for (let i = 0; i < c.length; i += columns) sum += c[i + j]! * c[i + k]!
      product[j * columns + k] = sum
      product[k * columns + j] = sum
    }
  }
  return product
}
