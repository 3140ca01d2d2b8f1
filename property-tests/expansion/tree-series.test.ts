import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fractions } from '../../src/algebra/fields.js'
import { derivative } from '../../src/expansion/derivative.js'
import { increasingLabellings, orderPolynomial } from '../../src/expansion/labelling.js'
import { polynomialField } from '../../src/expansion/polynomial.js'
import { rootedTree, treeSymmetry, treesOfOrder } from '../../src/expansion/tree.js'
import {
  elementaryDifferential,
  treeSeries,
  treeSeriesByLabellings,
} from '../../src/expansion/tree-series.js'
import { backward } from '../../src/order/backward.js'
import { forward } from '../../src/order/forward.js'
import { wordOf } from '../../src/order/word.js'
import { rational } from '../../src/space/rational.js'
import { jetOf, listed, plane, systems, words } from './fields.js'

describe('tree sums', () => {
  test('are the jets, orders 0 to 6, in both directions and along random words', () => {
    fc.assert(
      fc.property(systems(4), words(4, 5), ({ fields, x }, random) => {
        for (const word of [backward.word(4), forward.word(4), random]) {
          expect(treeSeries(fractions, listed(fields), word, x, 6)).toEqual(
            jetOf(fields, word, x, 6),
          )
        }
      }),
      { numRuns: 15 },
    )
  })

  test('are those by labellings one by one, orders 0 to 4', () => {
    fc.assert(
      fc.property(systems(3), words(3, 4), ({ fields, x }, word) => {
        const V = listed(fields)
        expect(treeSeries(fractions, V, word, x, 4)).toEqual(
          treeSeriesByLabellings(fractions, V, word, x, 4),
        )
      }),
      { numRuns: 5 },
    )
  })

  test('of equal fields count labellings: Σ Ω(t, n)/σ(t)·F(t)', () => {
    fc.assert(
      fc.property(systems(1), fc.integer({ min: 0, max: 6 }), ({ fields, x }, n) => {
        const word = wordOf(Array.from({ length: n }, () => 1))
        const jet = jetOf(fields, word, x, 5)
        for (let p = 1; p <= 5; p++) {
          const terms = treesOfOrder(p).map(t => {
            const [oneLabelling] = increasingLabellings(t, t.order)
            const F = elementaryDifferential(fractions, { at: () => fields[0]! }, oneLabelling!, x)
            return plane.scale(rational(orderPolynomial(t, n), treeSymmetry(t)), F)
          })
          expect(terms.reduce(plane.add)).toEqual(jet[p])
        }
      }),
      { numRuns: 5 },
    )
  })

  test('control: siblings with labels of their own miss ½ Σ_{u<v} V_u″(V_v, V_v) at order 3', () => {
    const twins = rootedTree(rootedTree(), rootedTree())
    fc.assert(
      fc.property(systems(3), ({ fields, x }) => {
        const labelled = Array.from(increasingLabellings(twins, 3))
        const sum = (kept: typeof labelled) =>
          kept
            .map(each => elementaryDifferential(fractions, listed(fields), each, x))
            .reduce(plane.add)
        const apart = labelled.filter(({ branches: [v, w] }) => v!.label !== w!.label)
        const missing = [
          [0, 1],
          [0, 2],
          [1, 2],
        ].map(([u, v]) => {
          const Vv = fields[v!]!.apply(fractions, x)
          return derivative(fractions, fields[u!]!, x, Vv, Vv)
        })
        expect(plane.sub(sum(labelled), sum(apart))).toEqual(missing.reduce(plane.add))
      }),
      { numRuns: 10 },
    )
    // V_1 = x², V_2 = 1 at 0: T_1T_2(0) = h + h³, and the only labelling of the twins is (1; 2, 2).
    const square = polynomialField([[{ coefficient: rational(1), powers: [2] }]])
    const unit = polynomialField([[{ coefficient: rational(1), powers: [0] }]])
    const series = treeSeries(fractions, listed([square, unit]), wordOf([1, 2]), [rational(0)], 3)
    expect(series.map(([c]) => c!.valueOf())).toEqual([0, 1, 0, 1])
    const apart = Array.from(increasingLabellings(twins, 2)).filter(
      ({ branches: [v, w] }) => v!.label !== w!.label,
    )
    expect(apart).toEqual([])
  })
})
