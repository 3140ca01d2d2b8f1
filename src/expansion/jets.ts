import type { Algebra } from '../algebra/algebra.js'
import { series } from '../algebra/series.js'
import { applyWord } from '../iterate/apply-word.js'
import type { SelfMap } from '../map/self-map.js'
import { wholeNumber } from '../order/order.js'
import type { Word } from '../order/word.js'
import type { MapSequence } from '../random/random-map.js'
import type { VectorSpace } from '../space/vector-space.js'
import { ofDimension } from './dimension.js'
import type { VectorField } from './vector-field.js'

/** A Taylor jet x_0 + x_1 h + … + x_P h^P of points of V, as its P + 1 coefficients. */
export type Jet<V> = readonly V[]

/** A vector field that can be applied to jets of points of V, whatever V is made of. */
export interface JetField<V> {
  readonly name: string
  /** The jet of F(x_0 + x_1 h + …), to the order of the jet given. */
  along(x: Jet<V>): Jet<V>
}

/**
 * A vector field in coordinates as a field on jets: the field over series in h. Applied to jets of
 * points of another dimension it throws RangeError.
 */
export function jetField<S>(on: Algebra<S, S>, field: VectorField<S>): JetField<readonly S[]> {
  return {
    name: field.name,
    along(x) {
      ofDimension(field.dimension, x[0]!, `${field.name}, point`)
      const coordinates = x[0]!.map((_, i) => x.map(coefficient => coefficient[i]!))
      const image = field.apply(series(on, x.length - 1), coordinates)
      return x.map((_, q) => image.map(coordinate => coordinate[q]!))
    },
  }
}

/** The constant jet θ + 0·h + … + 0·h^P. Throws RangeError unless P is an integer ≥ 0. */
export function constantJet<V, S>(space: VectorSpace<V, S>, theta: V, order: number): Jet<V> {
  wholeNumber(order, 0, 'order of a jet')
  return [theta, ...Array.from({ length: order }, () => space.zero())]
}

/** T = id + hV on jets: X ↦ X + h·V(X), one evaluation of V to order P − 1. */
export function jetStep<V, S>(space: VectorSpace<V, S>, field: JetField<V>): SelfMap<Jet<V>, S> {
  return {
    name: `θ ↦ θ + h·(${field.name})(θ)`,
    apply(x) {
      if (x.length === 1) return x
      const v = field.along(x.slice(0, -1))
      return x.map((coefficient, q) => (q === 0 ? coefficient : space.add(coefficient, v[q - 1]!)))
    },
    proved: {},
  }
}

/**
 * The maps id + hV_i on jets: with them `iterates(jetSteps(space, fields), order, constantJet(…))`
 * gives the jets of all wanted n, forward by one evaluation each, backward by n.
 */
export function jetSteps<V, S>(
  space: VectorSpace<V, S>,
  fields: MapSequence<JetField<V>>,
): MapSequence<SelfMap<Jet<V>, S>> {
  return { at: i => jetStep(space, fields.at(i)) }
}

/**
 * The jet to order P of T_{w1} … T_{wn}(θ) in h, T_i = id + hV_i: n evaluations of fields on jets,
 * P + 1 points of memory. Its remainder is O(h^{P+1}) where the V_i are C^{P−1} with (P−1)-st
 * derivatives locally Lipschitz.
 * Throws RangeError unless P is an integer ≥ 0, and for a θ of another dimension than the fields.
 */
export function wordJet<V, S>(
  space: VectorSpace<V, S>,
  fields: MapSequence<JetField<V>>,
  word: Word,
  theta: V,
  order: number,
): Jet<V> {
  return applyWord(jetSteps(space, fields), word, constantJet(space, theta, order))
}

/** x_0 + x_1 h + … + x_P h^P at a number h, by Horner's rule. */
export function jetAt<V, S>(space: VectorSpace<V, S>, jet: Jet<V>, h: S): V {
  return jet.reduceRight((sum, coefficient) => space.axpy(h, sum, coefficient), space.zero())
}
