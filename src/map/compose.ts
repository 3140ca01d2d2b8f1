import type { Formula } from '../algebra/formula.js'
import type { OrderedField } from '../space/field.js'
import { combinedConstants } from './constants.js'
import type { Proved, SelfMap } from './self-map.js'

/**
 * The composition T_1∘T_2∘…∘T_r of any maps, outermost first; the identity if there are none.
 * Its Lipschitz constant, in each metric in which every T_i has one, is their product; it is
 * monotone if all of them are, decreasing if an odd number is.
 */
export function compose<P, S>(
  field: OrderedField<S>,
  outermostFirst: readonly SelfMap<P, S>[],
): SelfMap<P, S> {
  return new Composition(field, [...outermostFirst])
}

class Composition<P, S> implements SelfMap<P, S> {
  constructor(
    private readonly field: OrderedField<S>,
    private readonly maps: readonly SelfMap<P, S>[],
  ) {}

  get name(): string {
    return this.maps.length === 0 ? 'x ↦ x' : this.maps.map(map => `(${map.name})`).join('∘')
  }

  get proved(): Proved<P, S> {
    const facts = this.maps.map(map => map.proved)
    const lipschitz = combinedConstants(
      facts.map(fact => fact.lipschitz),
      this.field.mul,
    )
    const falls = facts.filter(fact => fact.monotone === 'decreasing').length
    return {
      ...(Object.keys(lipschitz).length > 0 && { lipschitz }),
      ...(facts.every(fact => fact.monotone !== undefined) && {
        monotone: falls % 2 === 0 ? 'increasing' : 'decreasing',
      }),
    }
  }

  get formula(): Formula<S> | undefined {
    const formulas = this.maps.flatMap(map => map.formula ?? [])
    const [first] = formulas
    if (first === undefined || formulas.length < this.maps.length) return undefined
    return {
      dimension: first.dimension,
      apply: (on, x) => formulas.reduceRight((point, formula) => formula.apply(on, point), x),
    }
  }

  apply(p: P): P {
    return this.maps.reduceRight((point, map) => map.apply(point), p)
  }
}
