import type { Algebra } from '../algebra/algebra.js'
import { freeModule } from '../algebra/free-module.js'
import { wholeNumber } from '../order/order.js'
import type { Word } from '../order/word.js'
import type { MapSequence } from '../random/random-map.js'
import { derivative } from './derivative.js'
import type { Jet } from './jets.js'
import { increasingLabellings, type LabelledTree } from './labelling.js'
import { type RootedTree, treeSymmetry, treesOfOrder } from './tree.js'
import type { VectorField } from './vector-field.js'

/**
 * The elementary differential F(t, l)(x): V_l for a node labelled l, and
 * V_l^{(q)}(x)[F(t_1), …, F(t_q)] for one with branches t_1, …, t_q.
 * Source: Hairer, Lubich, Wanner (2006), III.1, with a field for each label.
 */
export function elementaryDifferential<S, T>(
  on: Algebra<S, T>,
  fields: MapSequence<VectorField<S>>,
  { label, branches }: LabelledTree,
  x: readonly T[],
): readonly T[] {
  const directions = branches.map(branch => elementaryDifferential(on, fields, branch, x))
  return derivative(on, fields.at(label), x, ...directions)
}

/**
 * t ↦ Σ_l F(t, l)(x) over the labellings l of t by positions of a word, increasing strictly away
 * from the root. By A_t(u) = V_u^{(q)}(x)[Σ_{v>u} A_{t_1}(v), …, Σ_{v>u} A_{t_q}(v)], the sum of
 * those with the root at position u: n derivatives a tree, kept from one tree to the next.
 */
export function treeSums<S, T>(
  on: Algebra<S, T>,
  fields: MapSequence<VectorField<S>>,
  word: Word,
  x: readonly T[],
): (tree: RootedTree) => readonly T[] {
  const vectors = freeModule(on, x.length)
  const along = Array.from(word, i => fields.at(i))
  const known = new Map<string, readonly (readonly T[])[]>()

  /** Σ_{v>u} A_t(v) for u = 0 … n, positions counted from 1. */
  const sumsAbove = (tree: RootedTree): readonly (readonly T[])[] => {
    const before = known.get(tree.name)
    if (before) return before
    const branches = tree.branches.map(sumsAbove)
    const above = [...along.map(() => vectors.zero), vectors.zero]
    for (let u = along.length; u >= 1; u--) {
      const directions = branches.map(branch => branch[u]!)
      above[u - 1] = vectors.add(above[u]!, derivative(on, along[u - 1]!, x, ...directions))
    }
    known.set(tree.name, above)
    return above
  }
  return tree => sumsAbove(tree)[0]!
}

/**
 * The jet to order P of T_{w1} … T_{wn}(x) in h, T_i = id + hV_i, as a sum over rooted trees:
 * coefficient p is Σ_{|t|=p} 1/σ(t)·Σ_l F(t, l)(x), l increasing by position in the word. The same
 * coefficients as `wordJet`, term by term explicit, and the same errors.
 * Source: Retrograde, Theorem B; for equal fields Hairer, Lubich, Wanner (2006), III.1.
 */
export function treeSeries<S, T>(
  on: Algebra<S, T>,
  fields: MapSequence<VectorField<S>>,
  word: Word,
  x: readonly T[],
  order: number,
): Jet<readonly T[]> {
  return seriesOf(on, treeSums(on, fields, word, x), x, order)
}

/** The same by enumerating labellings one by one: the definition, for small words and orders. */
export function treeSeriesByLabellings<S, T>(
  on: Algebra<S, T>,
  fields: MapSequence<VectorField<S>>,
  word: Word,
  x: readonly T[],
  order: number,
): Jet<readonly T[]> {
  const vectors = freeModule(on, x.length)
  const atPosition = { at: (u: number) => fields.at(word.at(u - 1)) }
  const sum = (tree: RootedTree) =>
    vectors.sum(
      Array.from(increasingLabellings(tree, word.length), labelled =>
        elementaryDifferential(on, atPosition, labelled, x),
      ),
    )
  return seriesOf(on, sum, x, order)
}

function seriesOf<S, T>(
  on: Algebra<S, T>,
  sum: (tree: RootedTree) => readonly T[],
  x: readonly T[],
  order: number,
): Jet<readonly T[]> {
  wholeNumber(order, 0, 'order of a series')
  const vectors = freeModule(on, x.length)
  const coefficients = Array.from({ length: order }, (_, q) =>
    vectors.sum(
      treesOfOrder(q + 1).map(t => vectors.scale(on.field.of(1, treeSymmetry(t)), sum(t))),
    ),
  )
  return [x, ...coefficients]
}
