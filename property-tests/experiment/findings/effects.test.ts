import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  differenceEffect,
  meanEffect,
  ratioEffect,
  sideOf,
} from '../../../src/experiment/findings/effect.js'
import { pseudoValues } from '../../../src/experiment/findings/jackknife.js'
import { varianceEffect, varianceRatio } from '../../../src/experiment/findings/variance.js'
import { property } from '../../property.js'
import { normal } from './record.js'

const list = (n: number, name = 'x') => Array.from({ length: n }, (_, i) => normal(name, i, 1))

test('means, differences and ratios by hand: t of two degrees is 4.303', () => {
  const { estimate, low, high, seeds } = meanEffect([1, 2, 3])!
  expect([estimate, seeds]).toEqual([2, 3])
  expect(high - 2).toBeCloseTo(4.302653 / Math.sqrt(3), 5)
  expect(2 - low).toBeCloseTo(4.302653 / Math.sqrt(3), 5)
  const pairs = [
    [1, 2],
    [2, 4],
    [3, 6],
  ] as const
  expect(differenceEffect(pairs)!.estimate).toBe(2)
  expect(ratioEffect(pairs)!.estimate).toBeCloseTo(2, 12)
  expect(ratioEffect(pairs)!.high).toBeCloseTo(2, 9)
})

test('no interval of two, of infinities, or of ratios of what is not positive', () => {
  expect(meanEffect([1, 2])).toBeUndefined()
  expect(meanEffect([1, 2, Infinity])).toBeUndefined()
  expect(ratioEffect(Array(3).fill([0, 1]))).toBeUndefined()
  expect(varianceEffect([1, 1, 1])).toBeUndefined()
})

test('sides', () => {
  const effect = { estimate: 2, low: 1, high: 3, seeds: 5 }
  expect([4, 3, 1, 0.5].map(neutral => sideOf(effect, neutral))).toEqual([
    'below',
    'not told apart',
    'not told apart',
    'above',
  ])
  expect(sideOf(undefined, 0)).toBe('too few seeds to tell')
})

describe('the jackknife', () => {
  property([fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 2, maxLength: 12 })])(
    'of a mean gives the numbers back',
    numbers => {
      const values = pseudoValues(numbers.length, out => {
        const rest = numbers.filter((_, i) => i !== out)
        return rest.reduce((sum, x) => sum + x, 0) / rest.length
      })
      values.forEach((value, i) => {
        expect(value).toBeCloseTo(numbers[i]!, 9)
      })
    },
  )
  test('covers variances: 1 of normal numbers, the ratio 4 of twice them, 1 of dependent ones', () => {
    const xs = list(400)
    const one = varianceEffect(xs)!
    expect(one.low < 1 && 1 < one.high).toBe(true)
    expect(one.high / one.low).toBeLessThan(1.5)
    const twice = varianceRatio(xs.map((x, i) => [x, 2 * normal('y', i, 1)]))!
    expect(twice.low < 4 && 4 < twice.high && twice.low > 2.5).toBe(true)
    // Of pairs that are the same but for a shift the ratio is known, however few they are.
    const same = varianceRatio(xs.slice(0, 10).map(x => [x, x + 7]))!
    expect(same.low).toBeCloseTo(1, 9)
    expect(same.high).toBeCloseTo(1, 9)
  })
  test('intervals of 95 % of ratios of variances miss 1 about as often as they say', () => {
    const runs = 400
    const misses = Array.from({ length: runs }, (_, run) => {
      const pairs = Array.from({ length: 40 }, (_, i) => [normal('a', run, i), normal('b', run, i)])
      return sideOf(varianceRatio(pairs as [number, number][]), 1) !== 'not told apart'
    }).filter(missed => missed).length
    expect(misses / runs).toBeGreaterThan(0.02)
    expect(misses / runs).toBeLessThan(0.1)
  })
  property([fc.integer({ min: 3, max: 30 }), fc.constantFrom(0.25, 2, 8)])(
    'scales with the square of the unit',
    (n, unit) => {
      const xs = list(n)
      const [mine, theirs] = [varianceEffect(xs)!, varianceEffect(xs.map(x => unit * x))!]
      expect(theirs.low / mine.low).toBeCloseTo(unit ** 2, 6)
      expect(theirs.high / mine.high).toBeCloseTo(unit ** 2, 6)
    },
  )
})
