import type { OrderedField } from './field.js'
import type { MetricSpace } from './metric-space.js'
import { scalarObjection } from './objection.js'
import { type Rational, rationals } from './rational.js'
import { real } from './real.js'
import { relativeRoundoff } from './roundoff.js'
import type { VectorSpace } from './vector-space.js'

/** A field as a metric space: d(a, b) = |a − b|. */
export function line<S>(field: OrderedField<S>): MetricSpace<S, S> {
  const distance = (a: S, b: S) => field.abs(field.sub(a, b))
  return {
    name: field.name,
    metric: '|·|',
    field,
    distance,
    roundoff: relativeRoundoff(field, 1, distance),
    objection: p => scalarObjection(field, p),
  }
}

/** ℝ with d(a, b) = |a − b|, in doubles. */
export const realLine: MetricSpace<number> = { ...line(real), chart: { dimension: 1, norm: 'ℓ2' } }
/** ℚ with d(a, b) = |a − b|, exact. */
export const rationalLine: MetricSpace<Rational, Rational> = line(rationals)

/** A field as a vector space over itself. */
export function scalars<S>(field: OrderedField<S>): VectorSpace<S, S> {
  return {
    name: field.name,
    field,
    zero: () => field.zero,
    add: field.add,
    sub: field.sub,
    scale: field.mul,
    axpy: (s, x, y) => field.add(y, field.mul(s, x)),
    dot: field.mul,
    equal: (a, b) => field.compare(a, b) === 0,
  }
}
