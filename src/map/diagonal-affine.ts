import type { Formula } from '../algebra/formula.js'
import type { VectorSpace } from '../space/vector-space.js'
import { affineFormula, diagonalOf } from './affine-formula.js'
import { expectFamily } from './parameters.js'
import type { ClosedMap, Diagonal as DiagonalNumbers, Proved } from './self-map.js'
import { showTuple } from './show.js'
import { type Tuple, tupleOf } from './tuple.js'

/** x ↦ (a_i·x_i + b_i)_i. */
export interface DiagonalAffine<V, S> extends ClosedMap<V, S, DiagonalAffine<V, S>> {
  readonly family: 'diagonal affine'
  readonly a: V
  readonly b: V
}

/**
 * x ↦ diag(a)·x + b on S^d: coordinate i goes to a_i·x_i + b_i. Lipschitz constant max_i |a_i|, the
 * best one, in ℓ1, ℓ2 and ℓ∞. Over an exact field with every a_i ≠ 1 it carries its fixed point.
 * @throws MapError unless a and b have the dimension of the space and finite coordinates
 */
export function diagonalAffine<V extends Tuple<V, S>, S>(
  space: VectorSpace<V, S>,
  a: V,
  b: V,
): DiagonalAffine<V, S> {
  tupleOf(space, a, 'diagonal affine map, a')
  tupleOf(space, b, 'diagonal affine map, b')
  return new Diagonal(space, a, b)
}

class Diagonal<V extends Tuple<V, S>, S> implements DiagonalAffine<V, S> {
  readonly family = 'diagonal affine'

  constructor(
    private readonly space: VectorSpace<V, S>,
    readonly a: V,
    readonly b: V,
  ) {}

  get name(): string {
    const { field } = this.space
    return `x ↦ diag${showTuple(field, this.a)}·x + ${showTuple(field, this.b)}`
  }

  get proved(): Proved<V, S> {
    const { abs, compare, div, exact, one, sub } = this.space.field
    const slopes = Array.from(this.a)
    const k = slopes.map(abs).reduce((max, size) => (compare(size, max) > 0 ? size : max))
    const movesAll = exact && slopes.every(slope => compare(slope, one) !== 0)
    return {
      lipschitz: { ℓ1: k, ℓ2: k, 'ℓ∞': k },
      ...(movesAll && { fixedPoint: this.b.map((bi, i) => div(bi, sub(one, slopes[i]!))) }),
    }
  }

  get formula(): Formula<S> {
    return affineFormula(this.a, this.b)
  }

  get diagonal(): DiagonalNumbers | undefined {
    return diagonalOf(this.space.field, this.a, this.b)
  }

  apply(x: V): V {
    const { add, mul } = this.space.field
    return this.b.map((bi, i) => add(mul(this.a[i]!, x[i]!), bi))
  }

  after(inner: DiagonalAffine<V, S>): DiagonalAffine<V, S> {
    expectFamily('diagonal affine', inner)
    const product = this.a.map((ai, i) => this.space.field.mul(ai, inner.a[i]!))
    return diagonalAffine(this.space, product, this.apply(inner.b))
  }
}
