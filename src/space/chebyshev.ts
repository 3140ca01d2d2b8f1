import { positiveInteger } from './dimension.js'
import type { OrderedField } from './field.js'
import type { MetricSpace } from './metric-space.js'
import { arrayObjection, float64Objection } from './objection.js'
import { real } from './real.js'
import { relativeRoundoff } from './roundoff.js'

/** ℝ^dim with ℓ∞: d(a, b) = max |a_i − b_i|. RangeError unless dim ≥ 1. */
export function chebyshev(dim: number): MetricSpace<Float64Array> {
  return {
    ...ellInfinity<Float64Array, number>(real, dim),
    objection: v => float64Objection(dim, v),
    chart: { dimension: dim, norm: 'ℓ∞' },
  }
}

/** S^dim with ℓ∞, exact over an exact field. RangeError unless dim ≥ 1. */
export function chebyshevOver<S>(
  field: OrderedField<S>,
  dim: number,
): MetricSpace<readonly S[], S> {
  return {
    ...ellInfinity<readonly S[], S>(field, dim),
    objection: v => arrayObjection(field, dim, v),
  }
}

/** One rounding, in the difference that is largest. */
function ellInfinity<V extends ArrayLike<S>, S>(field: OrderedField<S>, dim: number) {
  positiveInteger(dim, 'dimension')
  const distance = (a: V, b: V) => {
    let largest = field.zero
    for (let i = 0; i < dim; i++) {
      const gap = field.abs(field.sub(a[i]!, b[i]!))
      if (field.compare(gap, largest) > 0) largest = gap
    }
    return largest
  }
  return {
    name: `${field.name}^${dim} with ℓ∞`,
    metric: 'ℓ∞',
    field,
    distance,
    roundoff: relativeRoundoff(field, 1, distance),
  }
}
