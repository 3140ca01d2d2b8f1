import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { increasingLabellings, orderPolynomial } from '../../src/expansion/labelling.js'
import {
  type RootedTree,
  rootedTree,
  treeFactorial,
  treeSymmetry,
  treesOfOrder,
} from '../../src/expansion/tree.js'

const dot = rootedTree()
const chain = (nodes: number): RootedTree => (nodes === 1 ? dot : rootedTree(chain(nodes - 1)))
const bush = (leaves: number): RootedTree =>
  rootedTree(...Array.from({ length: leaves }, () => dot))
const factorial = (n: number): number => (n === 0 ? 1 : n * factorial(n - 1))
const ascending = (n: number) => Array.from({ length: n }, (_, i) => i + 1)

/** Trees with up to eleven nodes, grown leaf by leaf, as parents of nodes 1, 2, …. */
const parents = fc
  .nat({ max: 10 })
  .chain(n => fc.tuple(...ascending(n).map(i => fc.nat({ max: i - 1 }))))

/** The tree with these parents, branches taken in an order shuffled by a key. */
function grown(parent: readonly number[], shuffled: (i: number) => number): RootedTree {
  const children = (node: number): RootedTree =>
    rootedTree(
      ...ascending(parent.length)
        .filter(i => parent[i - 1] === node)
        .sort((i, j) => shuffled(i) - shuffled(j))
        .map(children),
    )
  return children(0)
}

describe('rooted trees', () => {
  test('1, 1, 2, 4, 9, 20, 48, 115, 286, 719 of order 1, 2, …: each once', () => {
    const trees = ascending(10).map(treesOfOrder)
    expect(trees.map(t => t.length)).toEqual([1, 1, 2, 4, 9, 20, 48, 115, 286, 719])
    for (const [p, each] of trees.entries()) {
      expect(new Set(each.map(t => t.name)).size).toBe(each.length)
      expect(each.every(t => t.order === p + 1)).toBe(true)
    }
  })

  test('every tree has one canonical form, which is among those of its order', () => {
    fc.assert(
      fc.property(parents, fc.infiniteStream(fc.nat()), (parent, keys) => {
        const key = [0, ...parent].map(() => keys.next().value)
        const tree = grown(parent, i => key[i]!)
        expect(tree.name).toBe(grown(parent, i => i).name)
        if (tree.order > 8) return
        expect(treesOfOrder(tree.order).filter(t => t.name === tree.name)).toHaveLength(1)
      }),
    )
  })

  test('σ and t! of order 4, as in Hairer, Lubich, Wanner, table III.1', () => {
    const table = treesOfOrder(4).map(t => [t.name, treeSymmetry(t), treeFactorial(t)])
    expect(new Set(table)).toEqual(
      new Set([
        ['[•,•,•]', 6, 4],
        ['[[•],•]', 1, 8],
        ['[[•,•]]', 2, 12],
        ['[[[•]]]', 1, 24],
      ]),
    )
    expect([treeSymmetry(rootedTree(bush(2), bush(2))), treeFactorial(chain(5))]).toEqual([8, 120])
  })

  test('Σ p!/(σ(t) t!) = (p − 1)!: the trees that grow leaf by leaf', () => {
    for (const p of ascending(9)) {
      const grownTrees = treesOfOrder(p).map(
        t => factorial(p) / (treeSymmetry(t) * treeFactorial(t)),
      )
      expect(grownTrees.every(Number.isInteger)).toBe(true)
      expect(grownTrees.reduce((a, b) => a + b)).toBe(factorial(p - 1))
    }
  })

  test.each([0, -1, 1.5])('order %d is refused', order => {
    expect(() => treesOfOrder(order)).toThrow(RangeError)
  })
})

describe('strictly increasing labellings', () => {
  const labels = (tree: RootedTree, n: number) => Array.from(increasingLabellings(tree, n))

  test('as many as the strict order polynomial says', () => {
    for (const p of ascending(5)) {
      for (const tree of treesOfOrder(p)) {
        for (const n of [0, ...ascending(5)]) {
          expect(BigInt(labels(tree, n).length)).toBe(orderPolynomial(tree, n))
        }
      }
    }
  })

  test('chains: binomials; bushes: sums of powers; a polynomial of degree |t|', () => {
    expect(orderPolynomial(chain(4), 10)).toBe(210n)
    expect(orderPolynomial(chain(7), 50)).toBe(99884400n)
    expect(orderPolynomial(bush(3), 10)).toBe(2025n)
    for (const tree of treesOfOrder(5)) {
      let values = [0, ...ascending(8)].map(n => orderPolynomial(tree, n))
      for (let k = 0; k < 5; k++) values = values.slice(1).map((v, i) => v - values[i]!)
      // The fifth difference is the leading coefficient 1/t! times 5!.
      expect(new Set(values)).toEqual(new Set([BigInt(120 / treeFactorial(tree))]))
    }
  })

  test('siblings share labels: [•,•] over 1, 2, 3 has 5 labellings, 2 of them without', () => {
    const twins = labels(bush(2), 3)
    expect(twins).toHaveLength(5)
    expect(twins.filter(({ branches: [v, w] }) => v!.label !== w!.label)).toHaveLength(2)
  })
})
