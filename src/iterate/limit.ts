import type { SelfMap } from '../map/self-map.js'
import { up, word } from '../order/word.js'
import type { MapSequence } from '../random/random-map.js'
import type { MetricSpace } from '../space/metric-space.js'
import { wordSteps } from './apply-word.js'
import { type Certificate, CertificateError } from './certificate.js'
import { finish, type Patience, patiently, type Steps } from './patience.js'

/** A point proved to be near the backward limit θ* = lim T_1 … T_n θ. */
export interface Limit<P> {
  readonly point: P
  /** d(point, θ*) is at most this, in exact arithmetic. */
  readonly error: number
  /** The number of maps used: point = T_1 … T_n(start). */
  readonly n: number
  /** Map applications spent. */
  readonly applications: number
  readonly certificate: string
}

/** What is wanted of a limit. */
export interface LimitOptions {
  /** The error that is good enough, > 0. */
  readonly tolerance: number
  /** Give up (CertificateError) when this many maps do not suffice; 10^6 unless given. */
  readonly most?: number
}

/**
 * The backward limit to within a tolerance: the least n whose certificate allows it, then one
 * backward pass of n maps. Never stops on d(X_n, X_{n+1}), which bounds nothing: with
 * T_1 = … = T_5 = x/2 and T_6 = x/2 + 1 the iterates of 0 stand still for five steps, then move.
 *
 * Throws CertificateError if no n ≤ most is certified.
 */
export function backwardLimit<P, S>(
  maps: MapSequence<SelfMap<P, S>>,
  start: P,
  certificate: Certificate<NoInfer<P>, NoInfer<S>>,
  options: LimitOptions & { space?: MetricSpace<P, S> },
): Limit<P> {
  return finish(limitSteps(maps, start, certificate, options))
}

/** The same with rests in between: heeds a signal and tells of progress. For slow maps. */
export function backwardLimitAsync<P, S>(
  maps: MapSequence<SelfMap<P, S>>,
  start: P,
  certificate: Certificate<NoInfer<P>, NoInfer<S>>,
  options: LimitOptions & { space?: MetricSpace<P, S> } & Patience,
): Promise<Limit<P>> {
  return patiently(limitSteps(maps, start, certificate, options), options)
}

function* limitSteps<P, S>(
  maps: MapSequence<SelfMap<P, S>>,
  start: P,
  certificate: Certificate<P, S>,
  options: LimitOptions & { space?: MetricSpace<P, S> },
): Steps<Limit<P>> {
  const { n, error } = certifiedLength(maps, certificate, options)
  const point = yield* wordSteps(maps, word(up(1, n)), start, options.space)
  return { point, error, n, applications: n, certificate: certificate.name }
}

/**
 * The least n whose certified bound is within the tolerance, and that bound. Applies no map.
 * Throws CertificateError if no n ≤ most is certified.
 */
export function certifiedLength<P, S>(
  maps: MapSequence<SelfMap<P, S>>,
  certificate: Certificate<NoInfer<P>, NoInfer<S>>,
  options: LimitOptions,
): { readonly n: number; readonly error: number } {
  const { tolerance, most } = checked(options)
  let n = 0
  for (const error of certificate.bounds(maps)) {
    if (error <= tolerance) return { n, error }
    if (n >= most) {
      throw new CertificateError(
        `${certificate.name}: after ${most} maps the bound is ${error}, tolerance ${tolerance}`,
      )
    }
    n++
  }
  throw new CertificateError(`${certificate.name}: gave no bound for n = ${n}`)
}

/** The options with what was left out. Throws RangeError unless the tolerance is > 0. */
export function checked({ tolerance, most = 1e6 }: LimitOptions): Required<LimitOptions> {
  if (!(tolerance > 0)) throw new RangeError(`tolerance: expected a number > 0, got ${tolerance}`)
  return { tolerance, most }
}
