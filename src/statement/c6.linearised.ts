import { fractions } from '../algebra/fields.js'
import { derivative } from '../expansion/derivative.js'
import { jetField, wordJet } from '../expansion/jets.js'
import type { VectorField } from '../expansion/vector-field.js'
import type { DenseAffine } from '../map/dense-affine.js'
import { up, word } from '../order/word.js'
import { type Rational, rational } from '../space/rational.js'
import { listed } from './given.js'
import { plane, type Vector } from './planar.js'

/** T_i = id + hV_i on ℚ², and a start. */
export interface Steps {
  readonly fields: readonly VectorField<Rational>[]
  readonly start: Vector
}

/** x ↦ V(θ) + V′(θ)(x − θ). */
const linearisedAt = (field: VectorField<Rational>, theta: Vector): VectorField<Rational> => ({
  name: `${field.name}, linearised`,
  dimension: field.dimension,
  apply(on, x) {
    const at = theta.map(on.of)
    const [value, slope] = [
      field.apply(on, at),
      derivative(
        on,
        field,
        at,
        x.map((xi, i) => on.sub(xi, at[i]!)),
      ),
    ]
    return value.map((v, i) => on.add(v, slope[i]!))
  },
})

/**
 * The coefficients of 1, h, h², h³ in X_n − X̃_n. The linearised append X̃_{n+1} = X̃_n + J_n(T_{n+1}θ − θ),
 * J_{n+1} = J_n·T_{n+1}′(θ), is the backward iterate of the maps linearised at θ.
 */
export function linearisationError({ fields, start }: Steps): readonly Vector[] {
  const ascending = word(up(1, fields.length))
  const jet = (of: readonly VectorField<Rational>[]) =>
    wordJet(plane, listed(of.map(field => jetField(fractions, field))), ascending, start, 3)
  const [x, linear] = [jet(fields), jet(fields.map(field => linearisedAt(field, start)))]
  return x.map((coefficient, q) => plane.sub(coefficient, linear[q]!))
}

/** ½ Σ_u V_u″(S_{>u}, S_{>u}), S_{>u} the sum of the later fields, at the start. */
export function curvature({ fields, start }: Steps): Vector {
  let sum = plane.zero()
  let later = plane.zero()
  for (const field of [...fields].reverse()) {
    sum = plane.add(sum, derivative(fractions, field, start, later, later))
    later = plane.add(later, field.apply(fractions, start))
  }
  return plane.scale(rational(1, 2), sum)
}

/** X̃_1, …, X̃_N by the recursion itself, for maps x ↦ Ax + b: T_i′ = A_i. */
export function linearisedAppend(
  maps: readonly DenseAffine<Vector, Rational>[],
  start: Vector,
): Vector[] {
  let x = start
  let J: readonly Vector[] = [0, 1].map(i => plane.zero().map((_, j) => rational(i === j ? 1 : 0)))
  return maps.map(map => {
    const moved = plane.sub(map.apply(start), start)
    x = x.map((xi, i) => xi.add(plane.dot(J[i]!, moved)))
    J = J.map(row =>
      map.rows.reduce((sum, inner, k) => plane.axpy(row[k]!, inner, sum), plane.zero()),
    )
    return x
  })
}
