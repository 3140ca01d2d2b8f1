import { positiveInteger } from './dimension.js'
import type { OrderedField } from './field.js'
import type { VectorSpace } from './vector-space.js'

/** S^dim as arrays of scalars of a field: the carrier for exact linear algebra. RangeError unless dim ≥ 1. */
export function coordinates<S>(field: OrderedField<S>, dim: number): VectorSpace<readonly S[], S> {
  positiveInteger(dim, 'dimension')
  const map2 = (a: readonly S[], b: readonly S[], f: (x: S, y: S) => S) =>
    a.map((x, i) => f(x, b[i]!))
  return {
    name: `${field.name}^${dim}`,
    field,
    zero: () => Array.from({ length: dim }, () => field.zero),
    add: (a, b) => map2(a, b, field.add),
    sub: (a, b) => map2(a, b, field.sub),
    scale: (s, a) => a.map(x => field.mul(s, x)),
    axpy: (s, x, y) => map2(x, y, (xi, yi) => field.add(yi, field.mul(s, xi))),
    dot: (a, b) => a.reduce((sum, x, i) => field.add(sum, field.mul(x, b[i]!)), field.zero),
    equal: (a, b) => a.length === b.length && a.every((x, i) => field.compare(x, b[i]!) === 0),
  }
}
