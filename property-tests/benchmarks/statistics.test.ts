import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { medianInterval, shuffled } from '../../benchmarks/harness/statistics.js'
import { property } from '../property.js'

describe('the median and its interval', () => {
  // Of 15 values [x_(4), x_(12)] is the narrowest with 95 %: 1 − 2·P(Bin(15, ½) ≤ 3) = 0.96484375.
  test('of fifteen values', () => {
    const values = Array.from({ length: 15 }, (_, i) => (7 * i) % 15)
    expect(medianInterval(values)).toEqual({ median: 7, low: 3, high: 11, confidence: 0.96484375 })
  })

  test('too few values have their extremes, and their own confidence', () => {
    expect(medianInterval([3, 1, 2])).toEqual({ median: 2, low: 1, high: 3, confidence: 0.75 })
    expect(medianInterval([4])).toEqual({ median: 4, low: 4, high: 4, confidence: 0 })
  })

  test('of an even number of values', () => {
    expect(medianInterval([4, 1, 3, 2]).median).toBe(2.5)
  })

  // By counting all 2^n sides of the median that n values may be on.
  test('the confidence is that of counting', () => {
    for (let n = 1; n <= 12; n++) {
      const { low, confidence } = medianInterval(Array.from({ length: n }, (_, i) => i))
      const k = low + 1
      let holds = 0
      for (let sides = 0; sides < 2 ** n; sides++) {
        let below = 0
        for (let i = 0; i < n; i++) below += (sides >> i) & 1
        if (below >= k && below <= n - k) holds++
      }
      expect(confidence).toBeCloseTo(holds / 2 ** n, 12)
    }
  })

  property([fc.array(fc.double({ min: 0, max: 1e9, noNaN: true }), { minLength: 1 })])(
    'low ≤ median ≤ high, all from the values',
    values => {
      const { low, median, high } = medianInterval(values)
      expect(low <= median && median <= high).toBe(true)
      expect(values).toContain(low)
      expect(values).toContain(high)
    },
  )

  test.each([[[]], [[1, Number.NaN]]])('refuses %j', values => {
    expect(() => medianInterval(values)).toThrow(RangeError)
  })
})

property([fc.nat(20)])('a shuffle has every number once', n => {
  expect(shuffled(n).sort((a, b) => a - b)).toEqual(Array.from({ length: n }, (_, i) => i))
})
