import type { OrderedField } from './field.js'
import { line } from './line.js'
import type { MetricSpace } from './metric-space.js'

/**
 * The interval [lo, hi] of a field with d(a, b) = |a − b|: complete, of diameter hi − lo.
 * Throws RangeError unless lo and hi are in the field and lo < hi.
 */
export function interval<S>(field: OrderedField<S>, lo: S, hi: S): MetricSpace<S, S> {
  const whole = line(field)
  const realPoints = typeof lo === 'number'
  for (const end of [lo, hi]) {
    const objection = whole.objection(end)
    if (objection)
      throw new RangeError(`interval: expected ends in ${field.name}, got ${objection}`)
  }
  const name = `[${field.show(lo)}, ${field.show(hi)}]`
  if (field.compare(lo, hi) >= 0) {
    throw new RangeError(`interval ${name}: expected the first end below the second`)
  }
  return {
    ...whole,
    name,
    ...(realPoints && { chart: { dimension: 1, norm: 'ℓ2' } }),
    objection: p =>
      whole.objection(p) ??
      (field.compare(p, lo) < 0 || field.compare(p, hi) > 0
        ? `${field.show(p)} (outside ${name})`
        : undefined),
  }
}
