import { type ClosedMap, lipschitzIn, type SelfMap } from '../map/self-map.js'
import type { RandomMap } from '../random/random-map.js'
import type { MetricSpace } from '../space/metric-space.js'
import { type Estimate, EstimateError, type Refusal } from './estimate.js'
import { constantRounding } from './log-average.js'
import { type MeanInterval, meanInterval } from './mean-interval.js'
import { atLeast, overStreams, type Streams } from './streams.js'

/** (1/r) E log Lip(T_1…T_r) for one r. */
export interface BlockAverage {
  readonly r: number
  /** −∞ where a constant 0 was met. */
  readonly value: number
  readonly sampled?: MeanInterval
}

export interface BlockAverages {
  /** For r = 1, 2, 4, …; fewer than asked for where compositions leave the doubles. */
  readonly blocks: readonly BlockAverage[]
  readonly refused?: string
  /** Constants of compositions asked for. */
  readonly evaluations: number
}

/** Compositions, and their Lipschitz constants. */
export interface Compositions<M> {
  /** T∘U. */
  after(outer: M, inner: M): M
  /** Lip, or an upper bound of it. */
  constant(map: M): number | undefined
}

export interface BlockOptions<M> extends Streams {
  /** The largest r, a power of 2: 16 unless given. */
  readonly longest?: number
  /** Blocks of the largest r in each stream: 8 unless given. */
  readonly blocks?: number
  /** Unless given, `after` of a closed class and the constant carried in the metric of the space. */
  readonly compositions?: Compositions<M>
}

/**
 * (1/r) E log Lip(T_1…T_r) for r = 1, 2, 4, …: it falls towards γ along these r, as Lip is
 * submultiplicative, and one negative value is enough for backward iterates to converge, where one
 * step may show nothing: steps of constant 1 whose products contract. Of consecutive blocks in
 * independent streams, the compositions formed pairwise from those half as long; Student's interval
 * of the means of streams for each r by itself.
 * Throws EstimateError unless `longest` is a power of 2.
 * Source: Kingman, "The ergodic theory of subadditive stochastic processes", JRSS B 30, 1968;
 * Furstenberg and Kesten, "Products of random matrices", Ann. Math. Stat. 31, 1960.
 */
export function blockAverages<P, M extends SelfMap<P>>(
  randomMap: RandomMap<P, number, M>,
  options: BlockOptions<M>,
): BlockAverages {
  const { seed, confidence = 0.95, longest = 16, compositions, stop = () => false } = options
  if (!Number.isSafeInteger(Math.log2(longest)) || longest < 1) {
    throw new EstimateError(`longest block: expected a power of 2, got ${longest}`)
  }
  const length = longest * atLeast(1, options.blocks ?? 8, 'blocks')
  let evaluations = 0
  let refused: string | undefined
  const streams = overStreams(options, stream => {
    const sequence = randomMap.realize(seed, stream)
    let maps = Array.from({ length }, (_, i) => sequence.at(i + 1))
    const { after, constant } = compositions ?? closed(maps[0]!, randomMap.space)
    const means: number[] = []
    for (let r = 1; ; r *= 2) {
      if (stop()) return undefined
      let sum = 0
      for (const map of maps) {
        const k = refused === undefined ? constant(map) : undefined
        evaluations++
        if (k === undefined) {
          refused ??= `no constant is known for ${map.name}`
          return undefined
        }
        sum += Math.log(k)
      }
      means.push(sum / maps.length / r)
      if (r === longest) return means
      maps = pairs(maps).map(([outer, inner]) => after(outer, inner))
    }
  })
  if (refused === undefined && streams.length < 2) {
    refused = 'stopped before two streams were done'
  }
  if (refused !== undefined) return { blocks: [], refused, evaluations }
  const blocks = streams[0]!.map((_, level): BlockAverage => {
    const means = streams.map(stream => stream[level]!)
    const r = 2 ** level
    if (means.includes(-Infinity)) return { r, value: -Infinity }
    // A composition rounds by less than a norm does, and there are r of them for r steps.
    const sampled = meanInterval(means, confidence, constantRounding(randomMap.space))
    return { r, value: sampled.mean, sampled }
  })
  return { blocks, evaluations }
}

/** (m_1, m_2), (m_3, m_4), … */
const pairs = <M>(maps: readonly M[]): (readonly [M, M])[] =>
  maps.flatMap((outer, i) => (i % 2 === 0 ? [[outer, maps[i + 1]!] as const] : []))

/** The compositions of a closed class; of other maps constants alone can be multiplied. */
function closed<P, M extends SelfMap<P>>(first: M, space: MetricSpace<P>): Compositions<M> {
  if (!('after' in first)) {
    throw new EstimateError(
      `block averages: expected maps of a class closed under composition, got ${first.name}`,
    )
  }
  return {
    after: (outer, inner) => (outer as unknown as ClosedMap<P, number, M>).after(inner),
    constant: map => lipschitzIn(map, space),
  }
}

/** As rows of a table, one for each r. */
export function blockRows({ blocks, refused, evaluations }: BlockAverages): (Estimate | Refusal)[] {
  const named = { method: 'block averages', source: 'Kingman 1968' }
  const quantity = (r: number) => (r === 1 ? 'E log Lip(T)' : `E log Lip(T_1…T_${r})/${r}`)
  if (refused !== undefined) return [{ ...named, quantity: quantity(1), refused, evaluations }]
  return blocks.map(({ r, value, sampled }) => ({
    ...named,
    quantity: quantity(r),
    kind: 'estimate',
    value,
    ...(sampled && { interval: sampled.interval }),
    // Of one level of `levels`, each half as dear as the one before it.
    evaluations: Math.round(evaluations / (2 - 2 ** (1 - blocks.length)) / r),
  }))
}
