import type { SelfMap } from '../map/self-map.js'
import type { RandomMap } from '../random/random-map.js'
import { Source } from '../random/source.js'
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

/**
 * The Lyapunov exponents γ_1 ≥ γ_2 ≥ … of T_n…T_1 along a forward path Y_i: γ_1 + … + γ_k is the
 * rate lim (1/n) log at which T_n′(Y_{n−1})…T_1′(Y_0) stretches k-volumes. γ_1 < 0: paths from nearby
 * starts approach each other like e^{γ_1 n}; for affine maps γ_1 < 0 is what backward convergence
 * needs (Bougerol and Picard 1992).
 *
 * A random frame is carried along and made orthonormal after each step: γ_j is the mean of
 * log r_jj. Every stream has its own path and frame; the interval is Student's, of the means of
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
  const source = new Source(seed, 'estimates')
  let evaluations = 0
  let refused: string | undefined

  const streams = overStreams(options, stream => {
    if (refused !== undefined) return undefined
    const sequence = randomMap.realize(seed, stream)
    const sums = new Float64Array(count)
    const squares = new Float64Array(count)
    let frame = randomFrame(source.seek(stream, 0), dimension, count)
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
      evaluations += count
      const lengths = orthonormalise(frame)
      if (!lengths.every(Number.isFinite)) {
        refused = `the derivative of ${map.name} is not finite at step ${i}`
        return undefined
      }
      for (let j = 0; j < count && i > burnIn; j++) {
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
  const exponents = Array.from({ length: count }, (_, j): Exponent => {
    const means = streams.map(({ sums }) => sums[j]! / steps)
    if (means.includes(-Infinity)) return { value: -Infinity }
    const sampled = meanInterval(means, confidence)
    const square = streams.reduce((sum, { squares }) => sum + squares[j]!, 0)
    const variance = square / (steps * means.length) - sampled.mean ** 2
    const inflation = (sampled.standardError ** 2 * means.length * steps) / variance
    return { value: sampled.mean, sampled, ...(variance > 0 && { inflation }) }
  })
  return { exponents, evaluations }
}

/** As rows of a table, one for each exponent. */
export function lyapunovRows(spectrum: LyapunovSpectrum): (Estimate | Refusal)[] {
  const { exponents, refused, evaluations } = spectrum
  const named = { method: 'QR along a path', source: 'Benettin and others 1980' }
  if (refused !== undefined) return [{ ...named, quantity: 'γ_1', refused, evaluations }]
  return exponents.map(({ value, sampled, inflation }, j) => ({
    ...named,
    quantity: `γ_${j + 1}`,
    kind: 'estimate',
    value,
    ...(sampled && { interval: sampled.interval }),
    evaluations: Math.round(evaluations / exponents.length),
    detail:
      value === -Infinity
        ? 'derivatives lose rank'
        : `${sampled!.size} streams, Student${inflation === undefined ? '' : `; variance ${inflation.toPrecision(2)} times that of independent steps`}`,
  }))
}
