import type { SelfMap } from '../map/self-map.js'
import type { RandomMap } from '../random/random-map.js'
import type { MetricSpace } from '../space/metric-space.js'
import { pointOf } from '../space/metric-space.js'
import { type Decay, decayOf, decayRow, logRounding, pilotsFor } from './decay.js'
import { type Estimate, EstimateError, type Refusal } from './estimate.js'
import type { Curve } from './linear-stretch.js'
import { atLeast, overStreams, type Streams } from './streams.js'

export interface CoupledOptions<P> extends Streams {
  /** Two starts or more; of more, the largest of their distances is followed. */
  readonly starts: readonly P[]
  /** The longest path: 400 steps unless given. */
  readonly steps?: number
}

/**
 * Synchronous coupling: paths from different starts under the same maps, and the rate γ at which
 * log d(Y_n^x, Y_n^y) falls, forward. Half as many streams again, 8 at least, are run as pilots, which
 * choose the stretch (`decayOf`). For affine maps, and near enough starts, γ is the top Lyapunov exponent.
 * Throws EstimateError unless there are two different starts.
 */
export function coupledDecay<P, M extends SelfMap<P>>(
  randomMap: RandomMap<P, number, M>,
  options: CoupledOptions<P>,
): Decay {
  const { space } = randomMap
  const { seed, starts, confidence = 0.95, streams = 32, stop = () => false } = options
  starts.forEach((start, i) => {
    pointOf(space, start, `start ${i + 1}`)
  })
  if (!(diameter(space, starts) > 0)) {
    throw new EstimateError('starts: expected two that differ, or more')
  }
  const steps = atLeast(8, options.steps ?? 400, 'steps')
  let evaluations = 0
  let refused: string | undefined

  const follow = (stream: number): Curve | undefined => {
    const sequence = randomMap.realize(seed, stream)
    const logs: number[] = []
    const roundings: number[] = []
    let points = starts
    for (let i = 0; i <= steps; i++) {
      if (stop() || refused !== undefined) return undefined
      if (i > 0) {
        const map = sequence.at(i)
        const next = points.map(p => map.apply(p))
        if (i > 1) for (const p of points) space.release?.(p)
        points = next
        evaluations += points.length
      }
      const objection = points.map(p => space.objection(p)).find(o => o !== undefined)
      if (objection !== undefined) {
        refused = `a path left the space at n = ${i}: ${objection}`
        return undefined
      }
      logs.push(Math.log(diameter(space, points)))
      roundings.push(Math.max(...points.map(p => logRounding(space, p))))
    }
    for (const p of points) space.release?.(p)
    return { logs, roundings }
  }

  const pilots = overStreams({ ...options, streams: pilotsFor(streams) }, follow, streams)
  const curves = overStreams(options, follow)
  if (refused === undefined && (pilots.length === 0 || curves.length === 0)) {
    refused = 'stopped before there was a path'
  }
  if (refused !== undefined) return { refused, evaluations }
  const ns = Array.from({ length: steps + 1 }, (_, n) => n)
  return { ...decayOf(ns, pilots, curves, confidence), evaluations }
}

/** The largest distance of two of the points. */
function diameter<P>(space: MetricSpace<P>, points: readonly P[]): number {
  let most = 0
  points.forEach((a, i) => {
    for (let j = 0; j < i; j++) most = Math.max(most, space.distance(a, points[j]!))
  })
  return most
}

/** As a row of a table. */
export const coupledRow = (decay: Decay): Estimate | Refusal =>
  decayRow('k̂ forward', 'synchronous coupling', decay)
