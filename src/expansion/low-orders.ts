import type { Word } from '../order/word.js'
import type { MapSequence } from '../random/random-map.js'
import { coefficientAlong } from './along-word.js'
import { lieBracket } from './lie-bracket.js'
import type { VectorField } from './vector-field.js'

/**
 * The coefficient of h² in T_{w1} … T_{wn}, as a vector field: Σ_{u<v} V_u′V_v over positions u < v
 * of the word. On the word c … 1 it is the term of small batches in D.1, Σ_{i>j} V_i′V_j (printed
 * there with i < j). These functions throw RangeError for an empty word.
 * Source: Dherin et al. 2025, Lemma C.1.
 */
export const secondOrderTerm = <S>(fields: MapSequence<VectorField<S>>, word: Word) =>
  coefficientAlong('h²', fields, word, ({ D, sum, after }) => {
    const S = after(u => D(u))
    return sum(u => D(u, S(u)))
  })

/**
 * The coefficient of h³: Σ_{u<v<w} V_u′V_v′V_w + ½ Σ_u V_u″(S_{>u}, S_{>u}), S_{>u} = Σ_{v>u} V_v.
 * Source: Retrograde, Theorem B.
 */
export const thirdOrderTerm = <S>(fields: MapSequence<VectorField<S>>, word: Word) =>
  coefficientAlong('h³', fields, word, ({ on, vectors, D, sum, after }) => {
    const S = after(u => D(u))
    const chains = after(v => D(v, S(v)))
    const half = on.field.of(1, 2)
    return vectors.add(
      sum(u => D(u, chains(u))),
      vectors.scale(
        half,
        sum(u => D(u, S(u), S(u))),
      ),
    )
  })

/**
 * The coefficient of h⁴: Σ_{u<v<w<x} V_u′V_v′V_w′V_x + ½ Σ_{u<v} V_u′V_v″(S_{>v}, S_{>v})
 * + Σ_{u<w<x} V_u″(S_{>u}, V_w′V_x) + ⅙ Σ_u V_u‴(S_{>u}, S_{>u}, S_{>u}).
 * Source: Retrograde, Theorem B.
 */
export const fourthOrderTerm = <S>(fields: MapSequence<VectorField<S>>, word: Word) =>
  coefficientAlong('h⁴', fields, word, ({ on, vectors, D, sum, after }) => {
    const S = after(u => D(u))
    const chains = after(v => D(v, S(v)))
    const longer = after(v => D(v, chains(v)))
    const forks = after(v => D(v, S(v), S(v)))
    return vectors.sum([
      sum(u => D(u, longer(u))),
      vectors.scale(
        on.field.of(1, 2),
        sum(u => D(u, forks(u))),
      ),
      sum(u => D(u, S(u), chains(u))),
      vectors.scale(
        on.field.of(1, 6),
        sum(u => D(u, S(u), S(u), S(u))),
      ),
    ])
  })

/**
 * Σ_{u<v} [V_u, V_v] over positions of a word: the coefficient of h² in T_{w1} … T_{wn} minus the
 * same word reversed. Backward minus forward on the word 1 … n. In pairs, as printed.
 * Source: Dherin et al. 2025, Theorem C.2.
 */
export const bracketSum = <S>(fields: MapSequence<VectorField<S>>, word: Word) =>
  coefficientAlong('h²', fields, word, ({ on, vectors, along, x }) =>
    vectors.sum(
      along.flatMap((V, u) => along.slice(u + 1).map(W => lieBracket(V, W).apply(on, x))),
    ),
  )

/**
 * The coefficient of h³ in T_{w1} … T_{wn} minus the same word reversed:
 * Σ_{u<v<w} (V_u′V_v′V_w − V_w′V_v′V_u) + ½ Σ_u V_u″(S_{>u} − S_{<u}, S − V_u), S = Σ V_v.
 * Source: Retrograde, Theorem B.
 */
export const thirdOrderDifference = <S>(fields: MapSequence<VectorField<S>>, word: Word) =>
  coefficientAlong('h³', fields, word, ({ on, vectors, D, sum, after, before }) => {
    const [above, below] = [after(u => D(u)), before(u => D(u))]
    const down = after(v => D(v, above(v)))
    const up = before(v => D(v, below(v)))
    return vectors.sum([
      sum(u => D(u, vectors.sub(down(u), up(u)))),
      vectors.scale(
        on.field.of(1, 2),
        sum(u => D(u, vectors.sub(above(u), below(u)), vectors.add(above(u), below(u)))),
      ),
    ])
  })
