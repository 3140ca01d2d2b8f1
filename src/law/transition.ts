import { type FiniteLaw, finiteLaw, type Weighted } from './finite-law.js'
import type { Applicable } from './word-law.js'

/**
 * μP = Σ_i w_i (T_i)_* μ: the law of T(X) for X ∼ μ and T independent of it, one of finitely many
 * weighted maps. μ is stationary for them exactly when μP = μ. Throws LawError unless the weights
 * are a law.
 */
export function transition<P>(
  law: FiniteLaw<P>,
  maps: readonly Weighted<Applicable<P>>[],
): FiniteLaw<P> {
  const images = law.atoms.flatMap(atom =>
    maps.map(map => ({
      point: map.point.apply(atom.point),
      weight: atom.weight.mul(map.weight),
    })),
  )
  return finiteLaw(images, law.key)
}
