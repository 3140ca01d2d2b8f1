import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fractions } from '../../src/algebra/fields.js'
import { smallBatchSecondTerm, smallBatchThirdTerm } from '../../src/expansion/small-batches.js'
import { forward } from '../../src/order/forward.js'
import { jetOf, systems } from './fields.js'

test('c steps on small batches: the terms of h′² and h′³ are those of the forward jet', () => {
  fc.assert(
    fc.property(systems(3), ({ fields, x }) => {
      const jet = jetOf(fields, forward.word(3), x, 3)
      expect(smallBatchSecondTerm(fields).apply(fractions, x)).toEqual(jet[2])
      expect(smallBatchThirdTerm(fields).apply(fractions, x)).toEqual(jet[3])
    }),
    { numRuns: 10 },
  )
  expect(() => smallBatchSecondTerm([])).toThrow(RangeError)
  expect(() => smallBatchThirdTerm([])).toThrow(RangeError)
})
