import { chartOf, drawnFrom, pointAt } from '../../estimate/charted.js'
import { jacobianNorms } from '../../estimate/jacobian-norm.js'
import { steepestEstimate, steepestPoint } from '../../estimate/steepest-point.js'
import type { SelfMap } from '../../map/self-map.js'
import { integer } from '../../random/integer.js'
import { Source } from '../../random/source.js'
import type { Figure } from '../../statement/figure.js'
import { shownNear } from '../shown.js'
import type { MethodFindings } from './findings.js'
import type { Looked } from './looked.js'
import { supLip } from './quantity.js'

const evaluations = 20_000
/** Points of the histogram. */
const points = 4000
const bins = 60

/** Whether a map knows its derivative, or how to have one. */
export const knowsDerivative = <P>(map: SelfMap<P>): boolean =>
  map.derivative !== undefined || map.formula !== undefined

/** The largest local constant, and how local constants are spread over region and maps. */
export function jacobians<P>(looked: Looked<P>): MethodFindings {
  const { subject, maps, region, seed } = looked
  const { space } = subject
  const named = { quantity: supLip, method: 'Jacobian norms', source: 'Golub and Kahan 1965' }
  if (region === undefined) {
    return { rows: [{ ...named, refused: `no coordinates on ${space.name}`, evaluations: 0 }] }
  }
  const dull = maps.find(map => !knowsDerivative(map))
  if (dull !== undefined) {
    const refused = `${dull.name}: no derivative, and no formula to have one from`
    return { rows: [{ ...named, refused, evaluations: 0 }] }
  }
  const found = steepestPoint(maps, { space, region, seed, evaluations })
  const detail = `largest found, at ${shownNear(found.point)}${maps.length > 1 ? `, of map ${found.place + 1}` : ''}`
  return {
    rows: [{ ...steepestEstimate(found), quantity: supLip, kind: 'computed', detail }],
    facts: { jacobian: found.norm },
    figures: [histogram(looked, region)],
    cut: looked.stop(),
  }
}

function histogram<P>(
  { subject: { space }, maps, seed, stop, extent, where }: Looked<P>,
  region: NonNullable<Looked<P>['region']>,
): Figure {
  const draw = drawnFrom(chartOf(space), region)
  const which = integer(maps.length)
  const source = new Source(seed, 'estimates')
  const norms: number[] = []
  for (let i = 1; i <= points && !stop(); i++) {
    const map = maps[which(source.seek(3, i))]!
    norms.push(...jacobianNorms(map, { space, points: [pointAt(space, draw(source))] }).norms)
  }
  return {
    id: 'local-constants',
    title: 'Local constants',
    caption: `The norm of T′(x) at ${norms.length} points x, uniform on ${where}, T one of ${extent}. What is left of 1 contracts.`,
    x: { label: '‖T′(x)‖' },
    y: { label: 'share of points' },
    series: [{ name: 'share', mark: 'step', points: shares(norms) }],
  }
}

/** The share of the values in each of the bins between the least and the greatest. */
function shares(values: readonly number[]): (readonly [number, number])[] {
  const [least, greatest] = [Math.min(...values), Math.max(...values)]
  // One value, up to rounding, is one bar.
  const spread = greatest - least > 1e-9 * Math.abs(greatest)
  const low = spread ? least : least - Math.max(0.05 * Math.abs(least), 0.01)
  const width = spread ? (greatest - least) / bins : (2 * (least - low)) / bins
  const counts = new Array<number>(bins).fill(0)
  for (const x of values) counts[Math.min(bins - 1, Math.floor((x - low) / width))]! += 1
  return [
    [low, 0],
    ...counts.map((count, i) => [low + i * width, count / values.length] as const),
    [low + bins * width, 0],
  ]
}
