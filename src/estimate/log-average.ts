import { lipschitzIn, type SelfMap } from '../map/self-map.js'
import type { FiniteMap } from '../random/finite.js'
import type { RandomMap, Sampling } from '../random/random-map.js'
import type { MetricSpace } from '../space/metric-space.js'
import { rationals } from '../space/rational.js'
import { unitRoundoff } from '../space/roundoff.js'
import type { Estimate, Refusal } from './estimate.js'
import { hill } from './hill.js'
import { type MeanInterval, meanInterval } from './mean-interval.js'
import { atLeast, overStreams, type Streams } from './streams.js'

/** E log Lip(T), or why there is no figure for it. */
export interface LogAverage {
  /** −∞ where a constant 0 was met: it has positive probability. */
  readonly value?: number
  /** Of a sample; absent where the average is computed over finitely many maps, or −∞. */
  readonly sampled?: MeanInterval
  readonly refused?: string
  readonly evaluations: number
}

export interface LogAverageOptions<P, M extends SelfMap<P>> extends Streams {
  /** Maps looked at in each stream: 256 unless given. */
  readonly maps?: number
  /** Lip(T); the constant that a map carries in the metric of the space unless given. */
  readonly constant?: (map: M) => number | undefined
}

const named = { quantity: 'E log Lip(T)', method: 'log average', source: 'Elton 1990' } as const

/**
 * E log Lip(T): where it is negative and E log⁺ d(x, Tx) is finite, backward iterates converge from
 * every start (Elton 1990; Diaconis and Freedman 1999, Theorem 1.1). Summed over the maps of a
 * finite law; else the mean over maps of independent streams with Student's interval of the means
 * of streams. Constants that are upper bounds make it an estimate of an upper bound.
 *
 * Refused where maps are not i.i.d., where a map has no constant, and where |log Lip| is so heavy-tailed that means have no
 * such interval: a Hill estimate of its index with all of its interval below 2.
 * Source: Elton, "A multiplicative ergodic theorem for Lipschitz maps", Stoch. Proc. Appl. 34, 1990.
 */
export function logAverage<P, M extends SelfMap<P>>(
  randomMap: RandomMap<P, number, M>,
  options: LogAverageOptions<P, M>,
): LogAverage {
  const { confidence = 0.95, stop = () => false } = options
  const constant = options.constant ?? ((map: M) => lipschitzIn(map, randomMap.space))
  const dependent = notIid(randomMap)
  if (dependent !== undefined) return { refused: dependent, evaluations: 0 }
  if (isFinitelyMany(randomMap)) return overAll(randomMap, constant)
  const maps = atLeast(1, options.maps ?? 256, 'maps of a stream')
  const logs: number[] = []
  let unknown: string | undefined
  const means = overStreams(options, stream => {
    const sequence = randomMap.realize(options.seed, stream)
    let sum = 0
    for (let i = 1; i <= maps; i++) {
      if (stop()) return undefined
      const map = sequence.at(i)
      const k = unknown === undefined ? constant(map) : undefined
      if (k === undefined) {
        unknown ??= map.name
        return undefined
      }
      const log = Math.log(k)
      logs.push(log)
      sum += log
    }
    return sum / maps
  })
  const evaluations = logs.length
  if (unknown !== undefined) return { refused: `no constant is known for ${unknown}`, evaluations }
  if (logs.includes(-Infinity)) return { value: -Infinity, evaluations }
  if (means.length < 2) return { refused: 'stopped before two streams were done', evaluations }
  const heavy = heavyTail(logs)
  if (heavy !== undefined) return { refused: heavy, evaluations }
  const sampled = meanInterval(means, confidence, constantRounding(randomMap.space))
  return { value: sampled.mean, sampled, evaluations }
}

/** Why nothing is said of one law of T where there is none. */
export function notIid({ sampling }: { readonly sampling: Sampling }): string | undefined {
  if (sampling === 'i.i.d.') return undefined
  return `maps are ${sampling}: only of i.i.d. ones is there such a figure`
}

/**
 * What the logarithm of a carried constant may be off by: a spectral norm in ℝ^d is at most
 * 8(d² + 1)u too large (`spectralNorm`), and others are taken to be right to 16 roundings.
 */
export function constantRounding<P>({ chart }: MetricSpace<P>): number {
  const d = chart?.dimension ?? 1
  return (8 * (d * d + 1) + 16) * unitRoundoff
}

/** Why no mean of such numbers has an interval; undefined where nothing speaks against one. */
function heavyTail(logs: readonly number[]): string | undefined {
  const tail = hill(logs.map(Math.abs), 0.99)
  if (tail.refused !== undefined || tail.interval.high >= 2) return undefined
  const shown = [tail.interval.low, tail.interval.high].map(x => x.toPrecision(2)).join(' to ')
  return `log Lip has no variance (Hill index ${shown}): its mean has no such interval`
}

const isFinitelyMany = <P, M extends SelfMap<P>>(
  map: RandomMap<P, number, M>,
): map is FiniteMap<P, number, M> => 'weights' in map && 'maps' in map

function overAll<P, M extends SelfMap<P>>(
  { maps, weights }: FiniteMap<P, number, M>,
  constant: (map: M) => number | undefined,
): LogAverage {
  const evaluations = maps.length
  let value = 0
  for (const [i, map] of maps.entries()) {
    const weight = rationals.toNumber(weights[i]!)
    if (weight === 0) continue
    const k = constant(map)
    if (k === undefined) return { refused: `no constant is known for ${map.name}`, evaluations }
    value += weight * Math.log(k)
  }
  return { value, evaluations }
}

/** As a row of a table. */
export function logAverageRow({ value, sampled, refused, evaluations }: LogAverage) {
  if (value === undefined) return { ...named, refused: refused!, evaluations } satisfies Refusal
  return {
    ...named,
    kind: sampled ? 'estimate' : 'computed',
    value,
    ...(sampled && { interval: sampled.interval }),
    evaluations,
    ...(value === -Infinity && { detail: 'maps with constant 0 have positive probability' }),
  } satisfies Estimate
}
