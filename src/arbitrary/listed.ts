import fc from 'fast-check'
import type { MapSequence } from '../random/random-map.js'
import { readable } from './readable.js'

/** T_i = maps[i − 1], and the last of them for every later i; maps of other indices are none. */
export function listed<M>(maps: readonly M[]): MapSequence<M> {
  return {
    at(i) {
      const map = maps[Math.min(i, maps.length) - 1]
      if (map === undefined) throw new RangeError(`map ${i}: expected 1 … ${maps.length}`)
      return map
    },
  }
}

/** How many maps. */
export interface MapSequenceConstraints {
  /** 1 and 6 unless given. */
  readonly minLength?: number
  readonly maxLength?: number
}

/** Finitely many generated maps as a sequence, the last of them for ever. Shrinks to one map. */
export function mapSequence<M extends { readonly name: string }>(
  maps: fc.Arbitrary<M>,
  { minLength = 1, maxLength = 6 }: MapSequenceConstraints = {},
): fc.Arbitrary<MapSequence<M> & { readonly maps: readonly M[] }> {
  return fc
    .array(maps, { minLength, maxLength })
    .map(list =>
      readable({ ...listed(list), maps: list }, ({ maps }) =>
        maps.map((map, i) => `T_${i + 1}: ${map.name}`).join(', '),
      ),
    )
}
