import { piecewise } from '../algebra/algebra.js'
import type { Formula } from '../algebra/formula.js'
import type { OrderedField } from '../space/field.js'
import { scalar } from './parameters.js'
import type { Proved, SelfMap } from './self-map.js'

/**
 * x ↦ a + b·|x|: Lipschitz constant |b|, not monotone unless b = 0. With b = ±k it is where the
 * bounds on anchored iterates are attained. Over an exact field with |b| < 1 it carries its fixed
 * point, a/(1 − b) for a ≥ 0 and a/(1 + b) for a < 0.
 * @throws MapError unless a and b are finite
 */
export function foldedAffine<S>(field: OrderedField<S>, a: S, b: S): SelfMap<S, S> {
  scalar(field, a, 'x ↦ a + b|x|, a')
  scalar(field, b, 'x ↦ a + b|x|, b')
  return new Folded(field, a, b)
}

class Folded<S> implements SelfMap<S, S> {
  constructor(
    private readonly field: OrderedField<S>,
    private readonly a: S,
    private readonly b: S,
  ) {}

  get name(): string {
    return `x ↦ ${this.field.show(this.a)} + ${this.field.show(this.b)}·|x|`
  }

  get proved(): Proved<S, S> {
    const { field, a, b } = this
    const k = field.abs(b)
    const contracts = field.exact && field.compare(k, field.one) < 0
    const slope = field.compare(a, field.zero) >= 0 ? b : field.sub(field.zero, b)
    return {
      lipschitz: { '|·|': k },
      ...(contracts && { fixedPoint: field.div(a, field.sub(field.one, slope)) }),
    }
  }

  get formula(): Formula<S> {
    const { a, b } = this
    return {
      dimension: 1,
      apply(on, x) {
        const { abs } = piecewise(on)
        return x.map(xi => on.add(on.of(a), on.scale(b, abs(xi))))
      },
    }
  }

  apply(x: S): S {
    const { abs, add, mul } = this.field
    return add(this.a, mul(this.b, abs(x)))
  }
}
