import type { SelfMap } from '../map/self-map.js'
import { lipschitzIn } from '../map/self-map.js'
import type { MapSequence } from '../random/random-map.js'
import type { MetricSpace } from '../space/metric-space.js'

/** A certificate that cannot be had: a constant outside its range, a map that carries no proof. */
export class CertificateError extends Error {
  override readonly name = 'CertificateError'
}

/**
 * A proved bound on d(X_n, θ*), for n = 0, 1, 2, … in turn, computed without applying a map.
 * Bounds are in exact arithmetic; rounding in the iterate itself comes on top.
 */
export interface Certificate<P, S = number> {
  readonly name: string
  bounds(maps: MapSequence<SelfMap<P, S>>): Iterable<number>
}

/** Throws CertificateError unless 0 ≤ k < 1. */
export function contractionConstant(k: number, what: string): number {
  if (!(k >= 0 && k < 1)) {
    throw new CertificateError(`${what}: expected a contraction constant 0 ≤ k < 1, got ${k}`)
  }
  return k
}

/** Throws CertificateError unless the length is finite and ≥ 0. */
function length(value: number, what: string): number {
  if (!(value >= 0 && Number.isFinite(value))) {
    throw new CertificateError(`${what}: expected a finite length ≥ 0, got ${value}`)
  }
  return value
}

/**
 * d(X_n, θ*) ≤ D k^n/(1 − k), where all maps are k-Lipschitz and D ≥ d(θ, T_i θ) for the start θ
 * and every i. (Dherin et al. 2025, Theorem 2.2; the constant is best possible.) k and D are the
 * caller's word; with the space, a map that carries a larger constant in its metric is refused.
 */
export function aPriori<P>(claim: {
  k: number
  D: number
  space?: MetricSpace<P>
}): Certificate<P> {
  const { space } = claim
  const k = contractionConstant(claim.k, 'k')
  const D = length(claim.D, 'D')
  return {
    name: 'a priori',
    *bounds(maps) {
      let bound = D / (1 - k)
      for (let i = 1; ; i++) {
        yield bound
        const map = space && maps.at(i)
        const carried = map && lipschitzIn(map, space)
        if (carried !== undefined && carried > k) {
          throw new CertificateError(
            `T_${i} (${map!.name}): expected a Lipschitz constant of at most k = ${k}, it carries ${carried}`,
          )
        }
        bound *= k
      }
    },
  }
}

/**
 * d(X_n, θ*) ≤ R l_1 … l_n, where R bounds the distance from the start to every point of a set
 * that all maps keep, start and limit in it (R = D/(1 − k) under Theorem 2.2), and l_i is what
 * map i carries as its Lipschitz constant in the metric of the space, or what `constant` gives.
 */
export function lipschitzProduct<P>(options: {
  radius: number
  space: MetricSpace<P>
  constant?: (map: SelfMap<P>, i: number) => number
}): Certificate<P> {
  const { space, constant } = options
  const radius = length(options.radius, 'radius')
  return {
    name: 'product of Lipschitz constants',
    *bounds(maps) {
      let bound = radius
      for (let i = 1; ; i++) {
        yield bound
        const map = maps.at(i)
        const factor = constant ? constant(map, i) : lipschitzIn(map, space)
        if (factor === undefined || !(factor >= 0)) {
          throw new CertificateError(
            `T_${i} (${map.name}): expected a Lipschitz constant in ${space.metric}, got ${factor}`,
          )
        }
        bound *= factor
      }
    },
  }
}
