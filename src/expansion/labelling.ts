import { wholeNumber } from '../order/order.js'
import type { RootedTree } from './tree.js'

/** A tree with a label at each node. */
export interface LabelledTree {
  readonly label: number
  readonly branches: readonly LabelledTree[]
}

/**
 * All labellings of the nodes of a tree by 1 … n that increase strictly along every edge away from
 * the root. Branches may share labels with each other, and are told apart even where they are
 * equal: [•,•] over {1, 2, 3} with root 1 has four. Exponential: for small trees and n.
 */
export function* increasingLabellings(
  { branches }: RootedTree,
  n: number,
  above = 0,
): Generator<LabelledTree> {
  for (let label = above + 1; label <= n; label++) {
    for (const labelled of labelledForests(branches, n, label)) yield { label, branches: labelled }
  }
}

function* labelledForests(
  [first, ...others]: readonly RootedTree[],
  n: number,
  above: number,
): Generator<readonly LabelledTree[]> {
  if (first === undefined) {
    yield []
    return
  }
  for (const labelled of increasingLabellings(first, n, above)) {
    for (const rest of labelledForests(others, n, above)) yield [labelled, ...rest]
  }
}

/**
 * Ω(t, n), the strict order polynomial of a tree at n: how many labellings of its nodes by 1 … n
 * increase strictly away from the root. Ω(t, n)·t!/n^|t| → 1. O(|t|·n).
 * Throws RangeError unless n is an integer ≥ 0.
 * Source: Stanley, Enumerative Combinatorics 1 (2012), section 3.15.
 */
export function orderPolynomial(tree: RootedTree, n: number): bigint {
  wholeNumber(n, 0, 'order polynomial, n')
  return rootedAbove(tree, n)[0]!
}

/** For each v = 0 … n, the increasing labellings by v + 1 … n. */
function rootedAbove({ branches }: RootedTree, n: number): readonly bigint[] {
  const counts = branches.map(branch => rootedAbove(branch, n))
  const above = Array.from({ length: n + 1 }, () => 0n)
  for (let v = n - 1; v >= 0; v--) {
    const root = v + 1
    above[v] = above[root]! + counts.reduce((product, count) => product * count[root]!, 1n)
  }
  return above
}
