import { chartOf, drawnFrom, pointAt } from '../../estimate/charted.js'
import { localNorm } from '../../estimate/jacobian-norm.js'
import { steepestEstimate, steepestPoint } from '../../estimate/steepest-point.js'
import type { SelfMap } from '../../map/self-map.js'
import { integer } from '../../random/integer.js'
import { Source } from '../../random/source.js'
import type { Figure } from '../../statement/figure.js'
import { shownNear } from '../shown.js'
import type { MethodFindings } from './findings.js'
import type { Looked } from './looked.js'
import { constantOf } from './quantity.js'

const evaluations = 20_000
/** Points of the histogram. */
const points = 4000
const bins = 61

/** Whether a map knows its derivative, or how to have one. */
export const knowsDerivative = <P>(map: SelfMap<P>): boolean =>
  map.derivative !== undefined || map.formula !== undefined

/** The largest local constant, and how local constants are spread over region and maps. */
export function jacobians<P>(looked: Looked<P>): MethodFindings {
  const { subject, maps, region, seed, stop } = looked
  const { space } = subject
  const named = {
    quantity: constantOf(looked),
    method: 'Jacobian norms',
    source: 'Golub and Kahan 1965',
  }
  if (region === undefined) {
    return { rows: [{ ...named, refused: `no coordinates on ${space.name}`, evaluations: 0 }] }
  }
  const dull = maps.find(map => !knowsDerivative(map))
  if (dull !== undefined) {
    const refused = `${dull.name}: no derivative, and no formula to have one from`
    return { rows: [{ ...named, refused, evaluations: 0 }] }
  }
  const found = steepestPoint(maps, { space, region, seed, evaluations, stop })
  const detail = `largest found, at ${shownNear(found.point)}${maps.length > 1 ? `, of map ${found.place + 1}` : ''}`
  const { quantity } = named
  const figure = histogram(looked, region)
  return {
    rows: [{ ...steepestEstimate(found), quantity, kind: 'computed', detail }],
    facts: { jacobian: found.norm },
    ...(figure && { figures: [figure] }),
    cut: stop(),
  }
}

/** Of the points drawn at which there is a derivative; undefined if there is none. */
function histogram<P>(
  { subject: { space }, maps, seed, stop, extent, where }: Looked<P>,
  region: NonNullable<Looked<P>['region']>,
): Figure | undefined {
  const draw = drawnFrom(chartOf(space), region)
  const which = integer(maps.length)
  const source = new Source(seed, 'estimates')
  const start = new Source(0, 'estimates')
  const norms: number[] = []
  for (let i = 1; i <= points && !stop(); i++) {
    const map = maps[which(source.seek(3, i))]!
    const found = localNorm(map, space, pointAt(space, draw(source)), start.seek(0, 1))
    if (found !== undefined) norms.push(found.value)
  }
  if (norms.length === 0) return undefined
  return {
    id: 'local-constants',
    title: 'Local constants',
    caption: `The norm of T′(x) at ${norms.length} points x, uniform on ${where}, T one of ${extent}. What is left of 1 contracts.`,
    x: { label: '‖T′(x)‖' },
    y: { label: 'share of points' },
    series: [{ name: 'share', mark: 'step', points: shares(norms) }],
  }
}

/**
 * The share of the values in each of the bins, whose middles go in even steps from the least value to
 * the greatest: values that are many stand in the middle of a bar.
 */
export function shares(values: readonly number[]): (readonly [number, number])[] {
  const least = values.reduce((a, b) => Math.min(a, b))
  const greatest = values.reduce((a, b) => Math.max(a, b))
  // One value, up to rounding, is one bar, in the middle.
  const spread = greatest - least > 1e-9 * Math.abs(greatest)
  const around = spread ? 0 : Math.max(0.05 * Math.abs(least), 0.01)
  const low = least - around
  const width = (greatest + around - low) / (bins - 1)
  const counts = new Array<number>(bins).fill(0)
  for (const x of values) counts[Math.round((x - low) / width)]! += 1
  const edge = (i: number) => low + (i - 1 / 2) * width
  return [
    [edge(0), 0],
    ...counts.map((count, i) => [edge(i), count / values.length] as const),
    [edge(bins), 0],
  ]
}
