import { iterates } from '../iterate/iterate.js'
import { type DenseAffine, denseAffine } from '../map/dense-affine.js'
import { spectralNorm } from '../map/spectral-norm.js'
import type { Order } from '../order/order.js'
import { iid } from '../random/iid.js'
import { rademacher } from '../random/rademacher.js'
import type { Source } from '../random/source.js'
import { euclidean } from '../space/euclidean.js'
import { float64 } from '../space/float64.js'
import { unitRoundoff } from '../space/roundoff.js'
import { upTo } from './counted.js'

const p = 10
const rows = 3
const h = 1 / 10
/** ℝ^10. */
export const space = float64(p)
type Step = DenseAffine<Float64Array, number>

/** A draw of signs. */
const signs = (source: Source) => new Float64Array(p).map(() => rademacher(source))

/**
 * SGD for least squares in ℝ^10 on batches of three fresh rows of signs, with labels ±1 that mean
 * nothing: θ ↦ θ − (h/3) Σ x(x·θ − y). As H has trace 10, hλmax ≤ 1.
 */
export const sgd = iid({
  name: 'least squares, p = 10, b = 3, h = 1/10',
  space: euclidean(p),
  draw: source => {
    let matrix: Float64Array[] = upTo(p).map((_, i) =>
      space.zero().map((_, j) => (i === j ? 1 : 0)),
    )
    let shift: Float64Array = space.zero()
    for (let row = 0; row < rows; row++) {
      const x = signs(source)
      matrix = matrix.map((a, i) => space.axpy((-h * x[i]!) / rows, x, a))
      shift = space.axpy((h * rademacher(source)) / rows, x, shift)
    }
    return denseAffine(space, matrix, shift)
  },
})

/** E AᵀA = ρI, ρ = 1 − 2h + h²(p + b − 1)/b: so E‖A_1 … A_n‖_F² = pρ^n, and γ ≤ (log ρ)/2. */
export const rate = 1 - 2 * h + (h * h * (p + rows - 1)) / rows
/** E|X_n|² ≤ E|b|²/(1 − ρ) from 0, E|b|² = h²p/b, as labels have mean 0. */
export const stationary = (h * h * p) / rows / (1 - rate)

/** ‖A_1 … A_r‖ of the maps from a place on, by composing them. */
export function blockNorm(maps: { at(i: number): Step }, from: number, r: number): number {
  let product = maps.at(from)
  for (let i = 1; i < r; i++) product = product.after(maps.at(from + i))
  return spectralNorm(product.rows)
}

/**
 * Allowed for a computed ‖A_1 … A_r‖ ≤ 1: spectralNorm is at most 8(p² + 1)u too large, an entry of A
 * off by 6u (in norm 6pu), and a product rounds by pu·‖A‖_F·‖B‖_F ≤ p²u.
 */
export const allowance = (r: number) => (8 * (p * p + 1) + r * (p * p + 6 * p)) * unitRoundoff

/** d(n-th, 450-th iterate) for n = 1 … 200 of one realisation, in an order. */
export function realisation(seed: number) {
  const [last, far] = [200, 450]
  const maps = sgd.realize(seed)
  const gaps = (order: Order) => {
    const at = [...upTo(last), far]
    const points = Array.from(iterates(maps, order, space.zero(), { at }), ({ point }) => point)
    const end = points[last]!
    return points.slice(0, last).map(point => sgd.space.distance(point, end))
  }
  return { last, gaps }
}
