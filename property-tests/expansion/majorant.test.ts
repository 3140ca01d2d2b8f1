import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fractions } from '../../src/algebra/fields.js'
import { jetAt, wordJet } from '../../src/expansion/jets.js'
import { derivativeBounds, majorant, majorantTail } from '../../src/expansion/majorant.js'
import { linearField, polynomialField } from '../../src/expansion/polynomial.js'
import { eulerStep } from '../../src/expansion/vector-field.js'
import { applyWord } from '../../src/iterate/apply-word.js'
import { backward } from '../../src/order/backward.js'
import { forward } from '../../src/order/forward.js'
import { type Rational, rational } from '../../src/space/rational.js'
import { listed, onJets, plane, size, systems } from './fields.js'

const atMost = (a: Rational, b: Rational) => expect(a.compare(b)).toBeLessThanOrEqual(0)

describe('majorants', () => {
  test('bound the coefficients of any word, and what is left of its series', () => {
    fc.assert(
      fc.property(systems(3), fc.constantFrom(backward, forward), ({ fields, x }, order) => {
        const v = derivativeBounds(fractions, fields, x, 3)
        const word = order.word(3)
        const jet = wordJet(plane, onJets(fields), word, x, 6)
        majorant(fractions, v, 3, 6).forEach((bound, p) => {
          if (p > 0) atMost(size(jet[p]!), bound)
        })
        for (const h of [rational(1, 64), rational(1, 4)]) {
          const steps = listed(fields.map(V => eulerStep(fractions, V, h)))
          const rest = plane.sub(applyWord(steps, word, x), jetAt(plane, jet.slice(0, 4), h))
          atMost(size(rest), majorantTail(fractions, v, 3, 3, h))
        }
      }),
      { numRuns: 10 },
    )
  })

  test('are reached by equal positive fields: x + h(1 + x)ⁿ', () => {
    // (1 + h)ⁿ − 1 from V(x) = 1 + x at 0.
    const v = derivativeBounds(
      fractions,
      [linearField([[rational(1)]], [rational(1)])],
      [rational(0)],
      2,
    )
    expect(v.map(String)).toEqual(['1', '1', '0'])
    expect(majorant(fractions, v, 4, 5).map(String)).toEqual(['0', '4', '6', '4', '1', '0'])
    expect(majorantTail(fractions, v, 4, 2, rational(1, 2))).toEqual(rational(9, 16)) // 4/8 + 1/16
  })

  test('take the largest of fields and coordinates', () => {
    // At (1, 1): xy has slopes 1, 1, a second derivative 1; 3x has 3.
    const one = { coefficient: rational(1), powers: [1, 1] }
    const V = polynomialField([[one], [{ coefficient: rational(-3), powers: [1, 0] }]])
    const v = derivativeBounds(fractions, [V], [rational(1), rational(1)], 3)
    expect(v.map(String)).toEqual(['3', '3', '1', '0'])
    const cube = polynomialField([[{ coefficient: rational(2), powers: [3] }]])
    const ofCube = derivativeBounds(fractions, [cube], [rational(1)], 3)
    expect(ofCube.map(String)).toEqual(['2', '6', '6', '2']) // 2(1 + y)³
  })

  test('control: half the bounds bound nothing', () => {
    const { fields, x } = fc.sample(systems(1), { numRuns: 1, seed: 1 })[0]!
    const v = derivativeBounds(fractions, fields, x, 3)
    const jet = wordJet(plane, onJets(fields), backward.word(1), x, 1)
    const halved = majorant(
      fractions,
      v.map(a => a.div(2)),
      1,
      1,
    )
    expect(size(jet[1]!).compare(halved[1]!)).toBeGreaterThan(0)
  })
})
