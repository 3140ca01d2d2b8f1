import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  atomTest,
  binomialTail,
  chiSquareTest,
  finiteLaw,
  LawError,
  SampleError,
  type Weighted,
} from '../../src/law/index.js'
import { rational } from '../../src/space/rational.js'
import { binomial, weighted } from './arbitrary.js'

const levels = { falseAlarm: 1e-3, miss: 1e-2 }
const lawOf = (weights: Record<string, readonly [number, number]>) =>
  finiteLaw(
    Object.entries(weights).map(
      ([point, [n, d]]): Weighted<string> => ({ point, weight: rational(n, d) }),
    ),
    point => point,
  )
const quarter = lawOf({ a: [1, 4], b: [3, 4] })
/** k of a, the rest b. */
const sample = (k: number, n: number) => Array.from({ length: n }, (_, i) => (i < k ? 'a' : 'b'))

describe('exact counts', () => {
  it('has binomial tails right to 1e-12 of themselves, far out too', () => {
    for (const [n, p] of [
      [20, 0.3],
      [2000, 0.25],
      [5000, 1e-3],
    ] as const) {
      const mass = binomial(n, p)
      let below = 0
      for (let k = 0; k <= n; k++) {
        below += mass[k]!
        if (below > 1e-40 && below < 0.5) {
          expect(Math.abs(binomialTail(k, n, p) / below - 1)).toBeLessThan(1e-9)
        }
      }
    }
    expect(binomialTail(3, 3, 0.5)).toBeCloseTo(1 / 8, 14)
  })

  it('keeps its false-alarm rate exactly: all samples of two atoms', () => {
    for (const n of [1, 7, 50, 400]) {
      const mass = binomial(n, 1 / 4)
      const test = atomTest(quarter)
      for (const falseAlarm of [0.5, 0.05, 1e-3, 1e-9]) {
        let rejected = 0
        for (let k = 0; k <= n; k++) {
          if (mass[k]! > 1e-15 && test.run(sample(k, n), { ...levels, falseAlarm }).rejects) {
            rejected += mass[k]!
          }
        }
        expect(rejected).toBeLessThanOrEqual(falseAlarm)
      }
    }
  })

  it('rejects whenever a frequency is off by its threshold, as Hoeffding promises', () => {
    fc.assert(
      fc.property(
        weighted(fc.constantFrom('a', 'b', 'c', 'd')),
        fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { minLength: 1, maxLength: 300 }),
        fc.double({ min: 1e-6, max: 0.5, noNaN: true }),
        (atoms, xs, falseAlarm) => {
          const test = atomTest(finiteLaw(atoms, p => p))
          const { statistic, threshold, rejects, pValue } = test.run(xs, { ...levels, falseAlarm })
          expect(rejects).toBe(pValue <= falseAlarm)
          if (statistic > threshold) expect(rejects).toBe(true)
        },
      ),
    )
  })

  it('misses a shift of exactly `detectable` with at most the stated probability', () => {
    for (const n of [100, 1000]) {
      const test = atomTest(quarter)
      const shifted = binomial(n, 1 / 4 + test.detectable(n, levels))
      let missed = 0
      shifted.forEach((mass, k) => {
        if (mass > 1e-15 && !test.run(sample(k, n), levels).rejects) missed += mass
      })
      expect(missed).toBeLessThanOrEqual(levels.miss)
    }
    const n = atomTest(quarter).samples(0.02, levels)
    expect(atomTest(quarter).detectable(n, levels)).toBeLessThanOrEqual(0.02)
    expect(atomTest(quarter).detectable(n - 1, levels)).toBeGreaterThan(0.02)
  })

  it('rejects the biased samplers of the two-state chain: fresh doubling and impatience', () => {
    const pi = lawOf({ '0': [2, 3], '1': [1, 3] })
    const n = 6000
    const at = (p: number) => Array.from({ length: n }, (_, i) => (i < p * n ? '0' : '1'))
    const run = (p: number) => atomTest(pi).run(at(p), { falseAlarm: 1e-9, miss: 1e-6 })
    expect(run(2 / 3).rejects).toBe(false)
    expect(run(5 / 6).rejects).toBe(true)
    expect(run(5 / 7).rejects).toBe(true)
    expect(run(1).rejects).toBe(true)
  })

  it('rejects a draw outside the atoms at once', () => {
    const result = atomTest(quarter).run(['a', 'b', 'b', 'b', 'z'], levels)
    expect([result.rejects, result.pValue]).toEqual([true, 0])
    expect(atomTest(quarter).run(['a', 'b', 'b', 'b'], levels).rejects).toBe(false)
    expect(() => atomTest(quarter).run([], levels)).toThrow(SampleError)
  })
})

describe('chi-square', () => {
  const uniform = lawOf({ a: [1, 3], b: [1, 3], c: [1, 3] })
  const counts = (a: number, b: number, c: number) => [
    ...Array<string>(a).fill('a'),
    ...Array<string>(b).fill('b'),
    ...Array<string>(c).fill('c'),
  ]

  it('has Pearson’s statistic and, for 2 degrees, p = exp(−x/2)', () => {
    const result = chiSquareTest(uniform).run(counts(60, 90, 90), { ...levels, falseAlarm: 0.05 })
    expect(result.statistic).toBeCloseTo(7.5, 12)
    expect(result.pValue).toBeCloseTo(Math.exp(-3.75), 12)
    expect(result.threshold).toBeCloseTo(-2 * Math.log(0.05), 9)
    expect(result.guarantee).toBe('asymptotic')
  })

  it('has the tabulated threshold 3.8415 for 1 degree', () => {
    const result = chiSquareTest(quarter).run(sample(25, 100), { ...levels, falseAlarm: 0.05 })
    expect(result.threshold).toBeCloseTo(3.841458820694124, 9)
    expect([result.statistic, result.rejects]).toEqual([0, false])
  })

  it('misses what it calls detectable with at most the stated probability', () => {
    const n = 2000
    const test = chiSquareTest(quarter)
    // On two atoms χ(P, μ) = |P − μ|/√(p(1−p)).
    const shift = test.detectable(n, levels) * Math.sqrt(3 / 16)
    let missed = 0
    binomial(n, 1 / 4 + shift).forEach((mass, k) => {
      if (mass > 1e-15 && !test.run(sample(k, n), levels).rejects) missed += mass
    })
    expect(missed).toBeLessThanOrEqual(levels.miss)
    expect(test.detectable(test.samples(0.3, levels), levels)).toBeLessThanOrEqual(0.3)
  })

  it('refuses small expected counts and a single atom, and rejects a draw outside the atoms', () => {
    expect(() => chiSquareTest(uniform).run(counts(3, 4, 5), levels)).toThrow(SampleError)
    expect(() => chiSquareTest(uniform).run(counts(3, 4, 5), levels)).toThrow(
      'chi-square: expected counts of at least 5, got 4 for one atom',
    )
    expect(chiSquareTest(uniform).detectable(14, levels)).toBe(Infinity)
    expect(() => chiSquareTest(lawOf({ a: [1, 1] }))).toThrow(LawError)
    expect(chiSquareTest(uniform).run([...counts(9, 9, 9), 'z'], levels).rejects).toBe(true)
  })
})
