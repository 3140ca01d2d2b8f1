import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  finiteLaw,
  gnedenkoKorolyuk,
  kolmogorovStatistic,
  kolmogorovTest,
  massartRadius,
  massartTail,
  normalLaw,
  onLine,
  pointMass,
  rationalKey,
  SampleError,
  smirnovStatistic,
  smirnovTail,
  smirnovTest,
  uniformLaw,
} from '../../src/law/index.js'
import { rational } from '../../src/space/rational.js'
import { binomial, lawOnLine, onesAndZeros, weighted } from './arbitrary.js'

const levels = { falseAlarm: 1e-3, miss: 1e-2 }

/** P(X = 1) = n/d, P(X = 0) = 1 − n/d. */
const coin = (n: number, d: number) =>
  onLine(
    finiteLaw(
      [
        { point: rational(1), weight: rational(n, d) },
        { point: rational(0), weight: rational(d - n, d) },
      ],
      rationalKey,
    ),
    `coin ${n}/${d}`,
  )

/** Draws on a coarse grid: ties within and between samples, and with atoms. */
const tied = fc.array(
  fc.integer({ min: -6, max: 6 }).map(n => n / 2),
  { minLength: 1, maxLength: 12 },
)
const fraction = (xs: readonly number[], holds: (x: number) => boolean) =>
  xs.filter(holds).length / xs.length

describe('Kolmogorov, one sample', () => {
  it('has the statistic sup|F_n − F|, for laws with atoms and samples with ties', () => {
    const law = fc.oneof(
      fc.constant(uniformLaw(-2, 3)),
      fc.constant(pointMass(1)),
      weighted(fc.integer({ min: -6, max: 6 }).map(n => rational(n, 2))).map(atoms =>
        onLine(finiteLaw(atoms, rationalKey), 'μ'),
      ),
    )
    fc.assert(
      fc.property(tied, law, (xs, law) => {
        // The supremum is taken at, or just below, a half-integer: F_n and F jump nowhere else.
        let expected = 0
        for (let x = -4; x <= 4; x += 0.5) {
          const below = law.below?.(x) ?? law.cdf(x)
          expected = Math.max(
            expected,
            Math.abs(fraction(xs, y => y <= x) - law.cdf(x)),
            Math.abs(fraction(xs, y => y < x) - below),
          )
        }
        const statistic = kolmogorovStatistic(Float64Array.from(xs).sort(), law)
        expect(statistic).toBeCloseTo(expected, 14)
      }),
    )
  })

  it('keeps its false-alarm rate exactly: all k^n samples of finite laws', () => {
    fc.assert(
      fc.property(lawOnLine, fc.integer({ min: 1, max: 5 }), (law, n) => {
        const reference = onLine(law, 'μ')
        const tails: { statistic: number; mass: number }[] = []
        const draw = (sample: number[], mass: number): void => {
          if (sample.length === n) {
            const statistic = kolmogorovStatistic(Float64Array.from(sample).sort(), reference)
            tails.push({ statistic, mass })
            return
          }
          for (const { point, weight } of law.atoms) {
            draw([...sample, point.valueOf()], mass * weight.valueOf())
          }
        }
        draw([], 1)
        for (const { statistic: t } of tails) {
          const p = tails.reduce((sum, x) => sum + (x.statistic >= t ? x.mass : 0), 0)
          expect(p).toBeLessThanOrEqual(massartTail(n, t) + 1e-12)
        }
      }),
      { numRuns: 15 },
    )
  })

  it('misses a shift of exactly `detectable` with at most the stated probability', () => {
    for (const n of [30, 200, 1000]) {
      const test = kolmogorovTest(coin(1, 4))
      const shift = test.detectable(n, levels)
      if (shift > 3 / 4) continue
      const missed = missProbability(n, 1 / 4 + shift, xs => test.run(xs, levels).rejects)
      expect(missed).toBeLessThanOrEqual(levels.miss)
      // Not by a wide margin either: half the shift is not promised, and is in fact missed.
      const half = missProbability(n, 1 / 4 + shift / 2, xs => test.run(xs, levels).rejects)
      expect(half).toBeGreaterThan(levels.miss)
    }
  })

  it('rejects the control: normal quantiles shifted by what is detectable', () => {
    const n = 5000
    const test = kolmogorovTest(normalLaw())
    const grid = (shift: number) =>
      Float64Array.from({ length: n }, (_, i) => normalLaw().quantile!((i + 0.5) / n) + shift)
    expect(test.run(grid(0), levels).rejects).toBe(false)
    // sup|F − G| = 2Φ(s/2) − 1 for a shift s.
    const shift = 2 * normalLaw().quantile!((1 + test.detectable(n, levels)) / 2)
    const result = test.run(grid(shift), levels)
    expect(result.rejects).toBe(true)
    expect(result.statistic).toBeCloseTo(test.detectable(n, levels), 3)
    expect(result.rates).toEqual({ ...levels, samples: n, detectable: test.detectable(n, levels) })
    expect(result.guarantee).toBe('guaranteed')
  })

  it('has the radius of Massart, p = α at it, and the least n for a wanted discrepancy', () => {
    expect(massartRadius(1000, 0.05)).toBeCloseTo(0.04294694083467376, 14)
    expect(massartTail(1000, massartRadius(1000, 1e-9))).toBeCloseTo(1e-9, 20)
    const test = kolmogorovTest(uniformLaw())
    const n = test.samples(0.05, levels)
    expect(test.detectable(n, levels)).toBeLessThanOrEqual(0.05)
    expect(test.detectable(n - 1, levels)).toBeGreaterThan(0.05)
  })

  it('refuses what is no sample, in one line', () => {
    const run = (xs: number[]) => () => kolmogorovTest(uniformLaw()).run(xs, levels)
    expect(run([])).toThrow(SampleError)
    expect(run([0.5, Number.NaN])).toThrow('sample: expected finite numbers, got NaN at 1')
    expect(run([Infinity])).toThrow(SampleError)
  })
})

