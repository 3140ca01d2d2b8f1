import type { SymmetricOperator } from '../space/linear-operator.js'
import { EstimateError } from './estimate.js'

/**
 * Orthonormal vectors in which a symmetric operator A is tridiagonal, one product after another:
 * chains q, A·q, A²·q, … made orthonormal. A chain is _closed_ when A·q has nothing left outside the
 * vectors there are: they span an invariant subspace, and what A does to its complement they cannot
 * tell. Each new vector is made orthogonal to _all_ others, again and again until nothing changes:
 * the plain three-term recurrence loses that as soon as an eigenvalue is found, and finds it again.
 * Source: Lanczos 1950; Paige 1970; Parlett, The Symmetric Eigenvalue Problem (1980), chapter 13.
 */
export class KrylovSpace {
  readonly basis: Float64Array[] = []
  /** The tridiagonal matrix of the latest chain: QᵀAQ. */
  diagonal: number[] = []
  off: number[] = []
  products = 0
  /** The largest |A·q| so far: no more than |A|. */
  size = 0
  #next: Float64Array | undefined

  constructor(private readonly operator: SymmetricOperator) {}

  get full(): boolean {
    return this.basis.length === this.operator.dimension
  }

  /** Begins a chain at what v has outside the basis; false where that is nothing to speak of. */
  begin(v: Float64Array): boolean {
    this.diagonal = []
    this.off = []
    const outside = this.#orthogonal(v, norm(v) * 2 ** -53)
    this.#next = outside.vector
    return outside.vector !== undefined
  }

  /**
   * One product. Returns how far A·q reaches outside the basis: the residual of a Ritz vector whose
   * last entry is s is that times |s|. 0 when the chain is closed.
   * @throws EstimateError if the product is not finite
   */
  grow(): number {
    const q = this.#next
    if (q === undefined) throw new EstimateError('Krylov space: the chain is closed')
    if (this.diagonal.length > 0) this.off.push(this.#reach)
    this.basis.push(q)
    const image = this.operator.apply(q)
    this.products++
    const size = norm(image)
    if (!Number.isFinite(size) || image.length !== q.length) {
      throw new EstimateError(
        `symmetric operator: expected products of ${q.length} finite numbers, ` +
          `got ${image.length} of norm ${size}`,
      )
    }
    this.size = Math.max(this.size, size)
    this.diagonal.push(dot(image, q))
    const least = insideRounding(this.operator) * this.size
    const outside = this.full ? { reach: 0, vector: undefined } : this.#orthogonal(image, least)
    this.#reach = outside.reach
    this.#next = outside.vector
    return outside.reach
  }

  #reach = 0

  /** The part of v orthogonal to the basis, of unit length, and the length it had. */
  #orthogonal(v: Float64Array, least: number) {
    const w = v.slice()
    let before = norm(w)
    for (;;) {
      clear(w, this.basis)
      const reach = norm(w)
      if (reach <= least) return { reach: 0, vector: undefined }
      // Where most of w was left, what was rounded away of it was little (Kahan; Parlett § 6.9).
      if (reach > 0.9 * before) return { reach, vector: w.map(x => x / reach) }
      before = reach
    }
  }
}

/** What rounding may leave of a product outside a space that it lies in, as a share of |A|. */
export const insideRounding = (operator: SymmetricOperator): number => 32 * roundingOf(operator)

/** What rounding usually makes of a product, as a share of |A|. */
export const roundingOf = ({ rounding, dimension }: SymmetricOperator): number =>
  rounding ?? Math.sqrt(dimension) * 2 ** -53

export function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!
  return sum
}

/** |a|, of vectors of any size: where squares would underflow or overflow, scaled by the largest. */
export function norm(a: Float64Array): number {
  const square = dot(a, a)
  if (square > 1e-280 && square < Infinity) return Math.sqrt(square)
  const largest = a.reduce((most, x) => Math.max(most, Math.abs(x)), 0)
  if (largest === 0 || !Number.isFinite(largest)) return largest
  return largest * Math.sqrt(a.reduce((sum, x) => sum + (x / largest) ** 2, 0))
}

/** w − Σ ⟨w, q⟩·q over orthonormal q, in place: four of them in each reading of w, then what is left. */
function clear(w: Float64Array, basis: readonly Float64Array[]): void {
  let k = 0
  for (; k + 4 <= basis.length; k += 4) {
    clearFour(w, basis[k]!, basis[k + 1]!, basis[k + 2]!, basis[k + 3]!)
  }
  for (; k < basis.length; k++) clearOne(w, basis[k]!)
}

function clearFour(
  w: Float64Array,
  p: Float64Array,
  q: Float64Array,
  r: Float64Array,
  s: Float64Array,
): void {
  let [a, b, c, d] = [0, 0, 0, 0]
  for (let i = 0; i < w.length; i++) {
    const x = w[i]!
    a += x * p[i]!
    b += x * q[i]!
    c += x * r[i]!
    d += x * s[i]!
  }
  for (let i = 0; i < w.length; i++) {
    w[i]! -= a * p[i]! + b * q[i]! + (c * r[i]! + d * s[i]!)
  }
}

function clearOne(w: Float64Array, q: Float64Array): void {
  const c = dot(w, q)
  for (let i = 0; i < w.length; i++) w[i]! -= c * q[i]!
}
