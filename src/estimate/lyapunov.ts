import type { SelfMap } from '../map/self-map.js'
import type { RandomMap } from '../random/random-map.js'
import { Source } from '../random/source.js'
import { unitRoundoff } from '../space/roundoff.js'
import type { Estimate, Refusal } from './estimate.js'
import { orthonormalise, randomFrame } from './frame.js'
import { type MeanInterval, meanInterval } from './mean-interval.js'
import { atLeast, overStreams, pulse, type Streams } from './streams.js'
import { type DerivativeAt, derivativeAt, linearPart } from './tangent.js'

/** One of γ_1 ≥ γ_2 ≥ …. */
export interface Exponent {
  /** −∞ where derivatives lose rank. */
  readonly value: number
  readonly sampled?: MeanInterval
  /**
   * The variance of a stream's mean over that of independent steps: above 1 where steps go the same
   * way as those before them, and an error bar that takes them for independent is too short by its
   * root.
   */
  readonly inflation?: number
  /**
   * The first and last of the exponents that it is not told apart from, counted from 1: neighbours
   * less than 3 deviations of their difference in one stream apart. The value then is the mean of
   * them, and the interval reaches from its own to that of the mean.
   */
  readonly among?: readonly [first: number, last: number]
}

export interface LyapunovSpectrum {
  readonly exponents: readonly Exponent[]
  readonly refused?: string
  /** Products of derivatives with vectors. */
  readonly evaluations: number
}

export interface LyapunovOptions<P, M extends SelfMap<P>> extends Streams {
  /** Where every path starts; with affine maps the paths are not run. */
  readonly start: P
  /** Of ℝ^d. */
  readonly dimension: number
  /** Exponents wanted: all d unless given. */
  readonly count?: number
  /** Steps of a stream that count: 500 unless given. */
  readonly steps?: number
  /** Steps before them, in which path and frame settle: 100 unless given. */
  readonly burnIn?: number
  /** T′(p); what the map carries unless given. */
  readonly derivativeAt?: DerivativeAt<P, M>
}

/** Exponents are apart if streams tell them apart by so many deviations. */
const apart = 3

/**
 * The Lyapunov exponents γ_1 ≥ γ_2 ≥ … of T_n…T_1 along a forward path Y_i: γ_1 + … + γ_k is the
 * rate lim (1/n) log at which T_n′(Y_{n−1})…T_1′(Y_0) stretches k-volumes. γ_1 < 0: paths from nearby
 * starts approach each other like e^{γ_1 n}; for affine maps γ_1 < 0 is what backward convergence
 * needs (Bougerol and Picard 1992).
 *
 * A random frame is carried along and made orthonormal after each step: γ_j is the mean of
 * log r_jj. Where exponents are equal, or too near for streams of that length, the r_jj sort what is
 * noise, which makes the first too large and the last too small by about 1/√n; their sum, the rate
 * of a volume, is not biased, and is what the value is made from. Every stream has its own path and frame; the interval is Student's, of the means of
 * streams, so that no independence of steps is assumed.
 * Source: Benettin, Galgani, Giorgilli and Strelcyn, "Lyapunov characteristic exponents for smooth
 * dynamical systems and for Hamiltonian systems", Meccanica 15, 1980.
 */
