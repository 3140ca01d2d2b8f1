import { carriedConstant, meanCentre } from '../../estimate/ball-constants.js'
import { coordinatesOf, pointAt } from '../../estimate/charted.js'
import { intervalEnclosure } from '../../estimate/interval-enclosure.js'
import { type BallConstant, ballFigures, invariantBall } from '../../estimate/invariant-ball.js'
import { box, inRegion, type Region } from '../../estimate/region.js'
import { sampledPairs } from '../../estimate/sampled-pairs.js'
import { float64 } from '../../space/float64.js'
import { scalars } from '../../space/line.js'
import type { MetricSpace } from '../../space/metric-space.js'
import { real } from '../../space/real.js'
import type { VectorSpace } from '../../space/vector-space.js'
import { shown } from '../shown.js'
import type { Facts } from './facts.js'
import type { MethodFindings } from './findings.js'
import type { Looked } from './looked.js'

/** Above this dimension bisection does not pay. */
const mostCoordinates = 3
const centreSteps = 200

/** The smallest ball found that the maps keep and contract: what makes Theorem 2.2 apply to it. */
export function balls<P>(looked: Looked<P>, before: Facts): MethodFindings {
  const { subject, maps, whole, stop } = looked
  const { space, start } = subject
  const centre = space.chart ? centreOf(looked) : start
  const constant = constantOf(looked, centre, before)
  if (constant === undefined) {
    const named = { quantity: 'invariant radius', method: 'invariant ball', source: 'theorem 2.2' }
    const refused = 'no constants are known on balls: the maps carry none and have no coordinates'
    return { rows: [{ ...named, refused, evaluations: 0 }] }
  }
  const found = invariantBall({ space, maps, all: whole, centre, constant }, { stop })
  const rows = ballFigures(found).map((row, i) => {
    const detail = 'detail' in row ? row.detail : undefined
    return i === 0 && detail ? { ...row, detail: `about ${shown(centre)}; ${detail}` } : row
  })
  return {
    rows,
    ...(found.found && {
      facts: {
        ball: {
          r: found.radius,
          k: found.k,
          D: found.displacement,
          proved: found.proves === true,
        },
      },
    }),
    cut: stop(),
  }
}

/** Where the mean of the maps settles, if it does; else the start. */
function centreOf<P>({ subject, maps, region }: Looked<P>): P {
  const { space, start } = subject
  const vectors = (typeof start === 'number'
    ? scalars(real)
    : float64(coordinatesOf(start).length)) as unknown as VectorSpace<P>
  const settled = meanCentre(vectors, maps, start, centreSteps)
  const there = region === undefined || inRegion(region, coordinatesOf(settled))
  return there && space.objection(settled) === undefined ? settled : start
}

/** What bounds the constants on balls: what maps carry, certificates, or pairs, as it can be had. */
function constantOf<P>(
  { subject: { space }, maps, seed, stop }: Looked<P>,
  centre: P,
  { carried }: Facts,
): BallConstant | undefined {
  if (carried !== undefined && carried < 1) return carriedConstant(maps, space)
  if (space.chart === undefined) return undefined
  const formulas = maps.every(map => map.formula !== undefined)
  if (formulas && space.chart.dimension <= mostCoordinates) {
    return growing('proved', 'interval enclosure', r => {
      const region = boxAround(space, centre, r)
      if (region === undefined) return Infinity
      return intervalEnclosure(maps, { space, region, ratio: 1.01, boxes: 2000, stop }).upper
    })
  }
  return growing('estimated', 'sampled pairs', r => {
    const region = boxAround(space, centre, r)
    if (region === undefined) return Infinity
    return sampledPairs(maps, { space, region, seed, evaluations: 4000 }).lower
  })
}

/** A bound on a ball is one on smaller balls. */
function growing(
  kind: BallConstant['kind'],
  from: string,
  bound: (r: number) => number,
): BallConstant {
  let most = 0
  const at = (r: number) => {
    most = Math.max(most, bound(r))
    return most
  }
  return { kind, from, at }
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
