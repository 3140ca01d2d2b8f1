import { AlgebraError } from '../algebra/algebra.js'
import { enclosures } from '../algebra/enclosures.js'
import { productAbove, productBelow } from '../algebra/rounding.js'
import type { SelfMap } from '../map/self-map.js'
import { Source } from '../random/source.js'
import type { MetricSpace } from '../space/metric-space.js'
import { longestSide, missesBall, surelyIn } from './bisection.js'
import {
  chartedColumns,
  chartOf,
  coordinatesOf,
  formulaOf,
  pointAt,
  regionIn,
  whereDefined,
} from './charted.js'
import { type Estimate, EstimateError } from './estimate.js'
import { GreatestFirst } from './greatest-first.js'
import { type IntervalMatrix, normAbove, normBelow } from './interval-norm.js'
import { operatorNorm, operatorOf } from './jacobian-norm.js'
import { middleOf, type Region } from './region.js'
import { findSteepest } from './steepest-point.js'

/** What is to be enclosed, and how long it may take. */
export interface EnclosureQuestion<P> {
  readonly space: MetricSpace<P>
  readonly region: Region
  /** It stops when upper ≤ ratio·lower; ratio ≥ 1. */
  readonly ratio: number
  /** Boxes to look at, at most; those that it starts with are looked at unless `stop` says not to. */
  readonly boxes: number
  /** Asked before each box and derivative: whether to stop with what there is. */
  readonly stop?: () => boolean
}

/** A certificate. */
export interface IntervalEnclosure<P> {
  /** Proved: lower ≤ Lip ≤ upper, Lip the least constant of all the maps in the region. */
  readonly lower: number
  readonly upper: number
  /** Where the derivative of the map `place` has at least norm `lower`. */
  readonly point: P
  readonly place: number
  readonly boxes: number
  /** Of formulas, over floats or intervals. */
  readonly evaluations: number
  /** Whether upper ≤ ratio·lower was reached. */
  readonly finished: boolean
}

/** What the certificates rest on, besides this code. */
export const relies =
  'IEEE 754 rounding of + − × ÷ √; exp, log, sin, cos, tanh, log1p of the engine right to 4 units in the last place'

interface Box extends Region {
  readonly place: number
  /** A bound of the norms of the derivatives of the map `place` on the box. */
  readonly upper: number
}

/**
 * lower ≤ Lip ≤ upper for the Lipschitz constant in a region, the largest of several maps given by
 * formulas: both proved. (Of a finite law these maps may be all; of drawn ones it says no more.)
 *
 * Upper: the region is convex in the chart c, so by Lebourg's mean value theorem Lip is at most the
 * supremum of the norms of Clarke's derivatives of c∘T∘c⁻¹, which dual numbers over intervals enclose
 * on a box; the box of the greatest bound is halved, across its longest side in the chart, until the
 * ratio is reached or a budget ends. Lower: at a point, every matrix in the enclosure has at least
 * that norm, and one of them is a limit of derivatives in the region (Rademacher). Of a ball, boxes
 * that miss it are left out. Coordinates of width 0 are constants.
 *
 * A map is taken to be Lipschitz where its formula is defined. Where its derivative is not, or is
 * without bound, upper is ∞. At a kink the whole of Clarke's derivative counts, also where one piece
 * alone lies in the region, on whose face the kink is: there upper is above Lip.
 * Throws EstimateError for a map without a formula, a map that is not defined at a point looked at,
 * or at any point of a box, a region outside the space, or a ratio < 1.
 * Sources: Moore, Interval Analysis (1966); Clarke, Optimization and Nonsmooth Analysis (1983), 2.6;
 * Laurel, Yang, Singh and Misailovic, POPL 2022.
 */
