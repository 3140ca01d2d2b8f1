import { positiveInteger } from './dimension.js'
import type { OrderedField } from './field.js'
import type { MetricSpace } from './metric-space.js'
import { arrayObjection, float64Objection } from './objection.js'
import { real } from './real.js'
import { relativeRoundoff, unitRoundoff } from './roundoff.js'

/**
 * The probability vectors (p_1, …, p_n), p_i ≥ 0, Σ p_i = 1, with total variation
 * d(p, q) = ½ Σ |p_i − q_i|. Throws RangeError unless n ≥ 1.
 *
 * In doubles the sum may miss 1 by γ_2n: n roundings in dividing weights by their sum, n in adding
 * the quotients up. Maps have to divide by the sum again to stay on the simplex.
 */
export function simplex(n: number): MetricSpace<Float64Array> {
  return {
    ...totalVariation<Float64Array, number>(real, n),
    objection: p => float64Objection(n, p) ?? notProbability(real, p),
  }
}

/** The same over a field; over an exact one the sum is exactly 1 and the distance exact. */
export function simplexOver<S>(field: OrderedField<S>, n: number): MetricSpace<readonly S[], S> {
  return {
    ...totalVariation<readonly S[], S>(field, n),
    objection: p => arrayObjection(field, n, p) ?? notProbability(field, p),
  }
}

/** n roundings, as for ℓ1: halving is exact. */
function totalVariation<V extends ArrayLike<S>, S>(field: OrderedField<S>, n: number) {
  positiveInteger(n, 'number of probabilities')
  const half = field.of(1, 2)
  const distance = (p: V, q: V) => {
    let sum = field.zero
    for (let i = 0; i < n; i++) sum = field.add(sum, field.abs(field.sub(p[i]!, q[i]!)))
    return field.mul(half, sum)
  }
  return {
    name: `simplex in ${field.name}^${n} with total variation`,
    metric: 'TV',
    field,
    distance,
    roundoff: relativeRoundoff(field, n, distance),
  }
}

function notProbability<S>(field: OrderedField<S>, p: ArrayLike<S>): string | undefined {
  let sum = field.zero
  for (let i = 0; i < p.length; i++) {
    if (field.compare(p[i]!, field.zero) < 0) {
      return `${field.show(p[i]!)} at coordinate ${i + 1} (negative)`
    }
    sum = field.add(sum, p[i]!)
  }
  const nu = (2 * p.length + 1) * unitRoundoff
  const allowed = field.exact ? field.zero : field.of(nu / (1 - nu))
  return field.compare(field.abs(field.sub(sum, field.one)), allowed) > 0
    ? `a vector of sum ${field.show(sum)}`
    : undefined
}
