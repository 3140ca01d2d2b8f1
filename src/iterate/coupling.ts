import type { SelfMap } from '../map/self-map.js'
import { up, word } from '../order/word.js'
import type { MapSequence } from '../random/random-map.js'
import type { MetricSpace } from '../space/metric-space.js'
import { wordSteps } from './apply-word.js'
import { finish, type Patience, patiently, type Steps } from './patience.js'

/** An exact draw from the stationary law, and what it took. */
export interface Coalescence<P> {
  readonly value: P
  /** T_1 … T_n is constant, with this value; n is the power of two at which that was seen. */
  readonly n: number
  readonly applications: number
}

/** How states are compared and checked, and when to give up. */
export interface CouplingOptions<P, S> {
  readonly equal?: (a: P, b: P) => boolean
  /** With it, every state is checked to be one. */
  readonly space?: MetricSpace<P, S>
  readonly most?: number
}

/**
 * Coupling from the past (Propp & Wilson 1996): the value of T_1 … T_n once that composition is
 * constant on the given states, for n = 1, 2, 4, …. The maps already used are used again: drawing
 * them anew, stopping forward compositions, or giving up on long runs each bias the value.
 *
 * `states` are all states of a finite chain, or the least and the greatest of a monotone one.
 * Throws RangeError if n would exceed `most` (2^20 unless given), for the maps may never couple.
 */
export function couplingFromThePast<P, S>(
  maps: MapSequence<SelfMap<P, S>>,
  states: readonly P[],
  options: CouplingOptions<P, S> = {},
): Coalescence<P> {
  return finish(couplingSteps(maps, states, options))
}

/** The same with rests in between: heeds a signal and tells of progress. For slow maps. */
export function couplingFromThePastAsync<P, S>(
  maps: MapSequence<SelfMap<P, S>>,
  states: readonly P[],
  options: CouplingOptions<P, S> & Patience = {},
): Promise<Coalescence<P>> {
  return patiently(couplingSteps(maps, states, options), options)
}

function* couplingSteps<P, S>(
  maps: MapSequence<SelfMap<P, S>>,
  states: readonly P[],
  options: CouplingOptions<P, S>,
): Steps<Coalescence<P>> {
  const { equal = Object.is, most = 2 ** 20, space } = options
  if (states.length === 0) throw new RangeError('states: expected at least one state, got none')
  let applications = 0
  for (let n = 1; n <= most; n *= 2) {
    const images: P[] = []
    for (const state of states) {
      images.push(yield* wordSteps(maps, word(up(1, n)), state, space))
      applications += n
    }
    const value = images[0]!
    if (images.every(image => equal(image, value))) return { value, n, applications }
  }
  throw new RangeError(`coupling from the past: not constant after ${most} maps`)
}
