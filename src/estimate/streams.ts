import type { Seed } from '../random/random-map.js'
import { EstimateError } from './estimate.js'

/**
 * How often a random map is realised, and how sure an interval is to be. Every method that averages
 * along sequences of maps does so in independent streams and takes Student's interval of the means
 * of the streams: that is honest whatever the dependence within a stream, autocorrelation included.
 */
export interface Streams {
  readonly seed: Seed
  /** Independent realisations: 32 unless given. */
  readonly streams?: number
  /** The probability with which the interval is to cover: 0.95 unless given. */
  readonly confidence?: number
  /** Asked before each step: once it is true, what is there so far is used. */
  readonly stop?: () => boolean
}

/** Returns n if it is an integer ≥ least; throws EstimateError, naming `what`, if not. */
export function atLeast(least: number, n: number, what: string): number {
  if (Number.isSafeInteger(n) && n >= least) return n
  throw new EstimateError(`${what}: expected an integer ≥ ${least}, got ${n}`)
}

/**
 * What each of the streams gives, from 0 (or `first`) on, as far as time allows; a stream that was
 * stopped half way gives nothing.
 */
export function overStreams<T>(
  { streams = 32, stop = () => false }: Streams,
  ofStream: (stream: number) => T | undefined,
  first = 0,
): T[] {
  const found: T[] = []
  for (let s = first; s < first + atLeast(1, streams, 'streams') && !stop(); s++) {
    const value = ofStream(s)
    if (value !== undefined) found.push(value)
  }
  return found
}
