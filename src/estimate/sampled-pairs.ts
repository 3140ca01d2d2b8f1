import type { SelfMap } from '../map/self-map.js'
import { Source } from '../random/source.js'
import { between, frameOf } from '../space/frame.js'
import { type MetricSpace, pointOf } from '../space/metric-space.js'
import { chartOf, coordinatesOf, drawnFrom, pointAt, regionIn } from './charted.js'
import { roundingOf } from './enclosed-rounding.js'
import { type Estimate, EstimateError } from './estimate.js'
import { inRegion, type Region } from './region.js'
import { type Pair, steepest } from './steepest.js'
import { findSteepest } from './steepest-point.js'
import { type Stretch, stretch } from './stretch.js'

/** Where pairs are drawn, and how many. */
export interface PairsQuestion<P> {
  readonly space: MetricSpace<P>
  /** Pairs are drawn from it, where the space has a chart. */
  readonly region?: Region
  /** Without a region, pairs are drawn from these points and from between them. */
  readonly points?: readonly P[]
  readonly seed: number
  /** Evaluations of maps to spend, two a pair; the last step may exceed it. */
  readonly evaluations: number
  /** Asked before each pair but the first: whether to stop with what there is. */
  readonly stop?: () => boolean
}

/** The pair that was stretched most. */
export interface SampledPairs<P> {
  /** Proved: d(Tx, Ty) ≥ lower·d(x, y), with all that rounding may have added taken off. */
  readonly lower: number
  readonly x: P
  readonly y: P
  /** The place of the map in the list, from 0. */
  readonly place: number
  readonly evaluations: number
}

/** How many of the best pairs are climbed from. */
const starts = 4

/** Distances of the points of near pairs, to those of the points drawn: down to 2^−20. */
const halvings = 21

/**
 * A lower bound of the Lipschitz constant, of the largest of several maps, from pairs of points: for
 * half of the evaluations random ones, near and far; then uphill from the best of them, and, where
 * there is a derivative, along the direction it stretches most, where it stretches most. The bound
 * is proved by the pair: images are enclosed where a map has a formula, else taken to be right to
 * 2^−40 (`lastPlaces`).
 * Throws EstimateError for neither region nor points, a region outside the space, or where no two points
 * drawn differ and have images in the space; PointError for what is no point; and what a map throws.
 */
export function sampledPairs<P>(
  maps: readonly SelfMap<P>[],
  question: PairsQuestion<P>,
): SampledPairs<P> {
  const { space, region, seed, evaluations: budget, stop = () => false } = question
  const roundings = maps.map(map => roundingOf(map, space))
  let evaluations = 0
  let best: (Stretch<P> & { readonly place: number }) | undefined
  const stretchOf = (place: number, [x, y]: Pair<P>): Stretch<P> | undefined => {
    evaluations += 2
    const found = stretch(maps[place]!, space, x, y, roundings[place]!)
    if (found && (best === undefined || found.ratio > best.ratio)) best = { ...found, place }
    return found
  }

  const { draw, within } = pairsOf(question)
  const source = new Source(seed, 'estimates')
  const drawn: { readonly pair: Pair<P>; readonly place: number; readonly ratio: number }[] = []
  for (let i = 1; evaluations < budget / 2 && (i === 1 || !stop()); i++) {
    const pair = draw(source.seek(2, i))
    for (let place = 0; place < maps.length && (evaluations === 0 || !stop()); place++) {
      const ratio = stretchOf(place, pair)?.ratio
      if (ratio !== undefined) drawn.push({ pair, place, ratio })
    }
  }
  drawn.sort((a, b) => b.ratio - a.ratio)
  if (drawn.length === 0) {
    const [x, y] = draw(source.seek(2, 1))
    throw new EstimateError(
      `${region ? 'region' : 'points'}: expected two that differ and that ${maps[0]?.name} sends to points of ${space.name}, got ${x} and ${y} and the like`,
    )
  }

  const tangent =
    region === undefined || stop() ? undefined : along(maps, { ...question, region }, budget / 4)
  if (tangent !== undefined) {
    evaluations += tangent.evaluations
    for (const pair of tangent.pairs) if (!stop() && within(pair)) stretchOf(tangent.place, pair)
  }
  for (let s = 0; s < Math.min(starts, drawn.length) && evaluations < budget && !stop(); s++) {
    const { place, pair } = drawn[s]!
    const frame = frameOf(...pair)
    if (frame === undefined) break
    const ratio = (p: Pair<P>) => (!stop() && within(p) ? stretchOf(place, p)?.ratio : undefined)
    steepest(pair, frame, ratio, Math.ceil((budget - evaluations) / 2 / (starts - s)))
  }
  const { ratio: lower, x, y, place } = best!
  return { lower, x, y, place, evaluations }
}

