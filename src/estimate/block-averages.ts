import { type ClosedMap, lipschitzIn, type SelfMap } from '../map/self-map.js'
import type { RandomMap } from '../random/random-map.js'
import type { MetricSpace } from '../space/metric-space.js'
import { type Estimate, EstimateError, type Refusal } from './estimate.js'
import { constantRounding, notIid } from './log-average.js'
import { type MeanInterval, meanInterval } from './mean-interval.js'
import { atLeast, overStreams, type Streams } from './streams.js'
import { linearPart } from './tangent.js'

/** (1/r) E log Lip(T_1…T_r) for one r. */
export interface BlockAverage {
  readonly r: number
  /** −∞ where a constant 0 was met. */
  readonly value: number
  readonly sampled?: MeanInterval
}

export interface BlockAverages {
  /** For r = 1, 2, 4, …; fewer than asked for where constants come to their rounding. */
  readonly blocks: readonly BlockAverage[]
  readonly refused?: string
  /** Why there is no figure for longer blocks. */
  readonly ended?: string
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
 *
 * A constant of a composition may be a difference that is rounded at 1, as Birkhoff's is; of affine
 * maps it is rounded at the product of the constants of the steps. Blocks end where some constant is
 * within 2^40 roundings of that, or where they rise above shorter ones, which no average can.
 * Refused where maps are not i.i.d.
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
  const dependent = notIid(randomMap)
  if (dependent !== undefined) return { blocks: [], refused: dependent, evaluations: 0 }
  let evaluations = 0
  let refused: string | undefined
  let reach = longest
  const streams = overStreams(options, stream => {
    const sequence = randomMap.realize(seed, stream)
    let maps = Array.from({ length }, (_, i) => sequence.at(i + 1))
    const { after, constant } = compositions ?? closed(maps[0]!, randomMap.space)
    const means: number[] = []
    let products = maps.map(() => Infinity)
    for (let r = 1; ; r *= 2) {
      if (stop()) return undefined
      let sum = 0
      const constants: number[] = []
      for (const map of maps) {
        const k = refused === undefined ? constant(map) : undefined
        evaluations++
        if (k === undefined) {
          refused ??= `no constant is known for ${map.name}`
          return undefined
        }
        constants.push(k)
        sum += Math.log(k)
      }
      if (r === 1) products = constants
      const lost = (k: number, i: number) =>
        k > 0 && k < least * (linearPart(maps[i]!) ? products[i]! : Math.max(1, products[i]!))
      if (r > 1 && constants.some(lost)) reach = Math.min(reach, r / 2)
      else means.push(sum / maps.length / r)
      if (r >= reach) return means
      maps = pairs(maps).map(([outer, inner]) => after(outer, inner))
      products = pairs(products).map(([outer, inner]) => outer * inner)
    }
  })
  if (refused === undefined && streams.length < 2) {
    refused = 'stopped before two streams were done'
  }
  if (refused !== undefined) return { blocks: [], refused, evaluations }
  const blocks: BlockAverage[] = []
  for (let r = 1; r <= reach; r *= 2) {
    const level = Math.log2(r)
    const means = streams.map(stream => stream[level]!)
    if (means.includes(-Infinity)) {
      blocks.push({ r, value: -Infinity })
      continue
    }
    // A composition rounds by less than a norm does, and there are r of them for r steps.
    const sampled = meanInterval(means, confidence, constantRounding(randomMap.space))
    const { low } = sampled.interval
    const rises = blocks.some(({ sampled, value }) => low > (sampled?.interval.high ?? value))
    if (rises) return { blocks, ended: `blocks of ${r} rise above shorter ones`, evaluations }
    blocks.push({ r, value: sampled.mean, sampled })
  }
  if (reach === longest) return { blocks, evaluations }
  const ended = `constants of compositions of ${2 * reach} are too near their rounding`
  return { blocks, ended, evaluations }
}

/** Constants are to be so much, of what they are rounded at, for their logarithms to be good. */
const least = 2 ** -40

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
export function blockRows({
  blocks,
  refused,
  ended,
  evaluations,
}: BlockAverages): (Estimate | Refusal)[] {
  const named = { method: 'block averages', source: 'Kingman 1968' }
  const quantity = (r: number) => (r === 1 ? 'E log Lip(T)' : `E log Lip(T_1…T_${r})/${r}`)
  if (refused !== undefined) return [{ ...named, quantity: quantity(1), refused, evaluations }]
  const rows = blocks.map(
    ({ r, value, sampled }): Estimate => ({
      ...named,
      quantity: quantity(r),
      kind: 'estimate',
      value,
      ...(sampled && { interval: sampled.interval }),
      // Of one level of `levels`, each half as dear as the one before it.
      evaluations: Math.round(evaluations / (2 - 2 ** (1 - blocks.length)) / r),
    }),
  )
  const next = 2 ** blocks.length
  return ended === undefined
    ? rows
    : [...rows, { ...named, quantity: quantity(next), refused: ended, evaluations: 0 }]
}
