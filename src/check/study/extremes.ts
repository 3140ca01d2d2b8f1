import { chartOf, drawnFrom, pointAt } from '../../estimate/charted.js'
import { extremeValue, extremeValueRow } from '../../estimate/extreme-value.js'
import { localNorm } from '../../estimate/jacobian-norm.js'
import type { SelfMap } from '../../map/self-map.js'
import type { Draw } from '../../random/draw.js'
import { integer } from '../../random/integer.js'
import { Source } from '../../random/source.js'
import type { MetricSpace } from '../../space/metric-space.js'
import { shownNear } from '../shown.js'
import type { MethodFindings } from './findings.js'
import type { Looked } from './looked.js'
import { constantOf } from './quantity.js'
import { isRefusal, type Row } from './study.js'

/** The constant from the largest slopes of a sample, taken for the tail of a reverse Weibull law. */
export function extremes<P>(looked: Looked<P>): MethodFindings {
  const { subject, maps, region, seed, stop } = looked
  const { space } = subject
  const quantity = constantOf(looked)
  if (region === undefined) {
    const named = { quantity, method: 'extreme value', source: 'Wood and Zhang 1996' }
    return { rows: [{ ...named, refused: `no coordinates on ${space.name}`, evaluations: 0 }] }
  }
  const draw = drawnFrom(chartOf(space), region)
  const which = integer(maps.length)
  const local = maps.every(map => map.derivative !== undefined || map.formula !== undefined)
  const start = new Source(0, 'estimates')
  let without: string | undefined
  const slope: Draw<number | undefined> = source => {
    const map = maps[which(source)]!
    const x = pointAt(space, draw(source))
    const found = local
      ? localNorm(map, space, x, start.seek(0, 1))?.value
      : stretched(map, space, x, pointAt(space, draw(source)))
    if (found === undefined) without ??= `${map.name} at ${shownNear(x)}`
    return found
  }
  const found = extremeValue(slope, { seed, stop })
  const interval = found.value === undefined ? undefined : found.interval
  const row: Row = { ...extremeValueRow(found), quantity }
  const said =
    isRefusal(row) && without !== undefined
      ? { ...row, refused: `${row.refused}: ${without}, say` }
      : row
  return {
    rows: [said],
    ...(interval && { facts: { extreme: interval } }),
    cut: stop(),
  }
}

/** d(Tx, Ty)/d(x, y); 0 where x and y are one, undefined where T leaves the space. */
function stretched<P>(map: SelfMap<P>, space: MetricSpace<P>, x: P, y: P): number | undefined {
  const before = space.distance(x, y)
  if (before === 0) return 0
  const [tx, ty] = [map.apply(x), map.apply(y)]
  if ([tx, ty].some(p => space.objection(p) !== undefined)) return undefined
  const ratio = space.distance(tx, ty) / before
  return Number.isFinite(ratio) ? ratio : undefined
}
