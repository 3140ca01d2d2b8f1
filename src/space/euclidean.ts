import { positiveInteger } from './dimension.js'
import type { MetricSpace } from './metric-space.js'
import { float64Objection } from './objection.js'
import { real } from './real.js'
import { relativeRoundoff } from './roundoff.js'

/**
 * ℝ^dim with ℓ2: d(a, b) = √(Σ (a_i − b_i)²). RangeError unless dim ≥ 1.
 *
 * There is no exact twin: the ℓ2 distance of two rational points need not be rational.
 */
export function euclidean(dim: number): MetricSpace<Float64Array> {
  positiveInteger(dim, 'dimension')
  return {
    name: `ℝ^${dim} with ℓ2`,
    metric: 'ℓ2',
    ...scaledEuclidean(new Float64Array(dim).fill(1), 1),
  }
}

/**
 * ℝ^d, d = weights.length, with the weighted ℓ2 norm: d(a, b) = √(Σ w_i (a_i − b_i)²).
 * Its metric is named after its weights: 'ℓ2(1, 4)'.
 * Throws RangeError unless there is at least one weight and all are positive and finite.
 */
export function weighted(weights: readonly number[]): MetricSpace<Float64Array> {
  positiveInteger(weights.length, 'number of weights')
  weights.forEach((w, i) => {
    if (!(w > 0 && w < Infinity)) {
      throw new RangeError(`weight ${i + 1}: expected a positive finite number, got ${w}`)
    }
  })
  const metric = `ℓ2(${weights.join(', ')})`
  return {
    name: `ℝ^${weights.length} with ${metric}`,
    metric,
    // √w_i and the product with it: two roundings more than a plain difference.
    ...scaledEuclidean(Float64Array.from(weights, Math.sqrt), 3),
  }
}

/**
 * d(a, b) = ‖t‖_2 for t_i = s_i (a_i − b_i), as m·√(Σ (t_i/m)²), m = max |t_i|: squares neither
 * overflow nor vanish. If t_i takes r roundings, then t_i/m takes r + 1, its square 2r + 3, the sum
 * 2r + 2 + dim; the root halves that and adds one, as does m·. (m is one number: it cancels.)
 */
function scaledEuclidean(scale: Float64Array, r: number) {
  const dim = scale.length
  const distance = (a: Float64Array, b: Float64Array) => {
    let m = 0
    for (let i = 0; i < dim; i++) m = Math.max(m, Math.abs(scale[i]! * (a[i]! - b[i]!)))
    if (m === 0 || m === Infinity) return m
    let sum = 0
    for (let i = 0; i < dim; i++) {
      const ratio = (scale[i]! * (a[i]! - b[i]!)) / m
      sum += ratio * ratio
    }
    return m * Math.sqrt(sum)
  }
  return {
    field: real,
    distance,
    roundoff: relativeRoundoff(real, Math.ceil((2 * r + 2 + dim) / 2) + 2, distance),
    objection: (v: Float64Array) => float64Objection(dim, v),
    chart: { dimension: dim, norm: 'ℓ2', scale: Array.from(scale) } as const,
  }
}
