import { iterates } from '../iterate/iterate.js'
import type { Order } from '../order/order.js'
import { ensemble, vectorEnsemble } from '../random/ensemble.js'
import type { RandomMap } from '../random/random-map.js'

/** Which realisations are drawn, and which of their iterates. */
export interface Drawn {
  readonly n: number
  readonly size: number
  readonly seed: number
  /** Samples of different streams are independent; 0 unless given. */
  readonly stream?: number
}

/** The n-th iterates, in an order, of independent realisations of a random map of ℝ. */
export function sampled(
  randomMap: RandomMap<number>,
  order: Order,
  start: number,
  { n, size, seed, stream = 0 }: Drawn,
): Float64Array {
  const maps = ensemble(randomMap, size).realize(seed, stream)
  const starts: Float64Array = new Float64Array(size).fill(start)
  const [last] = [...iterates(maps, order, starts, { at: [n] })]
  return last!.point
}

/** The same on ℝ^d, one vector a realisation, from the origin. */
export function sampledVectors(
  randomMap: RandomMap<Float64Array>,
  dim: number,
  order: Order,
  { n, size, seed, stream = 0 }: Drawn,
): Float64Array[] {
  const maps = vectorEnsemble(randomMap, dim, size).realize(seed, stream)
  const origin: Float64Array = new Float64Array(size * dim)
  const [last] = [...iterates(maps, order, origin, { at: [n] })]
  const { point } = last!
  return Array.from({ length: size }, (_, r) => point.subarray(r * dim, (r + 1) * dim))
}

/** The empirical distribution function of a sample as a step series of at most `most` points. */
export function empirical(sample: Float64Array, most = 200): (readonly [number, number])[] {
  const sorted = Float64Array.from(sample).sort()
  const size = sorted.length
  const count = Math.min(most, size)
  return Array.from({ length: count }, (_, i) => {
    const rank = Math.ceil(((i + 1) * size) / count)
    return [sorted[rank - 1]!, rank / size] as const
  })
}