/** Pairs of a question: any two points, and pairs up to 2^20 times as near to each other. */
function pairsOf<P>({ space, region, points }: PairsQuestion<P>): {
  draw(source: Source): Pair<P>
  within(pair: Pair<P>): boolean
} {
  const point = region ? fromRegion(space, region) : fromList(space, points)
  return {
    draw(source) {
      const [x, far] = [point(source), point(source)]
      const nearer = Math.floor(halvings * source.unit())
      const frame = nearer > 0 ? frameOf(x, far) : undefined
      if (frame === undefined) return [x, far]
      const b = frame.coordinates(far)
      const near = frame.point(frame.coordinates(x).map((c, i) => between(c, b[i]!, 2 ** -nearer)))
      return [x, space.objection(near) === undefined ? near : far]
    },
    within: pair =>
      pair.every(
        p =>
          space.objection(p) === undefined &&
          (region === undefined || inRegion(region, coordinatesOf(p))),
      ),
  }
}

function fromRegion<P>(space: MetricSpace<P>, region: Region) {
  const draw = drawnFrom(chartOf(space), regionIn(space, region))
  return (source: Source): P => pointAt(space, draw(source))
}

function fromList<P>(space: MetricSpace<P>, points: readonly P[] = []) {
  if (points.length < 2) {
    throw new EstimateError(
      `points: expected a region, or two points or more, got ${points.length}`,
    )
  }
  const listed = points.map(p => pointOf(space, p, 'points'))
  return (source: Source): P => listed[Math.floor(listed.length * source.unit())]!
}

/**
 * Pairs along the most stretched direction at the steepest point that pattern search finds, ever
 * nearer; undefined unless all maps have derivatives, one of them at some point drawn.
 */
function along<P>(
  maps: readonly SelfMap<P>[],
  { space, region, seed, stop }: PairsQuestion<P> & { readonly region: Region },
  evaluations: number,
) {
  if (space.chart === undefined) return undefined
  if (!maps.every(map => map.formula ?? map.derivative)) return undefined
  const { scale, logarithmic } = space.chart
  const found = findSteepest(maps, { space, region, seed, evaluations, ...(stop && { stop }) })
  if (found === undefined) return undefined
  const x = coordinatesOf(found.point)
  const v = found.direction
  const sides = Array.from(region.high, (high, i) => {
    const low = region.low[i]!
    return logarithmic ? Math.log(high / low) : (scale?.[i] ?? 1) * (high - low)
  })
  const size = Math.max(...sides)
  const most = Math.max(...v.map(Math.abs))
  const moved = (by: number) =>
    pointAt(
      space,
      x.map((xi, i) => {
        const step = (by * v[i]!) / most
        const to = logarithmic ? xi * Math.exp(step) : xi + step / (scale?.[i] ?? 1)
        return Math.min(region.high[i]!, Math.max(region.low[i]!, to))
      }),
    )
  const pairs = Array.from({ length: halvings }, (_, k) => size * 2 ** -k).flatMap(
    (by): Pair<P>[] => [
      [moved(-by / 2), moved(by / 2)],
      [found.point, moved(by)],
      [found.point, moved(-by)],
    ],
  )
  return { pairs, place: found.place, evaluations: found.evaluations }
}

/** The bound as a figure. */
export const pairsEstimate = <P>({ lower, evaluations, x, y }: SampledPairs<P>): Estimate => ({
  quantity: 'Lip',
  method: 'sampled pairs',
  source: 'Hooke and Jeeves 1961',
  kind: 'lower bound',
  value: lower,
  evaluations,
  detail: `attained by ${x} and ${y}`,
})
