import { carriedConstant, meanCentre } from '../../estimate/ball-constants.js'
import { coordinatesOf, pointAt } from '../../estimate/charted.js'
import { EstimateError } from '../../estimate/estimate.js'
import { intervalEnclosure } from '../../estimate/interval-enclosure.js'
import {
  type BallConstant,
  ballFigures,
  closes,
  type InvariantBall,
  invariantBall,
} from '../../estimate/invariant-ball.js'
import { box, inRegion, type Region } from '../../estimate/region.js'
import { sampledPairs } from '../../estimate/sampled-pairs.js'
import { float64 } from '../../space/float64.js'
import { scalars } from '../../space/line.js'
import type { MetricSpace } from '../../space/metric-space.js'
import { real } from '../../space/real.js'
import type { VectorSpace } from '../../space/vector-space.js'
import { shownNear } from '../shown.js'
import { trusted } from './conclusions.js'
import type { Facts } from './facts.js'
import type { MethodFindings } from './findings.js'
import type { Looked } from './looked.js'

/** Above this dimension bisection does not pay. */
const mostCoordinates = 3
const centreSteps = 200
/** Pairs are drawn in balls no smaller than that part of the region or the centre: rounding hides the rest. */
const leastPart = 2 ** -20
/** A seen constant is a lower bound, and is not taken to be below 1 unless it is so by more. */
const nearOne = 1e-4

/** The smallest ball found that the maps keep and contract: what makes Theorem 2.2 apply to it. */
export function balls<P>(looked: Looked<P>, before: Facts): MethodFindings {
  const { subject, maps, whole, stop } = looked
  const { space, start } = subject
  const centre = space.chart ? centreOf(looked) : start
  const bound = boundOf(looked, centre, before)
  if (bound === undefined) {
    return refusal('no constants are known on balls: the maps carry none and have no coordinates')
  }
  const constant = { ...bound, at: growing(bound.at) }
  const found = invariantBall({ space, maps, all: whole, centre, constant }, { stop })
  const fixed = found.found && found.seen <= found.displacement / 2
  const ball = fixed ? (aroundFixed(looked, found, bound) ?? proper(found)) : found
  if (ball === undefined) {
    const because = 'the maps share a fixed point, and contract no ball around it that was tried'
    return { ...refusal(because), cut: stop() }
  }
  const rows = ballFigures(ball).map((row, i) => {
    const detail = 'detail' in row ? row.detail : undefined
    return i === 0 && detail ? { ...row, detail: `about ${shownNear(centre)}; ${detail}` } : row
  })
  if (!ball.found) return { rows, cut: stop() }
  const { radius: r, k, displacement: D, proves } = ball
  return { rows, facts: { ball: { r, k, D, proved: proves === true } }, cut: stop() }
}

const refusal = (refused: string): MethodFindings => ({
  rows: [
    {
      quantity: 'invariant radius',
      method: 'invariant ball',
      source: 'theorem 2.2 on a ball, as amended',
      refused,
      evaluations: 0,
    },
  ],
})

/** Halvings of a ball around a fixed point. */
const halvings = 20

/**
 * Where rounding explains all that the maps move the centre by, larger balls than the least one say
 * more: the largest tried, from one as large as the region, that they contract and keep.
 */
function aroundFixed<P>(
  { region, stop }: Looked<P>,
  found: InvariantBall,
  { at }: BallConstant,
): InvariantBall | undefined {
  let radius = region ? halfWidth(region) : 1
  for (let i = 0; i < halvings && radius > found.radius && !stop(); i++, radius /= 2) {
    const k = at(radius)
    if (closes(found.displacement, k, radius))
      return { ...found, radius, k, evaluations: found.evaluations + i + 1 }
  }
  return undefined
}

/** A ball that is a point proves nothing that is worth a figure. */
const proper = (found: InvariantBall): InvariantBall | undefined =>
  found.radius > 0 ? found : undefined

const halfWidth = ({ low, high }: Region): number =>
  Math.max(...low.map((a, i) => (high[i]! - a) / 2))

/** Where the mean of the maps settles, if it does; else the start. */
function centreOf<P>({ subject, maps, region, stop }: Looked<P>): P {
  const { space, start } = subject
  const vectors = (typeof start === 'number'
    ? scalars(real)
    : float64(coordinatesOf(start).length)) as unknown as VectorSpace<P>
  const settled = meanCentre(vectors, maps, start, centreSteps, stop)
  const there = region === undefined || inRegion(region, coordinatesOf(settled))
  return there && space.objection(settled) === undefined ? settled : start
}

/** What bounds constants on balls, each by itself: what maps carry, certificates, or pairs. */
function boundOf<P>(
  { subject: { space }, maps, region: given, seed, stop }: Looked<P>,
  centre: P,
  before: Facts,
): BallConstant | undefined {
  const carried = trusted(before)
  if (carried !== undefined && carried < 1) return carriedConstant(maps, space)
  if (space.chart === undefined) return undefined
  const formulas = maps.every(map => map.formula !== undefined)
  if (formulas && space.chart.dimension <= mostCoordinates) {
    const at = (r: number) => {
      if (r === 0) return 0
      const region = boxAround(space, centre, r)
      if (region === undefined) return Infinity
      const question = { space, region, ratio: 1.01, boxes: 2000, stop }
      return whereKnown(() => intervalEnclosure(maps, question).upper)
    }
    return { kind: 'proved', from: 'interval enclosure', at }
  }
  const size = Math.max(given ? halfWidth(given) : 0, ...coordinatesOf(centre).map(Math.abs))
  const at = (r: number) => {
    if (r === 0) return 0
    const region = boxAround(space, centre, Math.max(r, leastPart * size))
    if (region === undefined) return Infinity
    const question = { space, region, seed, evaluations: 4000, stop }
    const lower = whereKnown(() => sampledPairs(maps, question).lower)
    if (stop()) return Infinity // too few pairs to say anything
    // So near to 1 what was seen is no sign of contraction: a little more would be none.
    return lower > 1 - nearOne ? Math.max(1, lower) : lower
  }
  return { kind: 'estimated', from: 'sampled pairs', at }
}

/** Infinite on balls on which there is no figure, as where a map is not defined on all of it. */
function whereKnown(constant: () => number): number {
  try {
    return constant()
  } catch (error) {
    if (error instanceof EstimateError) return Infinity
    throw error
  }
}

/** A bound on a ball is one on smaller balls: the largest of those asked for so far. */
function growing(bound: (r: number) => number): (r: number) => number {
  let most = 0
  return r => {
    most = Math.max(most, bound(r))
    return most
  }
}

/** A box that holds the ball in the metric of the space; undefined where it leaves the space. */
function boxAround<P>(space: MetricSpace<P>, centre: P, r: number): Region | undefined {
  const { scale, logarithmic } = space.chart!
  const up = r * (1 + 2 ** -50)
  const ends = ([-1, 1] as const).map(side =>
    coordinatesOf(centre).map((c, i) =>
      logarithmic
        ? c * Math.exp(side * up) * (1 + side * 2 ** -48)
        : c + side * ((up / (scale?.[i] ?? 1)) * (1 + 2 ** -50) + 2 ** -50 * Math.abs(c)),
    ),
  )
  const [low, high] = ends as [Float64Array, Float64Array]
  if (![low, high].every(x => x.every(Number.isFinite))) return undefined
  const inside = [low, high].every(x => space.objection(pointAt(space, x)) === undefined)
  return inside ? box(low, high) : undefined
}
