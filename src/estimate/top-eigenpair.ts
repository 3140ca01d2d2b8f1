import { EstimateError } from './estimate.js'

/** The eigenvalues of a symmetric tridiagonal matrix, and the ends of its unit eigenvectors. */
export interface TridiagonalEigen {
  /** Ascending. */
  readonly values: Float64Array
  /** The first entry of each eigenvector. */
  readonly first: Float64Array
  /** The last entry of each. */
  readonly last: Float64Array
}

/** Sweeps for one eigenvalue; two are the rule. */
const most = 60

/**
 * Of the matrix with the given diagonal and off-diagonal, one entry shorter: by QL with implicit
 * Wilkinson shifts, in O(n²), since of the eigenvectors only the first and last rows are kept. The
 * values are those of a matrix within a few n·2⁻⁵³ of it in norm.
 * Source: Bowdler, Martin, Reinsch, Wilkinson 1968 (EISPACK's tql2); Golub and Welsch 1969.
 * @throws EstimateError if an entry is not finite
 */
export function tridiagonalEigen(
  diagonal: ArrayLike<number>,
  off: ArrayLike<number>,
): TridiagonalEigen {
  const n = diagonal.length
  const entries = [...Array.from(diagonal), ...Array.from(off).slice(0, Math.max(0, n - 1))]
  const stray = entries.find(x => !Number.isFinite(x))
  if (stray !== undefined) {
    throw new EstimateError(`tridiagonal matrix: expected finite entries, got ${stray}`)
  }
  // By a power of two, so that no square overflows, or underflows unless it is nothing to the rest.
  const largest = entries.reduce((a, x) => Math.max(a, Math.abs(x)), 0)
  const scale = largest === 0 ? 1 : 2 ** Math.floor(Math.log2(largest))
  const d = Float64Array.from(diagonal, x => x / scale)
  const e = new Float64Array(n)
  for (let i = 0; i < n - 1; i++) e[i] = off[i]! / scale
  const first = new Float64Array(n)
  const last = new Float64Array(n)
  if (n > 0) {
    first[0] = 1
    last[n - 1] = 1
  }
  for (let l = 0; l < n; l++) deflate(d, e, l, first, last)
  const order = Array.from(d.keys()).sort((i, j) => d[i]! - d[j]!)
  const sorted = (of: Float64Array) => Float64Array.from(order, i => of[i]!)
  return { values: sorted(d).map(x => x * scale), first: sorted(first), last: sorted(last) }
}

/** QL sweeps until d[l] is an eigenvalue, to an ulp of the matrix. */
function deflate(d: Float64Array, e: Float64Array, l: number, ...rows: Float64Array[]): void {
  const n = d.length
  for (let sweep = 0; ; sweep++) {
    let m = l
    // The matrix is of size 1 to 2.
    while (m < n - 1 && Math.abs(e[m]!) > 2 ** -52) m++
    if (m === l) return
    if (sweep === most) throw new EstimateError(`tridiagonal matrix: ${most} sweeps did not do`)
    let g = (d[l + 1]! - d[l]!) / (2 * e[l]!)
    const root = Math.hypot(g, 1)
    g = d[m]! - d[l]! + e[l]! / (g + (g < 0 ? -root : root))
    let [s, c, p] = [1, 1, 0]
    let i = m - 1
    for (; i >= l; i--) {
      const f = s * e[i]!
      const b = c * e[i]!
      const r = Math.sqrt(f * f + g * g)
      e[i + 1] = r
      if (r === 0) {
        d[i + 1]! -= p
        e[m] = 0
        break
      }
      s = f / r
      c = g / r
      g = d[i + 1]! - p
      const t = (d[i]! - g) * s + 2 * c * b
      p = s * t
      d[i + 1] = g + p
      g = c * t - b
      for (const z of rows) {
        const [low, high] = [z[i]!, z[i + 1]!]
        z[i + 1] = s * low + c * high
        z[i] = c * low - s * high
      }
    }
    if (i >= l) continue
    d[l]! -= p
    e[l] = g
    e[m] = 0
  }
}
