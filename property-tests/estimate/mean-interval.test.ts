import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { EstimateError } from '../../src/estimate/estimate.js'
import { meanInterval } from '../../src/estimate/mean-interval.js'
import { standardNormal } from '../../src/random/normal.js'
import { Source } from '../../src/random/source.js'
import { property } from '../property.js'
import { coverage, expectHonest } from './covers.js'

/** Multiples of 1/1024, whose squares and products with powers of 2 neither vanish nor overflow. */
const numbers = fc.array(
  fc.integer({ min: -(2 ** 20), max: 2 ** 20 }).map(n => n / 1024),
  { minLength: 2, maxLength: 20 },
)

describe('the mean with Student’s interval', () => {
  it('has the quantiles of the tables: 12.706, 2.776, 2.045 for 2, 5, 30 numbers', () => {
    for (const [size, t] of [
      [2, 12.706],
      [5, 2.776],
      [30, 2.045],
    ] as const) {
      const values = Array.from({ length: size }, (_, i) => i)
      const { interval, mean, standardError } = meanInterval(values, 0.95)
      expect((interval.high - mean) / standardError).toBeCloseTo(t, 3)
    }
  })

  property([numbers, fc.integer({ min: -8, max: 8 })])('scales with the numbers', (values, e) => {
    const [one, other] = [values, values.map(x => x * 2 ** e)].map(v => meanInterval(v, 0.9))
    expect(other!.mean).toBe(one!.mean * 2 ** e)
    expect(other!.interval.low).toBe(one!.interval.low * 2 ** e)
  })

  property([numbers, fc.double({ min: 0, max: 10, noNaN: true })])(
    'is longer for an allowance, and holds the mean of numbers that are all equal',
    (values, allowance) => {
      const one = meanInterval(values, 0.95)
      const other = meanInterval(values, 0.95, allowance)
      expect(other.interval.low).toBeLessThanOrEqual(one.interval.low)
      const same = meanInterval(
        values.map(() => values[0]!),
        0.95,
      )
      expect(same.interval.low).toBeLessThanOrEqual(values[0]!)
      expect(same.interval.high).toBeGreaterThanOrEqual(values[0]!)
    },
  )

  const sample = (seed: number, size: number) => {
    const source = new Source(seed, 'instances').seek(0, 0)
    return Array.from({ length: size }, () => standardNormal(source))
  }
  it('covers: means of 4 normal numbers', () => {
    expectHonest(coverage(0, seed => meanInterval(sample(seed, 4), 0.95).interval))
  })

  it('control: 1.96 standard errors of 4 numbers cover too seldom', () => {
    const naive = coverage(0, seed => {
      const { mean, standardError } = meanInterval(sample(seed, 4), 0.95)
      const half = 1.96 * standardError
      return { low: mean - half, high: mean + half, confidence: 0.95 }
    })
    expect(() => expectHonest(naive)).toThrow()
  })

  it('refuses one number, numbers that are not finite, and strange confidences', () => {
    expect(() => meanInterval([1], 0.95)).toThrow(
      new EstimateError('mean: expected two numbers or more, got 1'),
    )
    expect(() => meanInterval([1, Number.NaN], 0.95)).toThrow(
      'mean: expected finite numbers, got NaN',
    )
    expect(() => meanInterval([1, 2], 1)).toThrow(
      'confidence: expected a number between 0 and 1, got 1',
    )
  })
})
