import type { Algebra } from '../algebra/algebra.js'
import type { Formula } from '../algebra/formula.js'
import type { SelfMap } from '../map/self-map.js'

/**
 * A vector field V on S^dimension, written once over any algebra: applied to scalars it gives V(x),
 * to dual numbers its derivatives, to series its Taylor jets.
 *
 *     const V1 = linearField([[rational(-2)]]), V2 = polynomialField([…]) // over ℚ, dimension 1
 *     const fields = { at: (i: number) => jetField(fractions, i === 1 ? V1 : V2) }
 *     wordJet(coordinates(rationals, 1), fields, backward.word(2), θ, 3) // T_1T_2 θ to h³, exactly
 *     lieBracket(V1, V2).apply(fractions, θ) // its h² less that of T_2T_1
 *     treeSeries(fractions, { at: … }, backward.word(2), θ, 3) // the same jet, by rooted trees
 */
export interface VectorField<S> extends Formula<S> {
  readonly name: string
}

/** A loss L: S^dimension → S and its gradient ∇L, each written over any algebra. */
export interface SmoothLoss<S> {
  readonly name: string
  readonly dimension: number
  value<T>(on: Algebra<S, T>, x: readonly T[]): T
  readonly gradient: VectorField<S>
}

/** −∇L, the field of gradient descent: θ + h·V(θ) = θ − h·∇L(θ). */
export function descent<S>({ gradient }: SmoothLoss<S>): VectorField<S> {
  return {
    name: `−${gradient.name}`,
    dimension: gradient.dimension,
    apply: (on, x) => gradient.apply(on, x).map(g => on.sub(on.zero, g)),
  }
}

/**
 * T = id + hV: θ ↦ θ + h·V(θ), Euler's explicit step. Over ℚ it is exact.
 * @param on the scalars as an algebra: `fractions` or `numbers`
 */
export function eulerStep<S>(
  on: Algebra<S, S>,
  field: VectorField<S>,
  h: S,
): SelfMap<readonly S[], S> {
  const formula: Formula<S> = {
    dimension: field.dimension,
    apply(over, x) {
      const v = field.apply(over, x)
      return x.map((xi, i) => over.add(xi, over.scale(h, v[i]!)))
    },
  }
  return {
    name: `θ ↦ θ + ${on.field.show(h)}·(${field.name})(θ)`,
    apply: x => formula.apply(on, x),
    proved: {},
    formula,
  }
}
