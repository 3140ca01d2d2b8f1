import type fc from 'fast-check'
import type { Tuple } from '../map/tuple.js'
import type { VectorSpace } from '../space/vector-space.js'
import { vector } from './vector.js'

/**
 * A vector u with |u|² = 1, exactly so over an exact field, by stereographic projection:
 * u = (1 − |t|², 2t)/(1 + |t|²) for t with fractions for coordinates. Shrinks to (1, 0, …, 0).
 */
export function unitVector<V extends Tuple<V, S>, S>(space: VectorSpace<V, S>): fc.Arbitrary<V> {
  const { field } = space
  return vector(space).map(drawn => {
    const t = drawn.map((x, i) => (i === 0 ? field.zero : x))
    const square = space.dot(t, t)
    const whole = field.add(field.one, square)
    const first = field.div(field.sub(field.one, square), whole)
    const scale = field.div(field.of(2), whole)
    return t.map((x, i) => (i === 0 ? first : field.mul(scale, x)))
  })
}
