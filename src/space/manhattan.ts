import { positiveInteger } from './dimension.js'
import type { OrderedField } from './field.js'
import type { MetricSpace } from './metric-space.js'
import { arrayObjection, float64Objection } from './objection.js'
import { real } from './real.js'
import { relativeRoundoff } from './roundoff.js'

/** ℝ^dim with ℓ1: d(a, b) = Σ |a_i − b_i|. RangeError unless dim ≥ 1. */
export function manhattan(dim: number): MetricSpace<Float64Array> {
  return {
    ...ell1<Float64Array, number>(real, dim),
    objection: v => float64Objection(dim, v),
    chart: { dimension: dim, norm: 'ℓ1' },
  }
}

/** S^dim with ℓ1, exact over an exact field. RangeError unless dim ≥ 1. */
export function manhattanOver<S>(
  field: OrderedField<S>,
  dim: number,
): MetricSpace<readonly S[], S> {
  return {
    ...ell1<readonly S[], S>(field, dim),
    objection: v => arrayObjection(field, dim, v),
  }
}

/** One rounding a difference, one for each of the dim − 1 additions (0 + x is exact). */
function ell1<V extends ArrayLike<S>, S>(field: OrderedField<S>, dim: number) {
  positiveInteger(dim, 'dimension')
  const distance = (a: V, b: V) => {
    let sum = field.zero
    for (let i = 0; i < dim; i++) sum = field.add(sum, field.abs(field.sub(a[i]!, b[i]!)))
    return sum
  }
  return {
    name: `${field.name}^${dim} with ℓ1`,
    metric: 'ℓ1',
    field,
    distance,
    roundoff: relativeRoundoff(field, dim, distance),
  }
}
