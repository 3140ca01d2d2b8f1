import { standardNormal } from '../random/normal.js'
import type { Source } from '../random/source.js'
import type { LinearOperator } from '../space/linear-operator.js'
import { topEigenpair } from './top-eigenpair.js'

/** The largest singular value of an operator, and how it was reached. */
export interface TopSingular {
  readonly value: number
  /** v with |v| = 1 and |Av| = value. */
  readonly right: Float64Array
  /** Products with A and Aᵀ. */
  readonly products: number
}

/**
 * ‖A‖₂ in ℓ2 by Golub–Kahan bidiagonalisation from a random start, with full reorthogonalisation of
 * the right vectors (Simon and Zha 2000: that is enough): A·V = U·B with B upper bidiagonal of k
 * rows, and |AᵀAv − σ²v| = α_k β_k |y_k| for the top eigenpair (σ², y) of BᵀB, v = V·y. It stops
 * when that is below `tolerance`·σ²: a singular value is then within tolerance/2 of σ, relative, and
 * with a random start it is the largest (almost surely; the start is orthogonal to no direction).
 * Costs 2k products and O(d·k²); k is d at most, and a few dozen unless the top values are crowded.
 * The value is ∞ or NaN where a product is.
 * Source: Golub and Kahan 1965; Golub and Van Loan, Matrix Computations (2013), 10.4.
 */
export function topSingular(
  A: LinearOperator,
  source: Source,
  tolerance = 1e-13,
  start: Float64Array = new Float64Array(A.dimension).map(() => standardNormal(source)),
): TopSingular {
  const basis: Float64Array[] = []
  const [alphas, betas]: [number[], number[]] = [[], []]
  let v = scaled(start, 1 / length(start))
  let u = A.apply(v)
  for (;;) {
    const alpha = length(u)
    basis.push(v)
    alphas.push(alpha)
    if (alpha > 0) u = scaled(u, 1 / alpha)
    const w = A.transpose(u)
    for (let i = 0; i < w.length; i++) w[i]! -= alpha * v[i]!
    for (let twice = 0; twice < 2; twice++) for (const other of basis) makeOrthogonal(w, other)
    const beta = length(w)
    if (!Number.isFinite(alpha + beta)) {
      return { value: alpha + beta, right: v, products: 2 * basis.length }
    }
    const { value, vector } = topEigenpair(alphas, betas)
    const spent = beta <= 2 ** -50 * value || basis.length === A.dimension
    const residual = (alpha / value) * (beta / value) * Math.abs(vector.at(-1)!)
    if (spent || residual <= tolerance) {
      const right = new Float64Array(A.dimension)
      basis.forEach((each, k) => {
        for (let i = 0; i < right.length; i++) right[i]! += vector[k]! * each[i]!
      })
      return { value, right, products: 2 * basis.length }
    }
    betas.push(beta)
    v = scaled(w, 1 / beta)
    const image = A.apply(v)
    for (let i = 0; i < image.length; i++) image[i]! -= beta * u[i]!
    u = image
  }
}

/** |v|, whose squares neither overflow nor vanish. */
export function length(v: Float64Array): number {
  let most = 0
  for (const x of v) most = Math.max(most, Math.abs(x))
  if (most === 0 || most === Infinity) return most
  let sum = 0
  for (const x of v) sum += (x / most) ** 2
  return most * Math.sqrt(sum)
}

const scaled = (v: Float64Array, by: number): Float64Array => v.map(x => by * x)

function makeOrthogonal(w: Float64Array, v: Float64Array): void {
  let along = 0
  for (let i = 0; i < w.length; i++) along += w[i]! * v[i]!
  for (let i = 0; i < w.length; i++) w[i]! -= along * v[i]!
}
