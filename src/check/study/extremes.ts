import { chartOf, drawnFrom, pointAt } from '../../estimate/charted.js'
import { extremeValue, extremeValueRow } from '../../estimate/extreme-value.js'
import { jacobianNorms } from '../../estimate/jacobian-norm.js'
import type { SelfMap } from '../../map/self-map.js'
import type { Draw } from '../../random/draw.js'
import { integer } from '../../random/integer.js'
import type { MetricSpace } from '../../space/metric-space.js'
import type { MethodFindings } from './findings.js'
import type { Looked } from './looked.js'
import { supLip } from './quantity.js'

/** The constant from the largest slopes of a sample, taken for the tail of a reverse Weibull law. */
export function extremes<P>({ subject, maps, region, seed, stop }: Looked<P>): MethodFindings {
  const { space } = subject
  if (region === undefined) {
    const named = { quantity: supLip, method: 'extreme value', source: 'Wood and Zhang 1996' }
    return { rows: [{ ...named, refused: `no coordinates on ${space.name}`, evaluations: 0 }] }
  }
  const draw = drawnFrom(chartOf(space), region)
  const which = integer(maps.length)
  const local = maps.every(map => map.derivative !== undefined || map.formula !== undefined)
  const slope: Draw<number> = source => {
    const map = maps[which(source)]!
    const x = pointAt(space, draw(source))
    if (local) return jacobianNorms(map, { space, points: [x] }).norms[0]!
    return stretched(map, space, x, pointAt(space, draw(source)))
  }
  const found = extremeValue(slope, { seed, stop })
  const interval = found.value === undefined ? undefined : found.interval
  return {
    rows: [{ ...extremeValueRow(found), quantity: supLip }],
    ...(interval && { facts: { extreme: interval } }),
    cut: stop(),
  }
}

/** d(Tx, Ty)/d(x, y); 0 where x and y are one. */
function stretched<P>(map: SelfMap<P>, space: MetricSpace<P>, x: P, y: P): number {
  const before = space.distance(x, y)
  return before === 0 ? 0 : space.distance(map.apply(x), map.apply(y)) / before
}
