import type { SelfMap } from '../map/self-map.js'
import { up, word } from '../order/word.js'
import type { MapSequence } from '../random/random-map.js'
import type { MetricSpace } from '../space/metric-space.js'
import { wordSteps } from './apply-word.js'
import { CertificateError } from './certificate.js'
import { checked, type Limit, type LimitOptions } from './limit.js'
import { finish, type Patience, PULSE, patiently, type Steps } from './patience.js'

/** An interval of an ordered space. */
export interface Ends<P> {
  readonly lo: P
  readonly hi: P
  /** Whether a ≤ b; by `<=` unless given. */
  readonly below?: (a: P, b: P) => boolean
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
  ends: Ends<P>,
  space: MetricSpace<P>,
  options: LimitOptions,
): Limit<P> {
  return finish(sandwichSteps(maps, ends, space, options))
}

/** The same with rests in between: heeds a signal and tells of progress. For slow maps. */
export function sandwichedLimitAsync<P>(
  maps: MapSequence<SelfMap<P>>,
  ends: Ends<P>,
  space: MetricSpace<P>,
  options: LimitOptions & Patience,
): Promise<Limit<P>> {
  return patiently(sandwichSteps(maps, ends, space, options), options)
}

function* sandwichSteps<P>(
  maps: MapSequence<SelfMap<P>>,
  ends: Ends<P>,
  space: MetricSpace<P>,
  options: LimitOptions,
): Steps<Limit<P>> {
  const { tolerance, most } = checked(options)
  const { lo, hi, below = (a, b) => a <= b } = ends
  let applications = 0
  let seen = 0
  for (let n = 1; ; n *= 2) {
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
      if (seen % PULSE === 0) yield seen
    }
    const w = word(up(1, n))
    const low = yield* wordSteps(maps, w, lo, space)
    const high = yield* wordSteps(maps, w, hi, space)
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
