import type { SelfMap } from '../map/self-map.js'
import type { RandomMap } from '../random/random-map.js'
import { pointOf } from '../space/metric-space.js'
import type { Estimate, Refusal } from './estimate.js'
import { type MeanInterval, meanInterval } from './mean-interval.js'
import { atLeast, overStreams, type Streams } from './streams.js'

/** E log‖T′(Y)‖ along paths, or why there is no figure for it. */
export interface LocalAverage {
  /** −∞ where a norm 0 was met. */
  readonly value?: number
  readonly sampled?: MeanInterval
  readonly refused?: string
  readonly evaluations: number
}

export interface LocalAverageOptions<P, M extends SelfMap<P>> extends Streams {
  /** Where every path starts. */
  readonly start: P
  /** ‖T′(p)‖, in the norm of the space; undefined, or not finite, where T has no derivative. */
  readonly norm: (map: M, p: P) => number | undefined
  /** Steps of a stream that count: 256 unless given. */
  readonly steps?: number
  /** Steps before them: 300 unless given. */
  readonly burnIn?: number
}

/**
 * The mean of log‖T_{i+1}′(Y_i)‖ along forward paths: what takes the place of E log Lip(T) where maps
 * carry no constants. It is at least the top Lyapunov exponent, and at most E log Lip(T), norms
 * of derivatives being at most Lipschitz constants; so where it is negative nearby paths meet, and
 * of far ones nothing is said. Student's interval of the means of streams; none where all streams are
 * one path.
 * Throws PointError for a start outside the space.
 */
export function localAverage<P, M extends SelfMap<P>>(
  randomMap: RandomMap<P, number, M>,
  options: LocalAverageOptions<P, M>,
): LocalAverage {
  const { space } = randomMap
  const { seed, norm, confidence = 0.95, stop = () => false } = options
  const start = pointOf(space, options.start, 'start')
  const steps = atLeast(1, options.steps ?? 256, 'steps')
  const burnIn = atLeast(0, options.burnIn ?? 300, 'burn-in')
  let evaluations = 0
  let refused: string | undefined
  const means = overStreams(options, stream => {
    const sequence = randomMap.realize(seed, stream)
    let point = start
    let sum = 0
    for (let i = 1; i <= burnIn + steps; i++) {
      if (refused !== undefined || stop()) return undefined
      const map = sequence.at(i)
      if (i > burnIn) {
        const k = norm(map, point)
        if (k === undefined || !Number.isFinite(k)) {
          refused = `${map.name} has no finite derivative where a path is at step ${i}`
          return undefined
        }
        sum += Math.log(k)
        evaluations++
      }
      point = map.apply(point)
      const objection = space.objection(point)
      if (objection !== undefined) refused = `a path left the space at step ${i}: ${objection}`
    }
    return sum / steps
  })
  if (refused === undefined && means.length < 2) {
    refused = 'stopped before two streams were done'
  }
  if (refused !== undefined) return { refused, evaluations }
  if (means.includes(-Infinity)) return { value: -Infinity, evaluations }
  if (means.every(mean => mean === means[0])) return { value: means[0]!, evaluations }
  const sampled = meanInterval(means, confidence)
  return { value: sampled.mean, sampled, evaluations }
}

/** As a row of a table. */
export function localAverageRow(found: LocalAverage): Estimate | Refusal {
  const { value, sampled, refused, evaluations } = found
  const named = {
    quantity: 'E log‖T′(Y)‖',
    method: 'local norms along paths',
    source: 'Furstenberg and Kesten 1960',
    evaluations,
  }
  if (value === undefined) return { ...named, refused: refused ?? 'no figure' }
  return sampled === undefined
    ? { ...named, kind: 'computed', value, detail: 'along one path, or −∞: no interval' }
    : { ...named, kind: 'estimate', value, interval: sampled.interval }
}
