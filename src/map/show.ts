import type { OrderedField } from '../space/field.js'

/** a·x + b as people write it: "1/2·x + 1", "x", "-3". */
export function showAffine<S>(field: OrderedField<S>, a: S, b: S): string {
  const slope = field.compare(a, field.zero)
  const shift = field.compare(b, field.zero)
  if (slope === 0) return field.show(b)
  const one = field.compare(field.abs(a), field.one) === 0
  const linear = one ? (slope > 0 ? 'x' : '-x') : `${field.show(a)}·x`
  if (shift === 0) return linear
  return `${linear} ${shift > 0 ? '+' : '-'} ${field.show(field.abs(b))}`
}

/** A tuple of scalars as people write it, cut after four: "(1, 2, 3, 4, …)". */
export function showTuple<S>(field: OrderedField<S>, v: ArrayLike<S>): string {
  const shown = Array.from({ length: Math.min(v.length, 4) }, (_, i) => field.show(v[i]!))
  return `(${[...shown, ...(v.length > 4 ? ['…'] : [])].join(', ')})`
}
