import { describe, expect, test } from 'vitest'
import { atomTest } from '../../src/law/atom-test.js'
import { chiSquareTest } from '../../src/law/chi-square-test.js'
import { confirmed } from '../../src/law/confirmed.js'
import { randomDirections } from '../../src/law/directions.js'
import { empiricalBernstein } from '../../src/law/empirical-bernstein.js'
import { energyTest } from '../../src/law/energy-test.js'
import type { Levels } from '../../src/law/error-rates.js'
import { finiteLaw, rationalKey } from '../../src/law/finite-law.js'
import { hoeffding } from '../../src/law/hoeffding.js'
import { kolmogorovTest } from '../../src/law/kolmogorov.js'
import { meanWithin } from '../../src/law/mean-test.js'
import { medianOfMeans } from '../../src/law/median-of-means.js'
import { projectionTest } from '../../src/law/projection-test.js'
import { uniformLaw } from '../../src/law/reference-law.js'
import { smirnovTail, smirnovTest } from '../../src/law/smirnov.js'
import type { StatisticalTest } from '../../src/law/statistical-test.js'
import { kolmogorovWithin, smirnovWithin } from '../../src/law/within.js'
import { rational } from '../../src/space/rational.js'

/** Levels a·e^−k and b·e^−l: the logarithms in the radii are then whole numbers. */
const levels = (a: number, k: number, b: number, l: number): Levels => ({
  falseAlarm: a * Math.exp(-k),
  miss: b * Math.exp(-l),
})
const coin = finiteLaw(
  [0, 1].map(i => ({ point: rational(i), weight: rational(1, 2) })),
  rationalKey,
)
const random = () => 0.5
const uniform = uniformLaw(0, 1)

describe('radii at levels where they come out by hand', () => {
  // Each is c·√(k/n) or a sum of such: a dozen roundings.
  const close = (a: number, b: number) => expect(Math.abs(a / b - 1)).toBeLessThan(2 ** -48)

  test('Hoeffding: 3·√(8/(2·4)) + 3·√(2/(2·4))', () => {
    close(hoeffding(0, 3).detectable(4, levels(2, 8, 1, 2)), 4.5)
    const { center, radius, tail } = hoeffding(0, 3).estimate(
      Float64Array.of(0, 3, 3, 0),
      levels(2, 8, 1, 2),
    )
    expect(center).toBe(1.5)
    close(radius, 3)
    close(tail(3), 2 * Math.exp(-8))
    expect(tail(0)).toBe(1)
  })

  test('Massart: √(8/(2·4)) + √(2/(2·4)); atoms: the same, of a level shared by four tails', () => {
    close(kolmogorovTest(uniform).detectable(4, levels(2, 8, 1, 2)), 1.5)
    close(kolmogorovWithin(uniform, 0.5).detectable(4, levels(2, 8, 1, 2)), 1.5)
    close(atomTest(coin).detectable(4, levels(4, 8, 1, 2)), 1.5)
  })

  test('Smirnov: √(5/500) + √(5·(2/500)/2) of equal samples; of 1 and 4, 3 + 1', () => {
    close(smirnovTest.detectable(500, levels(2, 5, 1, 5)), 0.2)
    close(smirnovWithin(0.5).detectable(500, levels(2, 5, 1, 5)), 0.2)
    // n·m/(√n + √m)² = 4/9: √(8·9/(2·4)) = 3, and √(1.6·(1 + 1/4)/2) = 1.
    const { threshold, rates } = smirnovTest.run([[0], [0, 0, 0, 0]], levels(4, 8, 1, 1.6))
    close(threshold, 3)
    close(rates.detectable, 4)
    expect(rates.samples).toBe(1)
  })

  test('projections: Smirnov at half the level of each of two', () => {
    const two = projectionTest([[1], [-1]])
    close(two.detectable(500, levels(4, 5, 1, 5)), 0.2)
  })

  test('median of means: ⌈8·2.9⌉ = 24 blocks of four, 2·2·√(9/4)', () => {
    const { detectable } = medianOfMeans(9)
    close(detectable(96, levels(1, 2.9, 1, 1)), 6)
    close(detectable(95, levels(1, 1, 1, 2.9)), 4 * Math.sqrt(3))
    expect(detectable(23, levels(1, 2.9, 1, 1))).toBe(Infinity)
    expect(detectable(24, levels(1, 2.9, 1, 1))).toBeLessThan(Infinity)
    // Twelve blocks of mean 0 and twelve of 1.
    const draws = Float64Array.from({ length: 96 }, (_, i) => (i < 48 ? 1 : 0))
    const { center, radius, tail } = medianOfMeans(9).estimate(draws, levels(1, 2.9, 1, 1))
    expect(center).toBe(0.5)
    close(radius, 3)
    // One block is off by 3 with probability at most 9/(4·9).
    close(tail(3), Math.exp(-2 * 24 * (1 / 2 - 1 / 4) ** 2))
    expect(tail(1)).toBe(1)
  })

  test('Maurer and Pontil on [−1, 1], n = 9, logarithms 2', () => {
    const { detectable, estimate } = empiricalBernstein(-1, 1)
    const expected = ((1 + Math.SQRT2) * 2) / 3 + 28 / 24 + 2 / 3 + 4 / 27
    close(detectable(9, levels(4, 2, 2, 2)), expected)
    expect(detectable(1, levels(4, 2, 2, 2))).toBe(Infinity)
    expect(detectable(2, levels(4, 2, 2, 2))).toBeLessThan(Infinity)
    // −1 and 1 in turn: the sample variance is 9·(80/81)/8 = 10/9.
    const draws = Float64Array.from({ length: 9 }, (_, i) => (i % 2) * 2 - 1)
    const { center, radius, tail } = estimate(draws, levels(4, 2, 2, 2))
    close(center, -1 / 9)
    close(radius, Math.sqrt(10 / 9) * (2 / 3) + 28 / 24)
    close(tail(radius), 4 * Math.exp(-2))
  })

  test('energy, three permutations, diameter 4, n = 2', () => {
    const { detectable } = energyTest({ random, permutations: 3, diameter: 4 })
    const permuted = Math.sqrt((4 + Math.log(3)) / ((7 / 8) * (3 / 4)))
    close(detectable(2, levels(4, 2, 2, 4)), 2 * (1 + permuted + 2))
  })

  test('χ²: 95 % quantile 3.841458820694124 of one degree (Abramowitz & Stegun, 26.8)', () => {
    const test = chiSquareTest(coin)
    const { threshold } = test.run(
      Array.from({ length: 16 }, () => rational(0)),
      { falseAlarm: 0.05, miss: 0.1 },
    )
    expect(Math.abs(threshold - 3.841458820694124)).toBeLessThan(1e-9)
    const expected = Math.sqrt(3.841458820694124 / 16) + 1 / 2
    const miss = Math.exp(-2)
    expect(Math.abs(test.detectable(16, { falseAlarm: 0.05, miss }) - expected)).toBeLessThan(1e-9)
    expect(test.detectable(9, { falseAlarm: 0.05, miss })).toBe(Infinity)
    expect(test.detectable(10, { falseAlarm: 0.05, miss })).toBeLessThan(Infinity)
  })
})

