import type { SelfMap } from '../map/self-map.js'
import { up, word } from '../order/word.js'
import type { MapSequence } from '../random/random-map.js'
import type { MetricSpace } from '../space/metric-space.js'
import { applyWord } from './apply-word.js'
import { type Certificate, CertificateError } from './certificate.js'

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
  readonly signal?: AbortSignal
}

/**
 * The backward limit to within a tolerance: the least n whose certificate allows it, then one
 * backward pass of n maps. Never stops on d(X_n, X_{n+1}), which bounds nothing: with
 * T_1 = … = T_5 = x/2 and T_6 = x/2 + 1 the iterates of 0 stand still for five steps, then move.
 *
 * Throws CertificateError if no n ≤ most is certified. It does not pause: for maps that are slow,
 * `certifiedLength` gives n, and `iterate` takes a signal and shows progress.
 */
export function backwardLimit<P, S>(
  maps: MapSequence<SelfMap<P, S>>,
  start: P,
  certificate: Certificate<NoInfer<P>, NoInfer<S>>,
  options: LimitOptions & { space?: MetricSpace<P, S> },
): Limit<P> {
  const { n, error } = certifiedLength(maps, certificate, options)
  const point = applyWord(maps, word(up(1, n)), start, options.space)
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
  const { tolerance, most, signal } = checked(options)
  let n = 0
  for (const error of certificate.bounds(maps)) {
    if (error <= tolerance) return { n, error }
    if (n >= most) {
      throw new CertificateError(
        `${certificate.name}: after ${most} maps the bound is ${error}, tolerance ${tolerance}`,
      )
    }
    if (n % 1024 === 0) signal?.throwIfAborted()
    n++
  }
  throw new CertificateError(`${certificate.name}: gave no bound for n = ${n}`)
}

/**
 * The backward limit of increasing maps by a sandwich: T_1 … T_n(lo) ≤ θ* ≤ T_1 … T_n(hi) for
 * maps that keep [lo, hi], at n = 1, 2, 4, … until the two ends are within the tolerance. No
 * constants are needed; the maps already used are used again, the same. Returns the lower end.
 * Each map costs two more applications, once, to see that it keeps [lo, hi].
 *
 * Points are ordered by `≤` on numbers and rationals unless `below` is given.
 * Throws CertificateError for a map that is not proved increasing or that does not keep [lo, hi],
 * or if no n ≤ most suffices.
 */
export function sandwichedLimit<P>(
  maps: MapSequence<SelfMap<P>>,
  ends: { lo: P; hi: P; below?: (a: P, b: P) => boolean },
  space: MetricSpace<P>,
  options: LimitOptions,
): Limit<P> {
  const { tolerance, most, signal } = checked(options)
  const { lo, hi, below = (a, b) => a <= b } = ends
  let applications = 0
  let seen = 0
  for (let n = 1; ; n *= 2) {
    signal?.throwIfAborted()
    for (; seen < n; seen++) {
      const map = maps.at(seen + 1)
      const { monotone = 'no proof' } = map.proved
      const label = `T_${seen + 1} (${map.name})`
      if (monotone !== 'increasing') {
        throw new CertificateError(`${label}: expected an increasing map, got ${monotone}`)
      }
      if (!(below(lo, map.apply(lo)) && below(map.apply(hi), hi))) {
        throw new CertificateError(
          `${label}: expected a map that keeps [${lo}, ${hi}], it does not`,
        )
      }
      applications += 2
    }
    const w = word(up(1, n))
    const [low, high] = [applyWord(maps, w, lo, space), applyWord(maps, w, hi, space)]
    applications += 2 * n
    const error = space.distance(low, high)
    if (error <= tolerance) return { point: low, error, n, applications, certificate: 'sandwich' }
    if (2 * n > most) {
      throw new CertificateError(
        `sandwich: after ${n} maps the ends are ${error} apart, tolerance ${tolerance}`,
      )
    }
  }
}

function checked({ tolerance, most = 1e6, signal }: LimitOptions) {
  if (!(tolerance > 0)) throw new RangeError(`tolerance: expected a number > 0, got ${tolerance}`)
  return { tolerance, most, signal }
}
