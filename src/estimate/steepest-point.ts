import type { SelfMap } from '../map/self-map.js'
import { Source } from '../random/source.js'
import type { MetricSpace } from '../space/metric-space.js'
import { chartOf, drawnFrom, pointAt, regionIn } from './charted.js'
import { type Estimate, EstimateError } from './estimate.js'
import { localNorm } from './jacobian-norm.js'
import { type Peak, patternSearch } from './pattern-search.js'
import { inRegion, middleOf, offFaces, type Region } from './region.js'

/** Where to look, and how long. */
export interface SteepestQuestion<P> {
  readonly space: MetricSpace<P>
  readonly region: Region
  readonly seed: number
  /** Evaluations, of maps or products with derivatives, to spend; the last norm may exceed it. */
  readonly evaluations: number
  /** Asked before each derivative but the first: whether to stop with what there is. */
  readonly stop?: () => boolean
}

/** Where the largest norm of a derivative was found. */
export interface SteepestPoint<P> {
  /** ‖(c∘T∘c⁻¹)′‖ there, right to about 10⁻¹² relative: no more than the Lipschitz constant. */
  readonly norm: number
  readonly point: P
  /** A direction of ℝ^d, in isometric coordinates, that is stretched by as much. */
  readonly direction: Float64Array
  /** The place of the map in the list, from 0. */
  readonly place: number
  readonly evaluations: number
}

/** How many of the best points are climbed from. */
const starts = 4

/**
 * The largest local Lipschitz constant found in a region, of one of several maps: at points drawn
 * uniformly for half of the evaluations, then by pattern search from the best of them. What it finds
 * bounds the Lipschitz constant in the region from below, up to the rounding of a derivative.
 * EstimateError as `jacobianNorms` says, for a region outside the space, or where there is no
 * derivative at any point drawn.
 */
export function steepestPoint<P>(
  maps: readonly SelfMap<P>[],
  question: SteepestQuestion<P>,
): SteepestPoint<P> {
  const found = findSteepest(maps, question)
  if (found !== undefined) return found
  const [map, middle] = [maps[0]?.name, middleOf(question.region)]
  throw new EstimateError(
    `${map}: expected a derivative somewhere in the region, found none: at ${middle}, say`,
  )
}

/** The same; undefined where there is no derivative at any point drawn. */
export function findSteepest<P>(
  maps: readonly SelfMap<P>[],
  { space, region, seed, evaluations: budget, stop = () => false }: SteepestQuestion<P>,
): SteepestPoint<P> | undefined {
  const chart = chartOf(space)
  const draw = drawnFrom(chart, regionIn(space, region))
  const source = new Source(seed, 'estimates')
  let evaluations = 0
  let asked = 0
  const normAt = (place: number, x: Float64Array) => {
    const p = pointAt(space, offFaces(region, x))
    const found = localNorm(maps[place]!, space, p, source.seek(1, ++asked))
    evaluations += found?.evaluations ?? 1 // where there is no derivative it costs something too
    return found
  }

  const peaks: (Peak & { readonly place: number })[] = []
  for (let i = 0; i === 0 || (evaluations < budget / 2 && !stop()); i++) {
    const x = i === 0 ? middleOf(region) : draw(source.seek(0, i))
    for (let place = 0; place < maps.length && (asked === 0 || !stop()); place++) {
      const found = normAt(place, x)
      if (found !== undefined) peaks.push({ x, value: found.value, place })
    }
  }
  peaks.sort((a, b) => b.value - a.value)
  if (peaks.length === 0) return undefined
  const cost = Math.max(1, evaluations / asked)
  let best = peaks[0]!
  for (let s = 0; s < Math.min(starts, peaks.length) && evaluations < budget && !stop(); s++) {
    const { place, ...start } = peaks[s]!
    const f = (x: Float64Array) => (inRegion(region, x) ? normAt(place, x)?.value : undefined)
    const share = Math.ceil((budget - evaluations) / cost / (starts - s))
    const top = patternSearch(f, start, region, share, stop)
    if (top.value > best.value) best = { ...top, place }
  }
  const { value: norm, direction } = normAt(best.place, best.x)!
  const point = pointAt(space, offFaces(region, best.x))
  return { norm, point, direction, place: best.place, evaluations }
}

/** The largest local constant found, as a figure. */
export const steepestEstimate = <P>({ norm, point, evaluations }: SteepestPoint<P>): Estimate => ({
  quantity: 'sup ‖T′‖',
  method: 'Jacobian norms',
  source: 'Golub and Kahan 1965',
  kind: 'computed',
  value: norm,
  evaluations,
  detail: `largest found, at ${point}`,
})
