import type { SelfMap } from '../map/self-map.js'
import type { RandomMap } from '../random/random-map.js'
import { Source } from '../random/source.js'
import { unitRoundoff } from '../space/roundoff.js'
import { whereDefined } from './charted.js'
import type { Estimate, Refusal } from './estimate.js'
import { driftOf, type Exponent, exponentOf, type StreamMeans } from './exponent.js'
import { orthonormalise, randomFrame } from './frame.js'
import { atLeast, overStreams, type Streams } from './streams.js'
import { type DerivativeAt, derivativeAt, linearPart } from './tangent.js'

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
  /**
   * Steps before them, in which path and frame settle: 300 unless given, and as many more as it takes
   * until the two halves of the steps that count agree, thrice as many as count at most.
   */
  readonly burnIn?: number
  /** T′(p); what the map carries unless given. */
  readonly derivativeAt?: DerivativeAt<P, M>
}

/** How often more steps are let pass where the first half of a stretch differs from the second. */
const tries = 3

/**
 * The Lyapunov exponents γ_1 ≥ γ_2 ≥ … of T_n…T_1 along a forward path Y_i: γ_1 + … + γ_k is the
 * rate lim (1/n) log at which T_n′(Y_{n−1})…T_1′(Y_0) stretches k-volumes. γ_1 < 0: paths from nearby
 * starts approach each other like e^{γ_1 n}; for affine maps γ_1 < 0 is what backward convergence
 * needs (Bougerol and Picard 1992).
 *
 * A random frame is carried along and made orthonormal after each step: γ_j is the mean of
 * log r_jj. Where exponents are equal, or too near for streams of that length, the r_jj sort what is
 * noise, which makes the first too large and the last too small by about 1/√n; their sum, the rate
 * of a volume, is not biased, and the interval reaches to it. Every stream has its own path and frame;
 * the interval is Student's, of the means of streams, so that no independence of steps is assumed. A
 * drift from the first half of the steps to the second that is left at the end is added on both sides.
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
  const burnIn = atLeast(0, options.burnIn ?? 300, 'burn-in')
  const tangent: DerivativeAt<P, M> = options.derivativeAt ?? derivativeAt
  // One more than wanted, to see whether the last is apart from it.
  const carried = Math.min(dimension, count + 1)
  const source = new Source(seed, 'estimates')
  let evaluations = 0
  let refused: string | undefined

  /** Streams that count from step `settled + 1` on. */
  const after = (settled: number) =>
    overStreams(options, stream => {
      if (refused !== undefined) return undefined
      const sequence = randomMap.realize(seed, stream)
      const sums = [new Float64Array(carried), new Float64Array(carried)] as const
      const squares = new Float64Array(carried)
      let frame = randomFrame(source.seek(stream, 0), dimension, carried)
      let point = start
      for (let i = 1; i <= settled + steps; i++) {
        if (stop()) return undefined
        const map = sequence.at(i)
        const derivative = whereDefined(() => tangent(map, point))
        if (derivative === undefined) {
          refused = `no derivative is known for ${map.name} where it is at step ${i}`
          return undefined
        }
        frame = frame.map(q => derivative.apply(q))
        evaluations += carried
        const lengths = orthonormalise(frame)
        if (!lengths.every(Number.isFinite)) {
          refused = `the derivative of ${map.name} is not finite at step ${i}`
          return undefined
        }
        const half = sums[i - settled <= Math.floor(steps / 2) ? 0 : 1]
        for (let j = 0; j < carried && i > settled; j++) {
          const log = Math.log(lengths[j]!)
          half[j]! += log
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

  let means: StreamMeans | undefined
  for (let more = 0; more <= tries; more++) {
    const streams = after(burnIn + more * steps)
    // Of what its budget cut short there is more without the rest.
    if (refused !== undefined || streams.length < 2 || (means && stop())) break
    means = meansOf(streams, steps)
    if (driftOf(means, 0, roundingOf(means, dimension)) === undefined) break
  }
  if (refused !== undefined || means === undefined) {
    refused ??= 'stopped before two streams were done'
    return { exponents: [], refused, evaluations }
  }
  const found = means
  const rounding = roundingOf(found, dimension)
  const exponents = Array.from({ length: count }, (_, j) =>
    exponentOf(found, j, confidence, rounding),
  )
  return { exponents, evaluations }
}

/** What a stream gives: sums over each half of the steps, and over all of squares. */
interface Stretched {
  readonly sums: readonly [Float64Array, Float64Array]
  readonly squares: Float64Array
}

function meansOf(streams: readonly Stretched[], steps: number): StreamMeans {
  const early = Math.floor(steps / 2)
  const exponents = [...streams[0]!.squares.keys()]
  return {
    steps,
    means: exponents.map(j => streams.map(({ sums: [a, b] }) => (a[j]! + b[j]!) / steps)),
    drifts: exponents.map(j =>
      streams.map(({ sums: [a, b] }) => b[j]! / (steps - early) - a[j]! / early),
    ),
    squares: exponents.map(
      j => streams.reduce((sum, { squares }) => sum + squares[j]!, 0) / (steps * streams.length),
    ),
  }
}

/** A length is right to some 8d roundings; a sum of n logarithms rounds by nu times its size. */
function roundingOf({ means, steps }: StreamMeans, dimension: number): number {
  const largest = Math.max(...means.flat().filter(Number.isFinite).map(Math.abs), 0)
  return unitRoundoff * (8 * dimension + steps * largest)
}

/** As rows of a table, one for each exponent. */
export function lyapunovRows(spectrum: LyapunovSpectrum): (Estimate | Refusal)[] {
  const { exponents, refused, evaluations } = spectrum
  const named = { method: 'QR along a path', source: 'Benettin and others 1980' }
  if (refused !== undefined) return [{ ...named, quantity: 'γ_1', refused, evaluations }]
  return exponents.map((exponent, j) => ({
    ...named,
    quantity: `γ_${j + 1}`,
    kind: exponent.onePath ? 'computed' : 'estimate',
    value: exponent.value,
    ...(exponent.sampled && { interval: exponent.sampled.interval }),
    evaluations: Math.round(evaluations / exponents.length),
    detail: detailOf(exponent),
  }))
}

function detailOf({ sampled, inflation, among, onePath, drift }: Exponent): string {
  return [
    sampled
      ? `Student over ${sampled.size} streams`
      : onePath
        ? 'mean along the one path that there is: no chance, and no interval'
        : 'derivatives lose rank',
    ...(inflation === undefined
      ? []
      : [`${inflation.toPrecision(2)} times the variance of independent steps`]),
    ...(among === undefined ? [] : [`γ_${among[0]} to γ_${among[1]} are not told apart`]),
    ...(drift === undefined ? [] : [`drifts by ${drift.toPrecision(2)} from half to half`]),
  ].join('; ')
}
