import { fractions } from '../algebra/fields.js'
import {
  bracketSum,
  fourthOrderTerm,
  secondOrderTerm,
  thirdOrderDifference,
  thirdOrderTerm,
} from '../expansion/low-orders.js'
import type { VectorField } from '../expansion/vector-field.js'
import type { Word } from '../order/word.js'
import type { MapSequence } from '../random/random-map.js'
import type { Rational } from '../space/rational.js'
import {
  along,
  ascending,
  differenceJet,
  jet,
  products,
  type System,
  showAlong,
  systems,
} from './fields.js'
import { all, type Finding } from './finding.js'
import { listed } from './given.js'
import { sameVector } from './planar.js'
import { property } from './property.js'
import type { Check } from './statement.js'

/** A formula for a coefficient along a word. */
export type Formula = (
  fields: MapSequence<VectorField<Rational>>,
  word: Word,
) => VectorField<Rational>

type Along = System & { readonly word: Word }

/** That a formula is the coefficient of h^p in T_w θ. */
export const isCoefficient =
  (p: number, formula: Formula) =>
  (given: Along): Finding => {
    const found = formula(listed(given.fields), given.word).apply(fractions, given.start)
    return sameVector(found, jet(given, given.word, p)[p]!, `order ${p}: formula`)
  }

/** That a formula is the coefficient of h^p in T_w θ less that of w reversed. */
export const isDifference =
  (p: number, formula: Formula) =>
  (given: Along): Finding => {
    const found = formula(listed(given.fields), given.word).apply(fractions, given.start)
    return sameVector(found, differenceJet(given, given.word, p)[p]!, `order ${p}: formula`)
  }

export const words = along(systems(1, 4), { maxLength: 5, most: 4 })

export const checks: readonly Check[] = [
  property({
    name: 'orders 2, 3, 4 along any word of cubic fields',
    kind: 'exact',
    given: words,
    show: showAlong,
    runs: 30,
    holds: given =>
      all(
        [secondOrderTerm, thirdOrderTerm, fourthOrderTerm].map((formula, i) =>
          isCoefficient(i + 2, formula)(given),
        ),
      ),
  }),
  property({
    name: 'quartic fields, backward: orders 2, 3, 4',
    kind: 'exact',
    given: systems(1, 4, 4).map(system => ({ ...system, word: ascending(system.fields) })),
    show: showAlong,
    runs: 20,
    holds: given =>
      all([
        sameVector(
          products(given, given.word, (u, v) => u < v),
          jet(given, given.word, 2)[2]!,
          'order 2: Σ_{u<v} V_u′V_v',
        ),
        isCoefficient(3, thirdOrderTerm)(given),
        isCoefficient(4, fourthOrderTerm)(given),
      ]),
  }),
  property({
    name: 'a word less its reversal: orders 2 and 3',
    kind: 'exact',
    given: words,
    show: showAlong,
    runs: 30,
    holds: given =>
      all([isDifference(2, bracketSum)(given), isDifference(3, thirdOrderDifference)(given)]),
  }),
]
