import type { Algebra } from '../algebra/algebra.js'
import { type FreeModule, freeModule } from '../algebra/free-module.js'
import type { Word } from '../order/word.js'
import type { MapSequence } from '../random/random-map.js'
import { derivative } from './derivative.js'
import type { VectorField } from './vector-field.js'

type OfPosition<T> = (u: number) => readonly T[]

/** What formulas in the fields along a word are written in, at one point x. */
export interface AlongWord<S, T> {
  readonly on: Algebra<S, T>
  readonly vectors: FreeModule<S, T>
  readonly x: readonly T[]
  /** V_u for the positions u = 0 … n − 1 of the word. */
  readonly along: readonly VectorField<S>[]
  /** V_u^{(q)}(x)[directions]. */
  D(u: number, ...directions: readonly (readonly T[])[]): readonly T[]
  /** Σ_u f(u). */
  sum(f: OfPosition<T>): readonly T[]
  /** u ↦ Σ_{v>u} f(v). */
  after(f: OfPosition<T>): OfPosition<T>
  /** u ↦ Σ_{v<u} f(v). */
  before(f: OfPosition<T>): OfPosition<T>
}

/**
 * The vector field that a formula gives along a word, named as the coefficient of a power of h.
 * Throws RangeError for an empty word, whose dimension is not known.
 */
export function coefficientAlong<S>(
  power: string,
  fields: MapSequence<VectorField<S>>,
  word: Word,
  formula: <T>(terms: AlongWord<S, T>) => readonly T[],
): VectorField<S> {
  const along = Array.from(word, i => fields.at(i))
  if (along.length === 0) throw new RangeError('word: expected an index or more, got none')
  return {
    name: `coefficient of ${power} along ${Array.from(word).join(' ')}`,
    dimension: along[0]!.dimension,
    apply: (on, x) => formula(alongWord(on, along, x)),
  }
}

function alongWord<S, T>(
  on: Algebra<S, T>,
  along: readonly VectorField<S>[],
  x: readonly T[],
): AlongWord<S, T> {
  const vectors = freeModule(on, x.length)
  /** Σ f(v) over the positions that come before each in a list of them all. */
  const partial = (positions: readonly number[], f: OfPosition<T>): OfPosition<T> => {
    const sums: (readonly T[])[] = []
    let sum = vectors.zero
    for (const u of positions) {
      sums[u] = sum
      sum = vectors.add(sum, f(u))
    }
    return u => sums[u]!
  }
  const positions = [...along.keys()]
  return {
    on,
    vectors,
    x,
    along,
    D: (u, ...directions) => derivative(on, along[u]!, x, ...directions),
    sum: f => vectors.sum(positions.map(f)),
    after: f => partial([...positions].reverse(), f),
    before: f => partial(positions, f),
  }
}
