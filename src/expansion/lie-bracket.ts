import { derivative } from './derivative.js'
import type { VectorField } from './vector-field.js'

/**
 * [V, W] = V′W − W′V, in the sign of Dherin et al. 2025, Theorem C.2: minus the Jacobi–Lie bracket.
 * With it T_1T_2 − T_2T_1 = h²[V_1, V_2] + O(h³) for T_i = id + hV_i. Again a vector field.
 * Throws RangeError for fields of different dimensions.
 */
export function lieBracket<S>(V: VectorField<S>, W: VectorField<S>): VectorField<S> {
  if (V.dimension !== W.dimension) {
    throw new RangeError(
      `[${V.name}, ${W.name}]: expected fields of one dimension, got ${V.dimension} and ${W.dimension}`,
    )
  }
  return {
    name: `[${V.name}, ${W.name}]`,
    dimension: V.dimension,
    apply(on, x) {
      const alongW = derivative(on, V, x, W.apply(on, x))
      const alongV = derivative(on, W, x, V.apply(on, x))
      return alongW.map((y, i) => on.sub(y, alongV[i]!))
    },
  }
}

/**
 * The Jacobi–Lie bracket W′V − V′W, the commutator VW − WV of V and W as derivations.
 * Throws as `lieBracket` does.
 * Source: Abraham, Marsden and Ratiu, Manifolds, Tensor Analysis, and Applications (1988), 4.2.
 */
export function jacobiLieBracket<S>(V: VectorField<S>, W: VectorField<S>): VectorField<S> {
  return lieBracket(W, V)
}
