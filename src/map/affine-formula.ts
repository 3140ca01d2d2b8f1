import type { Formula } from '../algebra/formula.js'

/** x ↦ (a_i·x_i + b_i)_i over any algebra. */
export function affineFormula<S>(a: ArrayLike<S>, b: ArrayLike<S>): Formula<S> {
  return {
    dimension: b.length,
    apply: (on, x) => x.map((xi, i) => on.add(on.scale(a[i]!, xi), on.of(b[i]!))),
  }
}
