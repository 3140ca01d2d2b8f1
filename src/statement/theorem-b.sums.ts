import { fractions } from '../algebra/fields.js'
import type { Jet } from '../expansion/jets.js'
import { increasingLabellings, type LabelledTree } from '../expansion/labelling.js'
import { treeSymmetry, treesOfOrder } from '../expansion/tree.js'
import { elementaryDifferential, treeSeries } from '../expansion/tree-series.js'
import type { Word } from '../order/word.js'
import { rational } from '../space/rational.js'
import { upTo } from './counted.js'
import type { System } from './fields.js'
import { listed } from './given.js'
import { plane, type Vector } from './planar.js'

/** The series of a word by sums over rooted trees, to an order in h. */
export const byTrees = ({ fields, start }: System, word: Word, order: number): Jet<Vector> =>
  treeSeries(fractions, listed(fields), word, start, order)

/**
 * The same by the theorem as it is stated, labelling by labelling; or with a mistake: only some of
 * the labellings, or other symmetries than σ.
 */
export function byLabellings(
  { fields, start }: System,
  word: Word,
  order: number,
  {
    counts = () => true,
    symmetry = treeSymmetry,
  }: {
    readonly counts?: (labelled: LabelledTree) => boolean
    readonly symmetry?: typeof treeSymmetry
  } = {},
): Jet<Vector> {
  const atPosition = { at: (u: number) => listed(fields).at(word.at(u - 1)) }
  const coefficient = (p: number) =>
    treesOfOrder(p)
      .flatMap(tree =>
        [...increasingLabellings(tree, word.length)]
          .filter(counts)
          .map(labelled =>
            plane.scale(
              rational(1, symmetry(tree)),
              elementaryDifferential(fractions, atPosition, labelled, start),
            ),
          ),
      )
      .reduce(plane.add, plane.zero())
  return [start, ...upTo(order).map(coefficient)]
}

/** Whether no two branches of a node have one label at their roots. */
export const siblingsDiffer = ({ branches }: LabelledTree): boolean =>
  new Set(branches.map(({ label }) => label)).size === branches.length &&
  branches.every(siblingsDiffer)
