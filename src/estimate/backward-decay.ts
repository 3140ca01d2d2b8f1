import { iterates } from '../iterate/iterate.js'
import { emptyTally } from '../iterate/tally.js'
import { MapError, type SelfMap } from '../map/self-map.js'
import { backward } from '../order/backward.js'
import type { RandomMap } from '../random/random-map.js'
import { type Decay, decayOf, decayRow, logRounding, pilotsFor } from './decay.js'
import { type Estimate, EstimateError, type Refusal } from './estimate.js'
import { type Curve, reachOf } from './linear-stretch.js'
import { atLeast, overStreams, type Streams } from './streams.js'

export interface BackwardOptions<P> extends Streams {
  readonly start: P
  /** The largest n: 400 unless given; less where distances come to the rounding floor before it. */
  readonly steps?: number
  /** How many n, from 0 to `steps`, are looked at: 25 unless given. */
  readonly points?: number
  /** X_m, m = far, stands for the limit: 2·steps unless given. */
  readonly far?: number
}

/**
 * The rate at which log d(X_n, X_m) falls for backward iterates X_n = T_1…T_n(start) and one m well
 * beyond all n. Where the maps contract, X_m is within e^{γm} of the limit θ*, and d(X_n, X_m) is
 * Lip(T_1…T_n) and less times d(start, T_{n+1}…T_m start), whose law hardly depends on n: the slope
 * is γ. Half as many streams again, 8 at least, are run as pilots, which choose the stretch
 * (`decayOf`).
 * Throws EstimateError where far ≤ steps, or points are released (they are compared at the end).
 */
export function backwardDecay<P, M extends SelfMap<P>>(
  randomMap: RandomMap<P, number, M>,
  options: BackwardOptions<P>,
): Decay {
  const { space } = randomMap
  const { seed, start, confidence = 0.95, streams = 32, stop = () => false } = options
  const steps = atLeast(8, options.steps ?? 400, 'steps')
  const points = atLeast(8, options.points ?? 25, 'points')
  const far = options.far ?? 2 * steps
  if (!(Number.isSafeInteger(far) && far > steps)) {
    throw new EstimateError(`far: expected an integer > ${steps}, the largest n, got ${far}`)
  }
  if (space.release !== undefined) {
    throw new EstimateError(`backward decay: expected points that are kept, not of ${space.name}`)
  }
  const tally = emptyTally()
  let ns: readonly number[] = []

  const cut = new Error('stopped')
  const follow = (stream: number): Curve | undefined => {
    const realised = randomMap.realize(seed, stream)
    const sequence = {
      at: (i: number) => {
        if (stop()) throw cut
        return realised.at(i)
      },
    }
    const options = { at: [...ns, far], space, tally }
    const reached = new Map<number, P>()
    try {
      for (const { n, point } of iterates(sequence, backward, start, options)) reached.set(n, point)
    } catch (error) {
      if (error === cut) return undefined
      throw error
    }
    const limit = reached.get(far)!
    const rounding = logRounding(space, limit)
    return {
      logs: ns.map(n => Math.log(space.distance(reached.get(n)!, limit))),
      roundings: ns.map(n => Math.max(rounding, logRounding(space, reached.get(n)!))),
    }
  }

  const piloted = { ...options, streams: pilotsFor(streams) }
  let pilots: Curve[] = []
  let curves: Curve[] = []
  try {
    // Where the floor comes early on the grid, it is drawn finer, up to the floor.
    for (let most = steps; ; ) {
      ns = grid(most, Math.min(most + 1, points))
      pilots = overStreams(piloted, follow, streams)
      const { last } = reachOf(ns, pilots)
      const end = ns[last + 1] ?? most
      if (last + 1 > ns.length / 2 || end >= most || end < 8) break
      most = end
    }
    curves = overStreams(options, follow)
  } catch (error) {
    if (!(error instanceof MapError)) throw error
    return { refused: error.message, evaluations: tally.applications + tally.compositions }
  }
  const evaluations = tally.applications + tally.compositions
  if (pilots.length === 0 || curves.length === 0) {
    return { refused: 'stopped before there was a path', evaluations }
  }
  return { ...decayOf(ns, pilots, curves, confidence), evaluations }
}

/** `size` whole numbers from 0 to `most`, evenly. */
const grid = (most: number, size: number) =>
  Array.from({ length: size }, (_, i) => Math.round((i * most) / (size - 1)))

/** As a row of a table. */
export const backwardRow = (decay: Decay): Estimate | Refusal =>
  decayRow('k̂ backward', 'd(X_n, X_m)', decay)
