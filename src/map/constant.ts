import type { Formula } from '../algebra/formula.js'
import { type MetricSpace, pointOf } from '../space/metric-space.js'
import { scalarsOf } from './parameters.js'
import type { SelfMap } from './self-map.js'

/**
 * x ↦ c for a point c of a metric space: Lipschitz constant 0, fixed point c.
 * @param label how c is written in the map's name
 * @throws PointError unless c is a point of the space
 */
export function constant<P, S>(
  space: MetricSpace<P, S>,
  c: P,
  label: string = String(c),
): SelfMap<P, S> {
  pointOf(space, c, 'constant map')
  return {
    name: `x ↦ ${label}`,
    apply: () => c,
    get formula(): Formula<S> | undefined {
      const scalars = scalarsOf(space.field, c)
      return (
        scalars && { dimension: scalars.length, apply: on => scalars.map(scalar => on.of(scalar)) }
      )
    },
    proved: { lipschitz: { [space.metric]: space.field.zero }, fixedPoint: c },
  }
}