export function intervalEnclosure<P>(
  maps: readonly SelfMap<P>[],
  { space, region, ratio, boxes: budget, stop = () => false }: EnclosureQuestion<P>,
): IntervalEnclosure<P> {
  if (!(ratio >= 1)) throw new EstimateError(`ratio: expected a number ≥ 1, got ${ratio}`)
  const chart = chartOf(space)
  const formulas = maps.map(map => formulaOf(map, space))
  const whole = regionIn(space, region)
  const free = Array.from(whole.low.keys()).filter(i => whole.low[i]! < whole.high[i]!)
  let evaluations = 0
  let boxes = 0
  let lower = 0
  let where = { point: middleOf(whole), place: 0 }

  /** Enclosures of the derivatives on a box; undefined where there are none, but the map is defined. */
  const columnsOn = (place: number, { low, high }: Region): IntervalMatrix | undefined => {
    // One object a coordinate: a·a is taken for a square.
    const x = Array.from(low, (a, i) => ({ low: a, high: high[i]! }))
    evaluations += free.length
    const columns = whereDefined(() => chartedColumns(enclosures, chart, formulas[place]!, x, free))
    if (columns !== undefined) return columns
    evaluations++
    try {
      formulas[place]!.apply(enclosures, x)
    } catch (error) {
      if (!(error instanceof AlgebraError)) throw error
      const shown = Array.from(low, (a, i) => `[${a}, ${high[i]}]`).join(' × ')
      throw new EstimateError(`${maps[place]!.name}: not defined on ${shown} (${error.message})`)
    }
    return undefined
  }
  /** The scales of a weighted norm are roots, rounded: two of them, to u each. */
  const margin = chart.scale?.some(s => s !== 1) ? 2 ** -51 : 0
  const bound = (place: number, { low, high }: Region): Box => {
    boxes++
    const columns = columnsOn(place, { low, high })
    const upper = columns === undefined ? Infinity : normAbove(columns, chart.norm)
    return { place, low, high, upper: productAbove(upper, 1 + margin) }
  }
  const tryPoint = (place: number, point: Float64Array) => {
    const columns = columnsOn(place, { low: point, high: point })
    if (columns === undefined) return
    const direction = chart.norm === 'ℓ2' ? steepestDirection(columns) : []
    const value = productBelow(normBelow(columns, chart.norm, direction), 1 - margin)
    if (value > lower && value < Infinity) [lower, where] = [value, { point, place }]
  }
  const result = (upper: number): IntervalEnclosure<P> => ({
    lower,
    upper: Math.max(lower, upper),
    point: pointAt(space, where.point),
    place: where.place,
    boxes,
    evaluations,
    finished: upper <= ratio * lower || upper === 0,
  })
  if (free.length === 0) return result(0)

  const found = findSteepest(maps, {
    space,
    region,
    seed: 0,
    evaluations: Math.min(100 * whole.low.length * maps.length, budget),
    stop,
  })
  evaluations += found?.evaluations ?? 0
  const peak = found && coordinatesOf(found.point)
  if (peak !== undefined && surelyIn(whole, peak)) tryPoint(found!.place, peak)

  const queue = new GreatestFirst<Box>(box => box.upper)
  for (let place = 0; place < maps.length; place++) {
    queue.push(stop() ? { ...whole, place, upper: Infinity } : bound(place, whole))
  }
  // The greatest bound among boxes that are as small as they can be.
  let kept = 0
  for (;;) {
    const top = queue.greatest
    const upper = Math.max(kept, top?.upper ?? 0)
    const done = top === undefined || upper <= ratio * lower || kept === Infinity
    if (done || boxes >= budget || stop()) return result(upper)
    queue.pop()
    const { place, low, high } = top
    const middle = middleOf(top)
    if (surelyIn(whole, middle)) tryPoint(place, middle)
    const cut = longestSide(chart, top)
    if (cut === undefined) {
      kept = upper
      continue
    }
    const halves = [
      { low, high: high.with(cut.side, cut.at) },
      { low: low.with(cut.side, cut.at), high },
    ]
    for (const half of halves) {
      if (!missesBall(whole, half)) queue.push(bound(place, half))
    }
  }
}

/** The unit vector that the centre of an interval matrix stretches most. */
function steepestDirection(columns: IntervalMatrix): readonly number[] {
  const centres = columns.map(column => column.map(({ low, high }) => low + (high - low) / 2))
  const zeros = Array.from(columns[0]!.slice(columns.length), () => columns[0]!.map(() => 0))
  const { direction } = operatorNorm(operatorOf([...centres, ...zeros]), 'ℓ2', new Source(0))
  return Array.from(direction.subarray(0, columns.length))
}

/** The certificate as a figure. */
export const enclosureEstimate = <P>(found: IntervalEnclosure<P>): Estimate => ({
  quantity: 'Lip',
  method: 'interval enclosure',
  source: 'Moore 1966; Laurel et al. 2022',
  kind: 'certificate',
  value: found.upper,
  interval: { low: found.lower, high: found.upper, confidence: 1 },
  evaluations: found.evaluations,
  detail: `${found.boxes} boxes${found.finished ? '' : ', budget spent'}; relies on ${relies}`,
})
