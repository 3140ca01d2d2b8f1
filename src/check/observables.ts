import { frameOf, sizeOf } from '../space/frame.js'
import type { Known } from './known.js'
import { orbit } from './module-questions.js'

/** A real function of a point that is 1-Lipschitz: where laws differ, one of these may tell. */
export interface Observable<P> {
  readonly name: string
  of(p: P): number
}

/** Metrics in which every coordinate is 1-Lipschitz. */
const coordinateMetrics = ['|·|', 'ℓ1', 'ℓ2', 'ℓ∞']

/** At most eight observables: coordinates where the metric is that of a norm, else distances. */
export function observables<P, S>(known: Known<P, S>): readonly Observable<P>[] {
  const { space, start } = known.subject
  const frame = frameOf(start)
  if (frame !== undefined && coordinateMetrics.includes(space.metric)) {
    const size = frame.coordinates(start).length
    return Array.from({ length: Math.min(size, 8) }, (_, i) => ({
      name: size === 1 ? 'x' : `x_${i + 1}`,
      of: p => sizeOf(frame.coordinates(p)[i]!),
    }))
  }
  const path = orbit(known, 12)
  return [0, 4, 8, 12].map(n => ({
    name: n === 0 ? 'd(θ, ·)' : `d(Y_${n}, ·)`,
    of: p => space.field.toNumber(space.distance(path[n]!, p)),
  }))
}
