import { shown } from '../check/shown.js'
import type { SelfMap } from '../map/self-map.js'
import type { RandomMap } from '../random/random-map.js'
import { scalarObjection } from '../space/objection.js'
import { subjectMaps } from './subject-map.js'
import { type LipschitzOptions, lipschitzVerdict } from './to-be-lipschitz.js'
import { MatcherError, type Verdict } from './verdict.js'

/** What contraction is claimed, and where. */
export interface ContractionOptions<P, S> extends LipschitzOptions<P, S> {
  /** The contraction constant, 0 ≤ k < 1; unless given 1 − 2^−20, past which few would call it one. */
  readonly k?: S
}

/**
 * Passes unless points x, y with d(Tx, Ty) > k·d(x, y) are found: `toBeLipschitz` for a k < 1, and as
 * little a proof. Of a random map every map must contract, by one k: what Theorem 2.2 asks for.
 */
export function toBeContraction<P, S>(
  received: SelfMap<P, S> | RandomMap<P, S>,
  options: ContractionOptions<P, S> = {},
): Verdict {
  const subject = subjectMaps(received, options)
  const { field, metric } = subject.space
  const k = options.k ?? field.of(2 ** 20 - 1, 2 ** 20)
  if (
    scalarObjection(field, k) ||
    field.compare(k, field.zero) < 0 ||
    field.compare(k, field.one) >= 0
  ) {
    throw new MatcherError(`k: expected a contraction constant 0 ≤ k < 1, got ${shown(k)}`)
  }
  const constant = options.k === undefined ? '' : ` of constant ${field.show(k)}`
  return lipschitzVerdict(subject, k, `to be a contraction${constant} in ${metric}`, options)
}
