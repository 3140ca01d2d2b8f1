import type { SelfMap } from '../map/self-map.js'
import type { MetricSpace } from '../space/metric-space.js'

/** A seed: any safe integer. */
export type Seed = number

/**
 * One realisation T_1, T_2, … of a random map. `at` is pure in (seed, stream, i): map i can be
 * made again at any time, in any order, by any worker; nothing is stored but the index.
 * Indices −1, −2, … are the held-out maps S_1, S_2, …, independent of the others, of the same law.
 */
export interface MapSequence<M> {
  /** Map i, for an integer i ≠ 0. Throws RangeError for others. */
  at(i: number): M
}

/** How the maps of a sequence depend on each other and on their index. */
export type Sampling = 'i.i.d.' | 'independent, not identical' | 'cyclic' | 'reshuffled'

/** Facts that hold for all maps of a law. Whoever fills this in vouches for it. */
export interface ProvedOfAll<S = number> {
  /** For a metric's name, a constant k with d(Tx, Ty) ≤ k·d(x, y) for all x, y and every map T. */
  readonly lipschitz?: Readonly<Record<string, S>>
}

/** A random map: a law of sequences of self-maps of one metric space. */
export interface RandomMap<P, S = number, M extends SelfMap<P, S> = SelfMap<P, S>> {
  readonly name: string
  readonly space: MetricSpace<P, S>
  /** The theorems of iteration in law hold for 'i.i.d.' alone. */
  readonly sampling: Sampling
  /** What is proved of every map that the law can give, not just of those looked at. */
  readonly proved?: ProvedOfAll<S>
  /** The realisation of the given seed and stream (0 unless given); streams are independent. */
  realize(seed: Seed, stream?: number): MapSequence<M>
}
