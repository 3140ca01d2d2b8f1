import { piecewise } from '../algebra/algebra.js'
import type { Formula } from '../algebra/formula.js'
import type { OrderedField } from '../space/field.js'
import { scalar } from './parameters.js'
import type { Proved, SelfMap } from './self-map.js'

/**
 * x ↦ |u − x|: Lipschitz constant 1, not monotone; for u ≥ 0 it fixes u/2. (Abrams et al. 2003:
 * i.i.d. reflections have a backward limit though no single one contracts.)
 * @throws MapError unless u is finite
 */
export function reflection<S>(field: OrderedField<S>, u: S): SelfMap<S, S> {
  return new Reflection(field, scalar(field, u, 'x ↦ |u − x|, u'))
}

class Reflection<S> implements SelfMap<S, S> {
  constructor(
    private readonly field: OrderedField<S>,
    private readonly u: S,
  ) {}

  get name(): string {
    return `x ↦ |${this.field.show(this.u)} - x|`
  }

  get proved(): Proved<S, S> {
    const { field, u } = this
    const fixes = field.exact && field.compare(u, field.zero) >= 0
    return {
      lipschitz: { '|·|': field.one },
      ...(fixes && { fixedPoint: field.div(u, field.of(2)) }),
    }
  }

  get formula(): Formula<S> {
    const { u } = this
    return {
      dimension: 1,
      apply(on, x) {
        const { abs } = piecewise(on)
        return x.map(xi => abs(on.sub(on.of(u), xi)))
      },
    }
  }

  apply(x: S): S {
    return this.field.abs(this.field.sub(this.u, x))
  }
}