test('atoms: the largest of the distances and the mass elsewhere, and 2·3 tails of the least', () => {
  const thirds = finiteLaw(
    [2, 1, 1].map((w, i) => ({ point: rational(i), weight: rational(w, 4) })),
    rationalKey,
  )
  const run = (...draws: number[]) =>
    atomTest(thirds).run(
      draws.map(x => rational(x)),
      { falseAlarm: 0.1, miss: 0.1 },
    )
  expect(run(0, 0, 0, 0)).toMatchObject({ statistic: 1 / 2, pValue: 6 / 16 })
  expect(run(0, 9, 9, 9)).toMatchObject({ statistic: 3 / 4, pValue: 0 })
  expect(run(1, 2, 9, 2).statistic).toBe(1 / 2)
})

test('Smirnov’s tail for samples of 1 and 4: 4·exp(−2t²·4/9), at most 1', () => {
  expect(smirnovTail(1, 4, 3)).toBeCloseTo(4 * Math.exp(-8), 15)
  expect(smirnovTail(1, 4, 0.5)).toBe(1)
})

test('directions: normal coordinates by Box and Muller, (2·cos 0, 1·cos π/3) made a unit', () => {
  const uniforms = [1 - Math.exp(-2), 0, 1 - Math.exp(-1 / 2), 1 / 6]
  const [direction] = randomDirections(2, 1, () => uniforms.shift()!)
  expect(direction![0]).toBeCloseTo(4 / Math.sqrt(17), 14)
  expect(direction![1]).toBeCloseTo(1 / Math.sqrt(17), 14)
})

test('tests are called what they are, and say what they measure and how surely', () => {
  const described = <Data>(test: StatisticalTest<Data>, data: Data) => {
    const result = test.run(data, { falseAlarm: 0.5, miss: 0.5 })
    expect(result.test).toBe(test.name)
    return [test.name, test.discrepancy, result.guarantee]
  }
  const zeros = Array.from({ length: 16 }, () => rational(0))
  const point = [[0]]
  expect([
    described(atomTest(coin), zeros),
    described(chiSquareTest(coin), zeros),
    described(kolmogorovTest(uniform), [0]),
    described(kolmogorovWithin(uniform, 0.5), [0]),
    described(smirnovTest, [[0], [0]]),
    described(smirnovWithin(0.5), [[0], [0]]),
    described(projectionTest([[1]]), [point, point]),
    described(energyTest({ random, permutations: 3 }), [point, point]),
    described(meanWithin(0, 1, hoeffding(0, 1)), [0]),
    described(meanWithin(0, 1, medianOfMeans(1)), new Float64Array(99)),
    described(meanWithin(0, 1, empiricalBernstein(0, 1)), [0, 1]),
  ]).toEqual([
    ['exact counts on 2 atoms', 'max|P{x} − μ{x}|', 'guaranteed'],
    ['chi-square on 2 atoms', '√Σ(P{x} − μ{x})²/μ{x}', 'asymptotic'],
    ['Kolmogorov against Uniform(0, 1)', 'sup|F − G|', 'guaranteed'],
    [
      'Kolmogorov against Uniform(0, 1) within 0.5',
      'sup max(F(x) − G(x + δ), G(x−) − F(x + δ))',
      'guaranteed',
    ],
    ['Smirnov', 'sup|F − G|', 'guaranteed'],
    ['Smirnov within 0.5', 'sup max(F(x) − G(x + δ), G(x) − F(x + δ))', 'guaranteed'],
    ['Smirnov along 1 directions', 'max over u of sup|F_u − G_u|', 'guaranteed'],
    ['energy, 3 permutations', '√(2E|X−Y| − E|X−X′| − E|Y−Y′|)', 'guaranteed'],
    ['mean by Hoeffding 1963', '|E X − [0, 1]|', 'guaranteed'],
    ['mean by median of means', '|E X − [0, 1]|', 'guaranteed'],
    ['mean by Maurer & Pontil 2009', '|E X − [0, 1]|', 'guaranteed'],
  ])
  expect(confirmed(smirnovTest, 2)).toMatchObject({ name: 'Smirnov, confirmed 2 times', times: 2 })
})
