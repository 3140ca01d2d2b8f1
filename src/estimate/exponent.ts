import { type MeanInterval, meanInterval } from './mean-interval.js'

/** One of γ_1 ≥ γ_2 ≥ …. */
export interface Exponent {
  /** The mean of log r_jj; −∞ where derivatives lose rank. */
  readonly value: number
  /** Absent where it is −∞, and where all streams are one path whose steps differ: see `onePath`. */
  readonly sampled?: MeanInterval
  /**
   * The variance of a stream's mean over that of independent steps: above 1 where steps go the same
   * way as those before them, and an error bar that takes them for independent is too short by its
   * root.
   */
  readonly inflation?: number
  /**
   * The first and last of the exponents that it is not told apart from, counted from 1: neighbours
   * less than 2 deviations of their difference in one stream apart. Equal exponents are 4/3 of a
   * deviation apart at most, for QR sorts their noise. The interval then reaches from the exponent's
   * own to that of the mean of the group, the rate of a volume, which no sorting biases.
   */
  readonly among?: readonly [first: number, last: number]
  /** No chance is in the streams, which are one path; its steps differ: no law of means applies. */
  readonly onePath?: boolean
  /** The mean of the second half of the steps less that of the first, if Student sees it is not 0. */
  readonly drift?: number
}

/** Means over the steps of streams, each for every exponent. */
export interface StreamMeans {
  /** Of log r_jj, in each stream. */
  readonly means: readonly (readonly number[])[]
  /** How much greater that of the second half of the steps is than that of the first. */
  readonly drifts: readonly (readonly number[])[]
  /** Of (log r_jj)², over all streams. */
  readonly squares: readonly number[]
  /** Steps of a stream. */
  readonly steps: number
}

/** Exponents are apart if streams tell them apart by so many deviations. */
const apart = 2

/** How sure a drift is to be. */
const sure = 0.99

/** The mean drift of exponent j, where Student sees that it is not 0. */
export function driftOf({ drifts }: StreamMeans, j: number, rounding: number): number | undefined {
  const of = drifts[j]!
  if (!of.every(Number.isFinite)) return undefined
  const { interval, mean } = meanInterval(of, sure, 4 * rounding)
  return interval.low > 0 || interval.high < 0 ? mean : undefined
}

/** Exponent j, counted from 0, with the interval that is due to it. */
export function exponentOf(
  found: StreamMeans,
  j: number,
  confidence: number,
  rounding: number,
): Exponent {
  const own = found.means[j]!
  if (own.includes(-Infinity)) return { value: -Infinity }
  const drift = driftOf(found, j, rounding)
  const drifting = drift === undefined ? {} : { drift }
  const allowance = rounding + Math.abs(drift ?? 0)
  const sampled = meanInterval(own, confidence, allowance)
  const variance = found.squares[j]! - sampled.mean ** 2
  const varies = variance > 1e-12 * sampled.mean ** 2
  if (varies && own.every(x => x === own[0])) {
    return { value: sampled.mean, onePath: true, ...drifting }
  }
  const inflation = (sampled.standardError ** 2 * own.length * found.steps) / variance
  const more = { ...(varies && { inflation }), ...drifting }
  const [first, last] = groupOf(found.means, j)
  if (first === last) return { value: sampled.mean, sampled, ...more }
  const group = found.means.slice(first, last + 1)
  const together = meanInterval(
    own.map((_, s) => group.reduce((sum, stream) => sum + stream[s]!, 0) / group.length),
    confidence,
    rounding,
  )
  const low = Math.min(sampled.interval.low, together.interval.low)
  const high = Math.max(sampled.interval.high, together.interval.high)
  const wide = { ...sampled, interval: { low, high, confidence } }
  return { value: sampled.mean, sampled: wide, ...more, among: [first + 1, last + 1] }
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
