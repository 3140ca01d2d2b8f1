import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fractions } from '../../src/algebra/fields.js'
import {
  bracketSum,
  fourthOrderTerm,
  secondOrderTerm,
  thirdOrderDifference,
  thirdOrderTerm,
} from '../../src/expansion/low-orders.js'
import { polynomialField } from '../../src/expansion/polynomial.js'
import { eulerStep } from '../../src/expansion/vector-field.js'
import { applyWord } from '../../src/iterate/apply-word.js'
import { reversed, wordOf } from '../../src/order/word.js'
import { type Rational, rational } from '../../src/space/rational.js'
import { jetOf, listed, plane, systems, words } from './fields.js'

describe('the first orders', () => {
  test('explicit terms are the coefficients of the jet', () => {
    fc.assert(
      fc.property(systems(4), words(4, 5), ({ fields, x }, word) => {
        const V = listed(fields)
        const jet = jetOf(fields, word, x, 4)
        const terms = [secondOrderTerm, thirdOrderTerm, fourthOrderTerm]
        terms.forEach((term, k) => {
          expect(term(V, word).apply(fractions, x)).toEqual(jet[k + 2])
        })
        const back = jetOf(fields, reversed(word), x, 3)
        const gap = jet.slice(0, 4).map((c, p) => plane.sub(c, back[p]!))
        expect(gap.slice(0, 2)).toEqual([plane.zero(), plane.zero()])
        expect(bracketSum(V, word).apply(fractions, x)).toEqual(gap[2])
        expect(thirdOrderDifference(V, word).apply(fractions, x)).toEqual(gap[3])
      }),
      { numRuns: 10 },
    )
    expect(() => secondOrderTerm(listed([]), wordOf([]))).toThrow(RangeError)
  })

  test('fields V_i = c_i V: T_1T_2 − T_2T_1 = ½h³c_1c_2(c_2 − c_1)V″(V, V) + O(h⁴)', () => {
    // L = θ⁴/4, h_1 = 1/10, h_2 = 1/5, θ = 1.
    const step = (h: Rational) =>
      eulerStep(fractions, polynomialField([[{ coefficient: rational(-1), powers: [3] }]]), h)
    const steps = listed([step(rational(1, 10)), step(rational(1, 5))])
    expect(applyWord(steps, wordOf([1, 2]), [rational(1)])).toEqual([rational(468, 625)])
    expect(applyWord(steps, wordOf([2, 1]), [rational(1)])).toEqual([rational(3771, 5000)])
    const V = [1, 2].map(c => polynomialField([[{ coefficient: rational(-c), powers: [3] }]]))
    const third = thirdOrderDifference(listed(V), wordOf([1, 2])).apply(fractions, [rational(1)])
    expect(bracketSum(listed(V), wordOf([1, 2])).apply(fractions, [rational(1)])).toEqual([
      rational(0),
    ])
    expect(third).toEqual([rational(-6)]) // ½·1·2·1·V″(V, V), V″(V, V)(1) = −6
  })
})
