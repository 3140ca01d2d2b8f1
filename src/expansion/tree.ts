import { positiveInteger } from '../space/dimension.js'

/**
 * A rooted tree, unlabelled: its branches are the trees left when the root is taken away, as a
 * multiset. Kept in one canonical form, so that trees are equal iff their names are.
 * Source: Hairer, Lubich, Wanner, Geometric Numerical Integration (2006), III.1.
 */
export interface RootedTree {
  /** "•" for the root alone, "[•,[•]]" for a root with two branches. */
  readonly name: string
  /** |t|, the number of nodes. */
  readonly order: number
  readonly branches: readonly RootedTree[]
}

/** The tree whose root carries the given branches, in any order; the root alone without any. */
export function rootedTree(...branches: readonly RootedTree[]): RootedTree {
  const sorted = [...branches].sort((a, b) => b.order - a.order || (a.name < b.name ? -1 : 1))
  return {
    name: sorted.length === 0 ? '•' : `[${sorted.map(branch => branch.name).join(',')}]`,
    order: sorted.reduce((sum, branch) => sum + branch.order, 1),
    branches: sorted,
  }
}

/**
 * All rooted trees of an order, each once: 1, 1, 2, 4, 9, 20, 48, 115, … of order 1, 2, 3, …
 * Throws RangeError unless the order is a whole number ≥ 1.
 */
export function treesOfOrder(order: number): readonly RootedTree[] {
  positiveInteger(order, 'order of trees')
  const smaller: RootedTree[] = []
  for (let p = 1; p < order; p++) smaller.push(...treesWith(smaller, p))
  return treesWith(smaller, order)
}

/** The trees of an order, given all smaller ones. */
const treesWith = (smaller: readonly RootedTree[], order: number): readonly RootedTree[] =>
  Array.from(forests(smaller, smaller.length - 1, order - 1), branches => rootedTree(...branches))

/** The multisets of trees[0 … last] with `nodes` nodes in all. */
function* forests(
  trees: readonly RootedTree[],
  last: number,
  nodes: number,
): Generator<readonly RootedTree[]> {
  if (nodes === 0) yield []
  for (let i = last; i >= 0; i--) {
    const tree = trees[i]!
    if (tree.order > nodes) continue
    for (const others of forests(trees, i, nodes - tree.order)) yield [tree, ...others]
  }
}

/**
 * σ(t), the number of automorphisms of a tree: Π m_b!·σ(b)^{m_b} over its different branches b, of
 * multiplicities m_b.
 */
export function treeSymmetry({ branches }: RootedTree): number {
  let multiplicity = 0
  return branches.reduce((product, branch, i) => {
    multiplicity = branch.name === branches[i - 1]?.name ? multiplicity + 1 : 1
    return product * multiplicity * treeSymmetry(branch)
  }, 1)
}

/** t!, the product over the nodes of the sizes of their subtrees: |t|·Π b! over the branches. */
export function treeFactorial({ order, branches }: RootedTree): number {
  return branches.reduce((product, branch) => product * treeFactorial(branch), order)
}