/** P(the test accepts a sample of n draws of the coin p), exactly. */
function missProbability(n: number, p: number, rejects: (xs: Float64Array) => boolean): number {
  return binomial(n, p).reduce(
    (sum, mass, k) => (mass > 1e-15 && !rejects(onesAndZeros(k, n)) ? sum + mass : sum),
    0,
  )
}

/** The number of lattice paths from (0,0) to (n,m) with |i/n − j/m| < t throughout. */
function pathsWithin(n: number, m: number, t: number): bigint {
  let row = new Array<bigint>(m + 1).fill(0n)
  for (let i = 0; i <= n; i++) {
    const next = new Array<bigint>(m + 1).fill(0n)
    for (let j = 0; j <= m; j++) {
      if (Math.abs(i * m - j * n) >= t) continue
      next[j] = i === 0 && j === 0 ? 1n : (i > 0 ? row[j]! : 0n) + (j > 0 ? next[j - 1]! : 0n)
    }
    row = next
  }
  return row[m]!
}

/** P(D ≥ t/(nm)) under P = Q without atoms, by counting paths. */
function exactTail(n: number, m: number, t: number): number {
  const all = pathsWithin(n, m, Infinity)
  return Number(((all - pathsWithin(n, m, t)) * 10n ** 18n) / all) / 1e18
}

