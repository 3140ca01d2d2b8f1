import fc from 'fast-check'
import type { OrderedField } from '../space/field.js'
import { type ScalarConstraints, scalar } from './scalar.js'

/** Which maps of a line. */
export interface LineMapConstraints<S> {
  /** Every map is k-Lipschitz, and some of them no better. Slopes are at most 3 unless given. */
  readonly k?: S
  /** The constant terms: fractions of size at most 6 unless given. */
  readonly shift?: ScalarConstraints
}

/** A slope a with |a| ≤ k, in quarters of k; shrinks to 0. Any slope up to 3 where no k is given. */
export function slope<S>(field: OrderedField<S>, k?: S): fc.Arbitrary<S> {
  if (k === undefined) return scalar(field, { most: 3 })
  return fc.integer({ min: -4, max: 4 }).map(n => field.mul(k, field.of(n, 4)))
}