export function lyapunovSpectrum<P, M extends SelfMap<P>>(
  randomMap: RandomMap<P, number, M>,
  options: LyapunovOptions<P, M>,
): LyapunovSpectrum {
  const { seed, start, confidence = 0.95, stop = () => false } = options
  const dimension = atLeast(1, options.dimension, 'dimension')
  const count = Math.min(dimension, atLeast(1, options.count ?? dimension, 'exponents'))
  const steps = atLeast(1, options.steps ?? 500, 'steps')
  const burnIn = atLeast(0, options.burnIn ?? 100, 'burn-in')
  const tangent: DerivativeAt<P, M> = options.derivativeAt ?? derivativeAt
  // One more than wanted, to see whether the last is apart from it.
  const carried = Math.min(dimension, count + 1)
  const source = new Source(seed, 'estimates')
  let evaluations = 0
  let refused: string | undefined

  const streams = overStreams(options, stream => {
    if (refused !== undefined) return undefined
    const sequence = randomMap.realize(seed, stream)
    const sums = new Float64Array(carried)
    const squares = new Float64Array(carried)
    let frame = randomFrame(source.seek(stream, 0), dimension, carried)
    let point = start
    for (let i = 1; i <= burnIn + steps; i++) {
      if (i % pulse === 0 && stop()) return undefined
      const map = sequence.at(i)
      const derivative = tangent(map, point)
      if (derivative === undefined) {
        refused = `no derivative is known for ${map.name}`
        return undefined
      }
      frame = frame.map(q => derivative.apply(q))
      evaluations += carried
      const lengths = orthonormalise(frame)
      if (!lengths.every(Number.isFinite)) {
        refused = `the derivative of ${map.name} is not finite at step ${i}`
        return undefined
      }
      for (let j = 0; j < carried && i > burnIn; j++) {
        const log = Math.log(lengths[j]!)
        sums[j]! += log
        squares[j]! += log * log
      }
      if (options.derivativeAt === undefined && linearPart(map) !== undefined) continue
      point = map.apply(point)
      const objection = randomMap.space.objection(point)
      if (objection === undefined) continue
      refused = `the path left the space at step ${i} of stream ${stream}: ${objection}`
      return undefined
    }
    return { sums, squares }
  })

  if (refused === undefined && streams.length < 2) {
    refused = 'stopped before two streams were done'
  }
  if (refused !== undefined) return { exponents: [], refused, evaluations }
  const means = Array.from({ length: carried }, (_, j) =>
    streams.map(({ sums }) => sums[j]! / steps),
  )
  // A length is right to some 8d roundings; a sum of n logarithms rounds by nu times its size.
  const largest = Math.max(...means.flat().filter(Number.isFinite).map(Math.abs), 0)
  const rounding = unitRoundoff * (8 * dimension + steps * largest)
  const exponents = means.slice(0, count).map((own, j): Exponent => {
    if (own.includes(-Infinity)) return { value: -Infinity }
    const sampled = meanInterval(own, confidence, rounding)
    const square = streams.reduce((sum, { squares }) => sum + squares[j]!, 0)
    const variance = square / (steps * own.length) - sampled.mean ** 2
    const inflation = (sampled.standardError ** 2 * own.length * steps) / variance
    const more = variance > 1e-12 * sampled.mean ** 2 ? { inflation } : {}
    const [first, last] = groupOf(means, j)
    if (first === last) return { value: sampled.mean, sampled, ...more }
    const group = means.slice(first, last + 1)
    const together = meanInterval(
      own.map((_, s) => group.reduce((sum, stream) => sum + stream[s]!, 0) / group.length),
      confidence,
      rounding,
    )
    const low = Math.min(sampled.interval.low, together.interval.low)
    const high = Math.max(sampled.interval.high, together.interval.high)
    const among = [first + 1, last + 1] as const
    const wide = { ...together, interval: { low, high, confidence } }
    return { value: together.mean, sampled: wide, ...more, among }
  })
  return { exponents, evaluations }
}

/** The first and last of the exponents about j of which each is not apart from the next. */
function groupOf(means: readonly (readonly number[])[], j: number): readonly [number, number] {
  const near = (i: number): boolean => {
    const [a, b] = [means[i], means[i + 1]]
    if (a === undefined || b === undefined || b.includes(-Infinity)) return false
    const { mean, standardError, size } = meanInterval(
      a.map((x, s) => x - b[s]!),
      0.5,
    )
    return mean <= apart * standardError * Math.sqrt(size)
  }
  let [first, last] = [j, j]
  while (near(first - 1)) first--
  while (near(last)) last++
  return [first, last]
}

/** As rows of a table, one for each exponent. */
export function lyapunovRows(spectrum: LyapunovSpectrum): (Estimate | Refusal)[] {
  const { exponents, refused, evaluations } = spectrum
  const named = { method: 'QR along a path', source: 'Benettin and others 1980' }
  if (refused !== undefined) return [{ ...named, quantity: 'γ_1', refused, evaluations }]
  return exponents.map(({ value, sampled, inflation, among }, j) => ({
    ...named,
    quantity: `γ_${j + 1}`,
    kind: 'estimate',
    value,
    ...(sampled && { interval: sampled.interval }),
    evaluations: Math.round(evaluations / exponents.length),
    detail: [
      ...(sampled ? [`Student over ${sampled.size} streams`] : ['derivatives lose rank']),
      ...(inflation === undefined
        ? []
        : [`${inflation.toPrecision(2)} times the variance of independent steps`]),
      ...(among === undefined ? [] : [`γ_${among[0]} to γ_${among[1]} are not told apart`]),
    ].join('; '),
  }))
}
