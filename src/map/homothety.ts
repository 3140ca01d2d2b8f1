import type { Formula } from '../algebra/formula.js'
import type { VectorSpace } from '../space/vector-space.js'
import { affineFormula, diagonalOf } from './affine-formula.js'
import { expectFamily, scalar, scalarsOf } from './parameters.js'
import type { ClosedMap, Diagonal, Proved } from './self-map.js'

/** x ↦ a·x + b with a scalar a and a vector b. */
export interface Homothety<V, S> extends ClosedMap<V, S, Homothety<V, S>> {
  readonly family: 'homothety'
  readonly a: S
  readonly b: V
}

/**
 * x ↦ a·x + b on any vector space, a a scalar and b a vector: Lipschitz constant |a| in every
 * norm (|·| on the line). Over an exact field with a ≠ 1 it carries its fixed point b/(1 − a).
 * @throws MapError unless a is finite
 */
export function homothety<V, S>(space: VectorSpace<V, S>, a: S, b: V): Homothety<V, S> {
  return new HomothetyOf(space, scalar(space.field, a, 'homothety, ratio'), b)
}

class HomothetyOf<V, S> implements Homothety<V, S> {
  readonly family = 'homothety'

  constructor(
    private readonly space: VectorSpace<V, S>,
    readonly a: S,
    readonly b: V,
  ) {}

  get name(): string {
    return `x ↦ ${this.space.field.show(this.a)}·x + b`
  }

  get proved(): Proved<V, S> {
    const { space, a, b } = this
    const { abs, compare, div, exact, one, sub } = space.field
    const k = abs(a)
    return {
      lipschitz: { '|·|': k, ℓ1: k, ℓ2: k, 'ℓ∞': k },
      ...(exact && compare(a, one) !== 0 && { fixedPoint: space.scale(div(one, sub(one, a)), b) }),
    }
  }

  get formula(): Formula<S> | undefined {
    const b = scalarsOf(this.space.field, this.b)
    return b && affineFormula(Array(b.length).fill(this.a), b)
  }

  get diagonal(): Diagonal | undefined {
    const b = scalarsOf(this.space.field, this.b)
    return b && diagonalOf(this.space.field, Array(b.length).fill(this.a), b)
  }

  apply(x: V): V {
    return this.space.axpy(this.a, x, this.b)
  }

  after(inner: Homothety<V, S>): Homothety<V, S> {
    expectFamily('homothety', inner)
    return homothety(this.space, this.space.field.mul(this.a, inner.a), this.apply(inner.b))
  }
}
