import type { Formula } from '../algebra/formula.js'
import type { OrderedField } from '../space/field.js'
import { affineFormula, diagonalOf } from './affine-formula.js'
import { expectFamily, scalar } from './parameters.js'
import type { ClosedMap, Diagonal, Proved } from './self-map.js'
import { showAffine } from './show.js'

/** x ↦ a·x + b on the line of a field. */
export interface AffineMap<S> extends ClosedMap<S, S, AffineMap<S>> {
  readonly family: 'affine'
  readonly a: S
  readonly b: S
}

/**
 * x ↦ a·x + b on the line of a field: Lipschitz constant |a|, increasing for a ≥ 0 and decreasing
 * for a < 0. Over an exact field with a ≠ 1 it carries its fixed point b/(1 − a).
 * Composition: (a, b)∘(a′, b′) = (a·a′, a·b′ + b).
 * @throws MapError unless a and b are finite
 */
export function affine<S>(field: OrderedField<S>, a: S, b: S): AffineMap<S> {
  scalar(field, a, 'affine map, slope')
  scalar(field, b, 'affine map, shift')
  return new Affine(field, a, b)
}

class Affine<S> implements AffineMap<S> {
  readonly family = 'affine'

  constructor(
    private readonly field: OrderedField<S>,
    readonly a: S,
    readonly b: S,
  ) {}

  get name(): string {
    return `x ↦ ${showAffine(this.field, this.a, this.b)}`
  }

  get proved(): Proved<S, S> {
    const { field, a, b } = this
    const movesAll = field.exact && field.compare(a, field.one) !== 0
    return {
      lipschitz: { '|·|': field.abs(a) },
      monotone: field.compare(a, field.zero) >= 0 ? 'increasing' : 'decreasing',
      ...(movesAll && { fixedPoint: field.div(b, field.sub(field.one, a)) }),
    }
  }

  get formula(): Formula<S> {
    return affineFormula([this.a], [this.b])
  }

  get diagonal(): Diagonal | undefined {
    return diagonalOf(this.field, [this.a], [this.b])
  }

  apply(x: S): S {
    return this.field.add(this.field.mul(this.a, x), this.b)
  }

  after(inner: AffineMap<S>): AffineMap<S> {
    expectFamily('affine', inner)
    return affine(this.field, this.field.mul(this.a, inner.a), this.apply(inner.b))
  }
}
