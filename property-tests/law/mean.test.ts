import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type Concentration,
  empiricalBernstein,
  halfSquaredDifferences,
  hoeffding,
  LawError,
  meanWithin,
  medianOfMeans,
  SampleError,
} from '../../src/law/index.js'
import { binomial, onesAndZeros, uniformStream } from './arbitrary.js'

const levels = { falseAlarm: 0.01, miss: 0.05 }

/** P(the test of E X = p0 rejects n draws of the coin p), exactly; it must not see their order. */
function rejection(n: number, p: number, p0: number, concentration: Concentration): number {
  const test = meanWithin(p0, p0, concentration)
  return binomial(n, p).reduce(
    (sum, mass, k) =>
      mass > 1e-15 && test.run(onesAndZeros(k, n), levels).rejects ? sum + mass : sum,
    0,
  )
}

describe('a mean of bounded draws', () => {
  for (const n of [20, 300]) {
    for (const p of [0.02, 0.3, 0.5]) {
      it(`keeps its false-alarm rate exactly: coin ${p}, n = ${n}`, () => {
        for (const bound of [hoeffding(0, 1), empiricalBernstein(0, 1)]) {
          expect(rejection(n, p, p, bound)).toBeLessThanOrEqual(levels.falseAlarm)
        }
      })
    }
  }

  it('misses a shift of exactly `detectable` with at most the stated probability', () => {
    const n = 2000
    for (const bound of [hoeffding(0, 1), empiricalBernstein(0, 1)]) {
      const shift = bound.detectable(n, levels)
      expect(1 - rejection(n, 0.3 + shift, 0.3, bound)).toBeLessThanOrEqual(levels.miss)
    }
    const planned = empiricalBernstein(0, 1, 0.01)
    const shift = planned.detectable(n, levels)
    expect(1 - rejection(n, 0.001 + shift, 0.001, planned)).toBeLessThanOrEqual(levels.miss)
    expect(shift).toBeLessThan(hoeffding(0, 1).detectable(n, levels))
  })

  it('rejects exactly beyond its radius, on either side of the interval', () => {
    const coins = fc.tuple(fc.integer({ min: 0, max: 100 }), fc.integer({ min: 2, max: 100 }))
    const bounds = fc.constantFrom(hoeffding(0, 1), empiricalBernstein(0, 1))
    fc.assert(
      fc.property(coins, bounds, ([k, n], bound) => {
        const ones = Math.min(k, n)
        const { statistic, threshold, rejects } = meanWithin(0.4, 0.5, bound).run(
          onesAndZeros(ones, n),
          levels,
        )
        expect(statistic).toBeCloseTo(Math.max(0, 0.4 - ones / n, ones / n - 0.5), 12)
        if (Math.abs(statistic - threshold) > 1e-9) expect(rejects).toBe(statistic > threshold)
      }),
    )
  })

  it('has Hoeffding’s radius, for any range', () => {
    const { threshold } = meanWithin(0, 0, hoeffding(-3, 5)).run(new Float64Array(200), levels)
    expect(threshold).toBeCloseTo(8 * Math.sqrt(Math.log(200) / 400), 12)
  })

  it('tests a variance as a mean of half squared differences', () => {
    expect([...halfSquaredDifferences([1, 3, 0, -2, 7])]).toEqual([2, 2])
    const random = uniformStream(5)
    const xs = Float64Array.from({ length: 20_000 }, random)
    const pairs = halfSquaredDifferences(xs)
    const bound = hoeffding(0, 1 / 2)
    // Fixed seed, and a false alarm of 1e-9 besides.
    const strict = { falseAlarm: 1e-9, miss: 1e-3 }
    expect(meanWithin(1 / 12, 1 / 12, bound).run(pairs, strict).rejects).toBe(false)
    const off = 1 / 12 + bound.detectable(pairs.length, strict)
    expect(meanWithin(off, off, bound).run(pairs, strict).rejects).toBe(true)
    expect(() => halfSquaredDifferences([1])).toThrow(SampleError)
  })

  it('refuses to test a mean without bounds', () => {
    expect(() => hoeffding(-Infinity, Infinity)).toThrow(LawError)
    expect(() => hoeffding(0, Infinity)).toThrow('range [0, Infinity]: expected finite low < high')
    expect(() => empiricalBernstein(1, 1)).toThrow(LawError)
    expect(() => medianOfMeans(Infinity)).toThrow(LawError)
    expect(() => meanWithin(1, 0, hoeffding(0, 1))).toThrow(LawError)
    const run = (xs: number[]) => () => meanWithin(0, 0, hoeffding(0, 1)).run(xs, levels)
    expect(run([0.5, 1.5])).toThrow('sample: expected draws in [0, 1], got 1.5')
    expect(run([])).toThrow(SampleError)
    const single = () => meanWithin(0, 0, empiricalBernstein(0, 1)).run([1], levels)
    expect(single).toThrow(SampleError)
  })
})

describe('a mean of draws of bounded variance', () => {
  // α = 0.01 gives k = ⌈8 log 100⌉ = 37 blocks, an odd number: the median is one of their means.
  const k = 37

  it('keeps both of its rates exactly: the median of 37 binomial means', () => {
    const size = 40
    for (const p of [0.05, 0.5]) {
      const bound = medianOfMeans(p * (1 - p))
      const { threshold } = meanWithin(p, p, bound).run(onesAndZeros(0, k * size), levels)
      expect(threshold).toBeCloseTo(2 * Math.sqrt((p * (1 - p)) / size), 12)
      const block = binomial(size, p)
      const sum = (counts: (mean: number) => boolean) =>
        block.reduce((total, mass, j) => total + (counts(j / size) ? mass : 0), 0)
      const majority = (q: number) =>
        binomial(k, q).reduce((total, mass, j) => total + (2 * j > k ? mass : 0), 0)
      const off =
        majority(sum(mean => mean >= p + threshold)) + majority(sum(mean => mean <= p - threshold))
      expect(off).toBeLessThanOrEqual(Math.min(levels.falseAlarm, levels.miss))
      expect(bound.detectable(k * size, levels)).toBeCloseTo(2 * threshold, 12)
    }
  })

  it('is not moved by draws however wild, as long as most blocks are clean', () => {
    const size = 10
    const xs = new Float64Array(k * size)
    // Fewer than half of the blocks, each ruined.
    for (let b = 0; b < 18; b++) xs[b * size] = 1e300
    const test = meanWithin(0, 0, medianOfMeans(1))
    expect(test.run(xs, levels).rejects).toBe(false)
    for (let b = 18; b < k; b++) xs[b * size] = 1e300
    expect(test.run(xs, levels).rejects).toBe(true)
  })

  it('needs a draw for every block', () => {
    const test = meanWithin(0, 0, medianOfMeans(1))
    expect(() => test.run([1, 2, 3], levels)).toThrow('sample: expected at least 37 draws, got 3')
    expect(test.detectable(36, levels)).toBe(Infinity)
    expect(test.samples(0.5, levels)).toBe(k * 64)
  })
})
