import type { SelfMap } from '../../map/self-map.js'

/**
 * An average of the parameters along a path, beside the point. 'exponential': θ̄_t = βθ̄_{t−1} +
 * (1 − β)θ_t from θ̄_0 = θ_0 (averages of weights, "EMA"). 'tail': θ_t itself for t ≤ `from`, then
 * the mean of θ_s over from < s ≤ t (Polyak and Juditsky 1992; Izmailov et al. 2018, "SWA"). t counts
 * the maps applied. Running moments of batch normalisation stay those of the point.
 */
export type PathAverage =
  | { readonly kind: 'exponential'; readonly beta: number }
  | { readonly kind: 'tail'; readonly from: number }

/** A point with the average of the path to it, and how many maps were applied. */
export interface Averaged<P, A> {
  readonly point: P
  readonly average: A
  readonly t: number
}

/** The weight of θ_t in θ̄_t = θ̄_{t−1} + w(θ_t − θ̄_{t−1}). */
export function weightAt(average: PathAverage, t: number): number {
  if (average.kind === 'exponential') return 1 - average.beta
  return t <= average.from ? 1 : 1 / (t - average.from)
}

/**
 * (x, θ̄, t) ↦ (Tx, θ̄ + w(θ(Tx) − θ̄), t + 1): a random map of the product, so that averages can be
 * iterated in any order, saved and restored as points can.
 * @param mix θ̄ + w(θ(x) − θ̄), in the room of θ̄ if `given`
 */
export function averagedStep<P, A>(
  map: SelfMap<P>,
  average: PathAverage,
  mix: (average: A, point: P, weight: number, given: boolean) => A,
): SelfMap<Averaged<P, A>> {
  const step =
    (apply: (point: P) => P, given: boolean) =>
    ({ point, average: before, t }: Averaged<P, A>): Averaged<P, A> => {
      const next = apply(point)
      return { point: next, average: mix(before, next, weightAt(average, t + 1), given), t: t + 1 }
    }
  const { applyInPlace } = map
  return {
    name: `${map.name}, averaged`,
    proved: {},
    apply: step(point => map.apply(point), false),
    ...(applyInPlace && { applyInPlace: step(point => applyInPlace.call(map, point), true) }),
  }
}
