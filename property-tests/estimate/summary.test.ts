import fc from 'fast-check'
import { expect, test } from 'vitest'
import { disagreements } from '../../src/estimate/summary.js'
import { property } from '../property.js'

const constants = fc.double({ min: 0.01, max: 10, noNaN: true })
const steps = fc.double({ min: 1.001, max: 2, noNaN: true })

property([constants, fc.array(steps, { minLength: 4, maxLength: 4 })])(
  'figures in their order agree',
  (sampled, [a, b, c, d]) => {
    const jacobian = sampled * a!
    const certified = { lower: sampled, upper: jacobian * b! }
    const carried = certified.upper * c!
    const extreme = { low: sampled, high: jacobian * d!, confidence: 0.95 }
    expect(disagreements({ sampled, jacobian, certified, carried, extreme })).toEqual([])
  },
)

test('what is missing contradicts nothing', () => {
  expect(disagreements({})).toEqual([])
  expect(disagreements({ sampled: 2 })).toEqual([])
  expect(disagreements({ carried: 1, jacobian: 1 + 1e-12 })).toEqual([])
})

test.each([
  [{ sampled: 2, jacobian: 1 }, /the steepest point was missed/],
  [{ sampled: 2, certified: { lower: 1, upper: 1.5 } }, /the formula is not that of the map/],
  [{ jacobian: 2, certified: { lower: 1, upper: 1.5 } }, /yet a local constant is 2/],
  [{ sampled: 2, carried: 1 }, /what they carry is wrong/],
  [{ jacobian: 2, carried: 1 }, /what they carry is wrong/],
  [{ certified: { lower: 2, upper: 3 }, carried: 1 }, /yet the certified lower bound is 2/],
  [{ sampled: 2, extreme: { low: 1, high: 1.5, confidence: 0.95 } }, /its tail was not in/],
] as const)('control: %j is contradictory', (figures, said) => {
  expect(disagreements(figures)).toContainEqual(expect.stringMatching(said))
})

test.each([
  [{ certified: { lower: 0.9, upper: 1 }, sampled: 0.5, jacobian: 0.5 }, /missed by the samples/],
  [{ jacobian: 2, extreme: { low: 1, high: 1.5, confidence: 0.95 } }, /its tail was not in/],
  [{ displacement: { seen: 2, claimed: 1 } }, /The claim is D = 1, yet/],
  [
    {
      rates: {
        exponent: { low: -0.5, high: -0.49, confidence: 0.95 },
        backward: { low: 0.7, high: 0.71, confidence: 0.95 },
      },
    },
    /yet distances fall backward by a factor in \[0\.7, 0\.71\]/,
  ],
] as const)('control: %j contradicts itself', (figures, said) => {
  expect(disagreements(figures)).toEqual([expect.stringMatching(said)])
})

test('rates that meet e^γ agree', () => {
  const exponent = { low: -0.5, high: -0.48, confidence: 0.95 }
  const forward = { low: 0.61, high: 0.63, confidence: 0.95 }
  expect(disagreements({ rates: { exponent, forward } })).toEqual([])
})
