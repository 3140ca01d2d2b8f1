import type { MetricSpace } from '../space/metric-space.js'
import { countOf } from './address.js'

/**
 * The space of `size` points of a space side by side in one Float64Array, each in `width`
 * coordinates that `read` makes into a point: d(x, y) = max over r of d(x_r, y_r).
 */
export function ensembleSpace<P>(
  space: MetricSpace<P>,
  size: number,
  width: number,
  read: (coordinates: Float64Array) => P,
): MetricSpace<Float64Array> {
  countOf(size, 'ensemble, size')
  const length = size * width
  const state = (x: Float64Array, r: number) => read(x.subarray(r * width, (r + 1) * width))
  return {
    name: `(${space.name})^${size}`,
    metric: `max ${space.metric}`,
    field: space.field,
    distance(x, y) {
      let most = 0
      for (let r = 0; r < size; r++) most = Math.max(most, space.distance(state(x, r), state(y, r)))
      return most
    },
    objection(x) {
      if (!(x instanceof Float64Array)) return `a ${typeof x}`
      if (x.length !== length) return `${x.length} coordinates instead of ${length}`
      for (let r = 0; r < size; r++) {
        const objection = space.objection(state(x, r))
        if (objection !== undefined) return `${objection} in realisation ${r}`
      }
      return undefined
    },
  }
}