describe('Smirnov, two samples', () => {
  it('has the statistic sup|F_n − G_m| with ties', () => {
    fc.assert(
      fc.property(tied, tied, (xs, ys) => {
        const points = [...xs, ...ys]
        const expected = Math.max(
          ...points.map(x => Math.abs(fraction(xs, y => y <= x) - fraction(ys, y => y <= x))),
        )
        const sorted = (zs: number[]) => Float64Array.from(zs).sort()
        expect(smirnovStatistic(sorted(xs), sorted(ys))).toBeCloseTo(expected, 14)
        expect(smirnovStatistic(sorted(ys), sorted(xs))).toBeCloseTo(expected, 14)
      }),
    )
  })

  it('is exact below 458: the formula counts the lattice paths', () => {
    for (const n of [1, 2, 3, 5, 8, 13, 40]) {
      for (let k = 1; k <= n; k++) {
        expect(gnedenkoKorolyuk(n, k)).toBeCloseTo(exactTail(n, n, k * n), 13)
        expect(smirnovTail(n, n, k / n)).toBe(gnedenkoKorolyuk(n, k))
      }
    }
  })

  it('has a bound above the exact null law for unequal sizes', () => {
    for (const [n, m] of [
      [1, 2],
      [1, 3],
      [2, 3],
      [4, 7],
      [5, 20],
      [11, 12],
      [10, 25],
    ] as const) {
      for (let t = 1; t <= n * m; t++) {
        expect(exactTail(n, m, t)).toBeLessThanOrEqual(smirnovTail(n, m, t / (n * m)))
      }
    }
  })

  it('obeys 2 exp(−nt²) from n = 458 on, and not at 457 (Wei & Dudley)', () => {
    const largestRatio = (n: number) =>
      Math.max(
        ...Array.from({ length: 200 }, (_, i) => i + 1).map(
          k => gnedenkoKorolyuk(n, k) / (2 * Math.exp((-k * k) / n)),
        ),
      )
    for (const n of [458, 459, 500, 1000]) expect(largestRatio(n)).toBeLessThan(1)
    expect(largestRatio(457)).toBeGreaterThan(1)
  })

  it('misses a shift of exactly `detectable` with at most the stated probability', () => {
    for (const n of [60, 500]) {
      const shift = smirnovTest.detectable(n, levels)
      const [p, q] = [(1 - shift) / 2, (1 + shift) / 2]
      const [first, second] = [binomial(n, p), binomial(n, q)]
      // Samples of coins differ by |i − j|/n: reject from the threshold on, found by running it.
      const rejects = Array.from(
        { length: n + 1 },
        (_, k) => smirnovTest.run([onesAndZeros(k, n), onesAndZeros(0, n)], levels).rejects,
      )
      let missed = 0
      first.forEach((a, i) => {
        second.forEach((b, j) => {
          if (!rejects[Math.abs(i - j)]) missed += a * b
        })
      })
      expect(missed).toBeLessThanOrEqual(levels.miss)
      expect(missed).toBeGreaterThan(0)
    }
  })

  it('rejects from its threshold on, and plans with it', () => {
    for (const n of [20, 457, 458, 3000]) {
      const run = (k: number) => smirnovTest.run([onesAndZeros(k, n), onesAndZeros(0, n)], levels)
      const k = Math.ceil(run(0).threshold * n - 1e-9)
      expect([run(k - 1).rejects, run(k).rejects]).toEqual([false, true])
    }
    const n = smirnovTest.samples(0.1, { falseAlarm: 1e-9, miss: 1e-3 })
    expect(n).toBeGreaterThan(458)
    expect(smirnovTest.detectable(n, { falseAlarm: 1e-9, miss: 1e-3 })).toBeLessThanOrEqual(0.1)
  })

  it('promises nothing where nothing can be rejected', () => {
    const result = smirnovTest.run([[1], [2]], levels)
    expect([result.rejects, result.threshold, result.rates.detectable]).toEqual([
      false,
      Infinity,
      Infinity,
    ])
    expect(() => smirnovTest.run([[1], []], levels)).toThrow('second sample: expected at least one')
    expect(() => smirnovTest.detectable(1.5, levels)).toThrow(RangeError)
    expect(() => smirnovTest.samples(0, levels)).toThrow(RangeError)
  })
})
