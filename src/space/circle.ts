import type { OrderedField } from './field.js'
import type { MetricSpace } from './metric-space.js'
import { scalarObjection } from './objection.js'
import { unitRoundoff } from './roundoff.js'

/**
 * The circle S/ℤ of circumference 1 with arc length: d(x, y) = min(|x − y|, 1 − |x − y|).
 * A point is its representative in [0, 1); reducing mod 1 is for maps to do.
 */
export function circle<S>(field: OrderedField<S>): MetricSpace<S, S> {
  // Over doubles |x − y| < 1 is off by at most u/2, and min(t, 1 − t) is 1-Lipschitz in it; for
  // t ≥ 1/2, the only t for which 1 − t is taken, 1 − t is exact (Sterbenz).
  const roundoff = field.exact ? field.zero : field.of(unitRoundoff / 2)
  return {
    name: `circle ${field.name}/ℤ`,
    metric: 'arc',
    field,
    distance: (x, y) => {
      const one = field.abs(field.sub(x, y))
      const other = field.sub(field.one, one)
      return field.compare(one, other) <= 0 ? one : other
    },
    roundoff: () => roundoff,
    objection: p =>
      scalarObjection(field, p) ??
      (field.compare(p, field.zero) < 0 || field.compare(p, field.one) >= 0
        ? `${field.show(p)} (outside [0, 1))`
        : undefined),
  }
}
