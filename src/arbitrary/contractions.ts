import fc from 'fast-check'
import type { SelfMap } from '../map/self-map.js'
import type { OrderedField } from '../space/field.js'
import { contractionConstant } from './contraction-constant.js'
import { type LineMapKind, lineMap } from './line-map.js'
import { readable } from './readable.js'
import { scalar } from './scalar.js'

/** How many maps, of which kinds. */
export interface ContractionsConstraints {
  /** 1 and 6 unless given. */
  readonly minLength?: number
  readonly maxLength?: number
  /** As for `lineMap`. */
  readonly kinds?: readonly [LineMapKind, ...LineMapKind[]]
}

/** Finitely many maps of a line with one contraction constant k, and a start. */
export interface Contractions<S> {
  readonly k: S
  readonly maps: readonly SelfMap<S, S>[]
  readonly start: S
}

/** Maps of a line with a common contraction constant k < 1, and a start: what Theorem 2.2 is about. */
export function contractions<S>(
  field: OrderedField<S>,
  { minLength = 1, maxLength = 6, kinds }: ContractionsConstraints = {},
): fc.Arbitrary<Contractions<S>> {
  return contractionConstant(field).chain(k =>
    fc
      .record({
        k: fc.constant(k),
        maps: fc.array(lineMap(field, { k, ...(kinds && { kinds }) }), { minLength, maxLength }),
        start: scalar(field),
      })
      .map(system => readable(system, showContractions(field))),
  )
}

/** "k = 1/2; x ↦ 1/2·x + 1, x ↦ 3; start 0". */
export const showContractions =
  <S>({ show }: OrderedField<S>) =>
  ({ k, maps, start }: Contractions<S>): string =>
    `k = ${show(k)}; ${maps.map(({ name }) => name).join(', ')}; start ${show(start)}`
