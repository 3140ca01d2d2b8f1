import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fractions } from '../../src/algebra/fields.js'
import { jacobian } from '../../src/expansion/derivative.js'
import { wordJet } from '../../src/expansion/jets.js'
import { bracketSum, secondOrderTerm, thirdOrderTerm } from '../../src/expansion/low-orders.js'
import {
  allOrders,
  orderAverageLoss,
  orderAverageSecondTerm,
  orderAverageThirdTerm,
} from '../../src/expansion/order-average.js'
import { descent, eulerStep } from '../../src/expansion/vector-field.js'
import { applyWord } from '../../src/iterate/apply-word.js'
import { iterates } from '../../src/iterate/iterate.js'
import { backward } from '../../src/order/backward.js'
import { forward } from '../../src/order/forward.js'
import { type Rational, rational } from '../../src/space/rational.js'
import { arrays } from '../space/points.js'
import { cubicLosses, listed, onJets, plane, points, slope, systems } from './fields.js'

const runs = { numRuns: 5 }
const averaged = (vectors: readonly (readonly Rational[])[]) =>
  plane.scale(rational(1, vectors.length), vectors.reduce(plane.add))

describe('T_perm', () => {
  test.each([1, 2, 3, 4])('over %d maps: second and third terms are means over all orders', c => {
    fc.assert(
      fc.property(systems(c), ({ fields, x }) => {
        const jets = allOrders(c).parts.map(part =>
          wordJet(plane, onJets(fields), part.word(c), x, 3),
        )
        const [second, third] = [2, 3].map(p => averaged(jets.map(jet => jet[p]!)))
        expect(orderAverageSecondTerm(fields).apply(fractions, x)).toEqual(second)
        expect(orderAverageThirdTerm(fields).apply(fractions, x)).toEqual(third)
        const brackets = allOrders(c).parts.map(part =>
          bracketSum(listed(fields), part.word(c)).apply(fractions, x),
        )
        expect(averaged(brackets)).toEqual(plane.zero())
      }),
      runs,
    )
  })

  test('is a gradient step of size h = ch′ on orderAverageLoss(h) + O(h³), c = 3', () => {
    const [losses, x] = fc.sample(fc.tuple(arrays(3, cubicLosses), points), {
      numRuns: 1,
      seed: 2,
    })[0]!
    const permuted = (h: Rational) => {
      const steps = listed(losses.map(L => eulerStep(fractions, descent(L), h.div(3))))
      const [last] = iterates(steps, allOrders(3), x, { at: [3], vectors: plane })
      return last!.point
    }
    const step = (h: Rational, size: Rational) =>
      eulerStep(fractions, descent(orderAverageLoss(losses, size)), h).apply(x)
    const right = slope(h => plane.sub(permuted(h), step(h, h)))
    expect(Math.abs(right - 3)).toBeLessThan(0.1)
    // Controls: the large batch alone, and the term at four times its size (D.2.1's least λ for c = 2).
    for (const factor of [0, 4]) {
      const wrong = slope(h => plane.sub(permuted(h), step(h, h.mul(factor))))
      expect(Math.abs(wrong - 2)).toBeLessThan(0.1)
    }
  })

  test('has a gradient for second term, single orders have none in general', () => {
    const symmetric = (J: readonly (readonly Rational[])[]) => J[0]![1]!.equals(J[1]![0]!)
    fc.assert(
      fc.property(arrays(3, cubicLosses), points, (losses, x) => {
        const fields = losses.map(descent)
        expect(symmetric(jacobian(fractions, orderAverageSecondTerm(fields), x))).toBe(true)
      }),
      runs,
    )
    const [losses, x] = fc.sample(fc.tuple(arrays(2, cubicLosses), points), {
      numRuns: 1,
      seed: 3,
    })[0]!
    const single = secondOrderTerm(listed(losses.map(descent)), forward.word(2))
    expect(symmetric(jacobian(fractions, single, x))).toBe(false)
  })

  test.each([0, 9, 1.5])('of %d maps is refused', c => {
    expect(() => allOrders(c)).toThrow(RangeError)
  })
  test('has no other words, and no average of nothing', () => {
    expect(() => allOrders(3).parts[0]!.word(2)).toThrow(RangeError)
    expect(() => orderAverageSecondTerm([])).toThrow(RangeError)
  })
})

describe('T_small = T_c … T_1', () => {
  const { fields, x } = fc.sample(systems(3), { numRuns: 1, seed: 3 })[0]!
  const error = (h: Rational, ...terms: readonly (readonly Rational[])[]) => {
    const steps = listed(fields.map(V => eulerStep(fractions, V, h)))
    const large = fields.map(V => V.apply(fractions, x)).reduce(plane.add)
    let power = h
    let sum = plane.axpy(h, large, x)
    for (const term of terms) {
      power = power.mul(h)
      sum = plane.axpy(power, term, sum)
    }
    return plane.sub(applyWord(steps, forward.word(3), x), sum)
  }
  const V = listed(fields)
  const second = secondOrderTerm(V, forward.word(3)).apply(fractions, x)
  const third = thirdOrderTerm(V, forward.word(3)).apply(fractions, x)

  test('is T_large + h′² Σ_{i>j} V_i′V_j + O(h′³), and to the fourth with the third term', () => {
    expect(Math.abs(slope(h => error(h, second)) - 3)).toBeLessThan(0.1)
    expect(Math.abs(slope(h => error(h, second, third)) - 4)).toBeLessThan(0.1)
  })
  test('control: with the printed i < j the remainder is O(h′²)', () => {
    const printed = secondOrderTerm(V, backward.word(3)).apply(fractions, x)
    expect(Math.abs(slope(h => error(h, printed)) - 2)).toBeLessThan(0.1)
  })
})
