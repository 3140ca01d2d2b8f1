import type { SelfMap } from '../map/self-map.js'
import type { MapSequence, RandomMap } from '../random/random-map.js'
import type { LawLike } from './law-like.js'
import type { LawOptions } from './law-options.js'
import type { AgreementOptions } from './to-agree-to-order.js'
import type { ContractionOptions } from './to-be-contraction.js'
import type { LipschitzOptions } from './to-be-lipschitz.js'
import type { StationarityOptions } from './to-be-stationary-for.js'
import type { ConvergenceOptions } from './to-converge-backward.js'

/** The points of what was received: a map, a random map, or a sequence of maps. */
type PointOf<T> =
  T extends SelfMap<infer P, infer _S>
    ? P
    : T extends RandomMap<infer P, infer _S>
      ? P
      : T extends MapSequence<SelfMap<infer P, infer _S>>
        ? P
        : never

/** The points that a law is one of. */
type DrawOf<T> = T extends Float64Array ? number : T extends LawLike<infer P, infer _S> ? P : never

declare module 'vitest' {
  interface Matchers<T> {
    /** See `toBeLipschitz`: d(Tx, Ty) ≤ k·d(x, y), for a map or all maps of a random map. */
    toBeLipschitz<S>(k: S, options?: LipschitzOptions<PointOf<T>, S>): void
    /** See `toBeContraction`: Lipschitz with some k < 1. */
    toBeContraction<S>(options?: ContractionOptions<PointOf<T>, S>): void
    /** See `toConvergeBackward`: T_1 … T_n θ stays near from some n on. */
    toConvergeBackward<S>(options: ConvergenceOptions<PointOf<T>, S>): void
    /** See `toHaveSameLawAs`: equal laws, exactly or by a test with stated error rates. */
    toHaveSameLawAs<P = DrawOf<T>, S = number>(
      other: LawLike<P, S>,
      options?: LawOptions<DrawOf<T>>,
    ): void
    /** See `toBeStationaryFor`: μ = μP. */
    toBeStationaryFor<P = DrawOf<T>, S = number>(
      randomMap: RandomMap<P, S>,
      options?: StationarityOptions<DrawOf<T>>,
    ): void
    /** See `toAgreeToOrder`: f(h) − g(h) = O(h^{p+1}). */
    toAgreeToOrder<S>(p: number, other: T, options?: AgreementOptions<S>): void
  }
}
