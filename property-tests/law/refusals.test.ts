import { describe, expect, test } from 'vitest'
import { affineMoments, momentsAfter, stationaryMoments } from '../../src/law/affine-moments.js'
import { atomTest } from '../../src/law/atom-test.js'
import { bernoulliConvolution } from '../../src/law/bernoulli-convolution.js'
import { Budget } from '../../src/law/budget.js'
import { chiSquareTest } from '../../src/law/chi-square-test.js'
import { confirmed } from '../../src/law/confirmed.js'
import { randomDirections } from '../../src/law/directions.js'
import { cyclicDraws, independentDraws, reshuffledDraws } from '../../src/law/draws.js'
import { empiricalBernstein } from '../../src/law/empirical-bernstein.js'
import { energyTest } from '../../src/law/energy-test.js'
import { levelsOf } from '../../src/law/error-rates.js'
import { equallyWeighted, finiteLaw, mixture, rationalKey } from '../../src/law/finite-law.js'
import { momentOf, onLine } from '../../src/law/finite-law-on-line.js'
import { hoeffding } from '../../src/law/hoeffding.js'
import { kolmogorovTest } from '../../src/law/kolmogorov.js'
import { halfSquaredDifferences, meanWithin } from '../../src/law/mean-test.js'
import { medianOfMeans } from '../../src/law/median-of-means.js'
import { requireMoment } from '../../src/law/moment-index.js'
import { projectionTest } from '../../src/law/projection-test.js'
import { wassersteinPower } from '../../src/law/quantile-coupling.js'
import {
  arcsineLaw,
  betaLaw,
  exponentialLaw,
  normalLaw,
  pointMass,
  uniformLaw,
} from '../../src/law/reference-law.js'
import { logAverageSign, slopeLaw } from '../../src/law/slopes.js'
import { smirnovTest } from '../../src/law/smirnov.js'
import { kolmogorovWithin, smirnovWithin } from '../../src/law/within.js'
import { lawUnder, wordLaw } from '../../src/law/word-law.js'
import { backward } from '../../src/order/backward.js'
import { type Rational, rational } from '../../src/space/rational.js'

const half = rational(1, 2)
const levels = { falseAlarm: 0.1, miss: 0.1 }
const weighted = (...parts: (readonly [Rational, Rational])[]) =>
  finiteLaw(
    parts.map(([point, weight]) => ({ point, weight })),
    rationalKey,
  )
const coin = () => weighted([rational(0), half], [rational(1), half])
const slopes = (...as: number[]) => equallyWeighted(as.map(a => ({ a, b: 1 })))
const energy = (options = {}) => energyTest({ random: () => 0.5, ...options })
const odd = rational(2 ** 50 + 1, 2 ** 51)
const doubled = { apply: (x: Rational) => x.mul(2) }

/** The name and the message of what is thrown. */
function refusal(wrong: () => unknown): string {
  try {
    wrong()
  } catch (error) {
    return String(error)
  }
  return 'granted'
}

describe('wrong input is named, with what was expected and what came', () => {
  test.each<[string, () => unknown]>([
    [
      'RangeError: iterate: expected an integer ≥ 0, got -1',
      () => momentsAfter(affineMoments(slopes(0.5)), half, -1, 1),
    ],
    [
      'RangeError: moments: expected an integer ≥ 0, got 0.5',
      () => momentsAfter(affineMoments(slopes(0.5)), half, 1, 0.5),
    ],
    [
      'RangeError: moments: expected an integer ≥ 0, got -1',
      () => stationaryMoments(affineMoments(slopes(0.5)), -1),
    ],
    [
      'MomentError: moment 2: expected E|A|^2 < 1, got 1: the recursion is not valid; Kesten 1973',
      () => stationaryMoments(affineMoments(slopes(1)), 2),
    ],
    [
      'LawError: BernoulliConvolution(0.6): expected a ratio in (0, 1/2]',
      () => bernoulliConvolution(0.6),
    ],
    [
      'LawError: BernoulliConvolution(0): expected a ratio in (0, 1/2]',
      () => bernoulliConvolution(0),
    ],
    [
      'LawError: range [0, Infinity]: expected finite low < high, without which no mean is guaranteed',
      () => hoeffding(0, Infinity),
    ],
    [
      'LawError: range [-1e+308, 1e+308]: expected finite low < high, without which no mean is guaranteed',
      () => hoeffding(-1e308, 1e308),
    ],
    [
      'LawError: range [1, 1]: expected finite low < high, without which no mean is guaranteed',
      () => empiricalBernstein(1, 1),
    ],
    [
      'SampleError: sample: expected draws in [0, 1], got -0.5',
      () => meanWithin(0, 1, hoeffding(0, 1)).run([-0.5], levels),
    ],
    [
      'SampleError: sample: expected draws in [0, 1], got 1.5',
      () => meanWithin(0, 1, empiricalBernstein(0, 1)).run([0, 1.5], levels),
    ],
    ['BudgetError: total: expected a probability in (0, 1), got 1', () => new Budget(1)],
    ['BudgetError: total: expected a probability in (0, 1), got 0', () => new Budget(0)],
    [
      'BudgetError: false alarm: expected a probability in (0, 1), got 0',
      () => new Budget(0.5).spend(0),
    ],
    [
      'BudgetError: false alarm: expected a probability in (0, 1), got 1',
      () => new Budget(0.5).spend(1),
    ],
    [
      'LawError: chi-square: expected a law on at least two atoms, got one',
      () => chiSquareTest(weighted([half, rational(1)])),
    ],
    [
      'SampleError: chi-square: expected counts of at least 5, got 4.5 for one atom',
      () =>
        chiSquareTest(coin()).run(
          Array.from({ length: 9 }, () => rational(0)),
          levels,
        ),
    ],
    ['RangeError: times: expected an integer ≥ 1, got 0', () => confirmed(smirnovTest, 0)],
    ['RangeError: times: expected an integer ≥ 1, got 1.5', () => confirmed(smirnovTest, 1.5)],
    ['RangeError: dim: expected an integer ≥ 1, got 0', () => randomDirections(0, 1, Math.random)],
    [
      'RangeError: count: expected an integer ≥ 1, got 2.5',
      () => randomDirections(1, 2.5, Math.random),
    ],
    [
      'LawError: weights: expected at least one and none negative, got []',
      () => [...independentDraws([], [1])],
    ],
    [
      'LawError: weights: expected at least one and none negative, got [1.5,-0.5]',
      () => [...independentDraws([rational(3, 2), rational(-1, 2)], [1])],
    ],
    ['RangeError: maps: expected an integer ≥ 1, got 0', () => cyclicDraws(0)],
    ['RangeError: maps: expected an integer ≥ 1, got 1.5', () => cyclicDraws(1.5)],
    [
      'RangeError: maps in an epoch: expected an integer from 1 to 9, got 10',
      () => [...reshuffledDraws(10, 1)],
    ],
    [
      'RangeError: maps in an epoch: expected an integer from 1 to 9, got 0',
      () => [...reshuffledDraws(0, 1)],
    ],
    [
      'RangeError: index 2: expected one of the indices drawn',
      () => [...independentDraws([rational(1)], [1])][0]!.point(2),
    ],
    [
      'SampleError: sample: expected at least two draws, got one',
      () => meanWithin(0, 1, empiricalBernstein(0, 1)).run([0.5], levels),
    ],
    ['SampleError: sample: expected at least two draws, got 1', () => halfSquaredDifferences([1])],
    [
      'LawError: mean: expected an interval of finite low ≤ high, got [1, 0]',
      () => meanWithin(1, 0, hoeffding(0, 1)),
    ],
    [
      'LawError: mean: expected an interval of finite low ≤ high, got [0, Infinity]',
      () => meanWithin(0, Infinity, hoeffding(0, 1)),
    ],
    ['LawError: permutations: expected an integer ≥ 1, got 0', () => energy({ permutations: 0 })],
    [
      'LawError: permutations: expected an integer ≥ 1, got 1.5',
      () => energy({ permutations: 1.5 }),
    ],
    ['LawError: diameter: expected a number > 0, got 0', () => energy({ diameter: 0 })],
    [
      'LevelError: falseAlarm: expected at least 1/4 of 3 permutations, got 0.1',
      () => energy({ permutations: 3 }).run([[[0]], [[1]]], levels),
    ],
    [
      'SampleError: samples: expected points at most 1 apart, got 2',
      () => energy({ diameter: 1 }).run([[[0]], [[2]]], levels),
    ],
    [
      'LevelError: falseAlarm: expected a probability in (0, 1), got 0',
      () => levelsOf({ falseAlarm: 0, miss: 0.5 }),
    ],
    [
      'LevelError: miss: expected a probability in (0, 1), got 1',
      () => levelsOf({ falseAlarm: 0.5, miss: 1 }),
    ],
    ['RangeError: moment: expected an integer ≥ 0, got -1', () => momentOf(coin(), -1)],
    ['RangeError: moment: expected an integer ≥ 0, got 0.5', () => momentOf(coin(), 0.5)],
    [
      'LawError: near: expected atoms that differ as doubles',
      () => onLine(weighted([odd, half], [odd.add(rational(1, 2 ** 60)), half]), 'near'),
    ],
    ['LawError: weight of 1/2: expected at least 0, got -1', () => weighted([half, rational(-1)])],
    ['LawError: weights: expected the sum 1, got 1/2', () => weighted([half, half])],
    ['LawError: points: expected at least one, got none', () => equallyWeighted([])],
    ['LawError: mixture: expected at least one law, got none', () => mixture([])],
    ['LawError: variance: expected a proved finite bound > 0, got 0', () => medianOfMeans(0)],
    [
      'LawError: variance: expected a proved finite bound > 0, got Infinity',
      () => medianOfMeans(Infinity),
    ],
    [
      'RangeError: mean: expected an order that is an integer ≥ 1, got 0',
      () => requireMoment(slopes(0.5), 0, 'mean'),
    ],
    [
      'RangeError: moment 2.5: expected an order that is an integer ≥ 1, got 2.5',
      () => requireMoment(slopes(0.5), 2.5),
    ],
    [
      'MomentError: moment 3: expected E log|A| < 0, got 0.6931: no stationary law is reached; Bougerol and Picard 1992',
      () => requireMoment(slopes(2), 3),
    ],
    [
      'SampleError: sample: expected at least one draw, got none',
      () => atomTest(coin()).run([], levels),
    ],
    ['LawError: directions: expected at least one', () => projectionTest([])],
    [
      'LawError: directions: expected non-zero vectors of ℝ^2, got [0,0]',
      () => projectionTest([[0, 0]]),
    ],
    [
      'LawError: directions: expected non-zero vectors of ℝ^2, got [1]',
      () => projectionTest([[1, 0], [1]]),
    ],
    [
      'LawError: directions: expected non-zero vectors of ℝ^1, got [Infinity]',
      () => projectionTest([[Infinity]]),
    ],
    [
      'SampleError: samples: expected points of ℝ^2, got ℝ^1',
      () => projectionTest([[1, 0]]).run([[[1]], [[1]]], levels),
    ],
    [
      'RangeError: W_p: expected an integer p ≥ 1, got 0',
      () => wassersteinPower(coin(), coin(), 0),
    ],
    [
      'RangeError: W_p: expected an integer p ≥ 1, got 1.5',
      () => wassersteinPower(coin(), coin(), 1.5),
    ],
    ['LawError: Normal(0, 0): expected a finite mean and 0 < sd < ∞', () => normalLaw(0, 0)],
    [
      'SampleError: sample: expected at least one draw, got none',
      () => kolmogorovTest(normalLaw()).run([], levels),
    ],
    [
      'SampleError: sample: expected finite numbers, got NaN at 1',
      () => kolmogorovTest(normalLaw()).run([0, NaN], levels),
    ],
    [
      'SampleError: first sample: expected at least one draw, got none',
      () => smirnovTest.run([[], [1]], levels),
    ],
    [
      'SampleError: second sample: expected at least one draw, got none',
      () => smirnovTest.run([[1], []], levels),
    ],
    [
      'SampleError: first sample: expected at least one point of ℝ^d, d ≥ 1',
      () => energy().run([[], [[1]]], levels),
    ],
    [
      'SampleError: second sample: expected at least one point of ℝ^d, d ≥ 1',
      () => energy().run([[[1]], [[]]], levels),
    ],
    [
      'SampleError: first sample: expected points of ℝ^1, got ℝ^2 at 1',
      () => energy().run([[[1], [1, 2]], [[1]]], levels),
    ],
    [
      'SampleError: first sample: expected finite coordinates, got NaN at point 1',
      () => energy().run([[[1], [NaN]], [[1]]], levels),
    ],
    [
      'SampleError: second sample: expected points of ℝ^2, got ℝ^1',
      () => energy().run([[[1, 2]], [[1]]], levels),
    ],
    [
      'RangeError: E log|A|: expected one that doubles tell from 0, or weights n/d with d ≤ 100000',
      () =>
        logAverageSign(
          slopeLaw([
            { point: { a: 2, b: 0 }, weight: odd },
            { point: { a: 0.5, b: 0 }, weight: rational(1).sub(odd) },
          ]),
        ),
    ],
    [
      'RangeError: sample size: expected an integer ≥ 1, got 0',
      () => smirnovTest.detectable(0, levels),
    ],
    [
      'RangeError: sample size: expected an integer ≥ 1, got 1.5',
      () => smirnovTest.detectable(1.5, levels),
    ],
    ['RangeError: discrepancy: expected a number > 0, got 0', () => smirnovTest.samples(0, levels)],
    [
      'RangeError: discrepancy 0.5: expected one that 2^40 draws can detect',
      () => energy().samples(0.5, levels),
    ],
    ['RangeError: slack: expected a finite length ≥ 0, got -1', () => smirnovWithin(-1)],
    [
      'RangeError: slack: expected a finite length ≥ 0, got Infinity',
      () => kolmogorovWithin(normalLaw(), Infinity),
    ],
    [
      'RangeError: draw: expected the number of one of 1 maps, got 1',
      () => lawUnder(cyclicDraws(2), [backward.word(2)], [doubled], half, rationalKey),
    ],
    [
      'RangeError: word of length 2: expected at most 2000000 states, got 4000000',
      () =>
        wordLaw(
          backward.word(2),
          equallyWeighted(
            Array.from({ length: 2000 }, (_, i) => ({
              apply: (x: Rational) => x.add(i).mul(2000),
            })),
          ),
          half,
          rationalKey,
        ),
    ],
  ])('%s', (message, wrong) => {
    expect(refusal(wrong)).toBe(message)
  })

  test.each([
    [() => normalLaw(NaN), 'Normal(NaN, 1): expected a finite mean and 0 < sd < ∞'],
    [() => normalLaw(0, Infinity), 'Normal(0, Infinity): expected a finite mean and 0 < sd < ∞'],
    [() => uniformLaw(1, 1), 'Uniform(1, 1): expected finite a < b'],
    [() => uniformLaw(0, Infinity), 'Uniform(0, Infinity): expected finite a < b'],
    [() => uniformLaw(-1e308, 1e308), 'Uniform(-1e+308, 1e+308): expected finite a < b'],
    [() => arcsineLaw(1, 1), 'Arcsine(1, 1): expected finite a < b'],
    [() => arcsineLaw(-1e308, 1e308), 'Arcsine(-1e+308, 1e+308): expected finite a < b'],
    [() => betaLaw(0, 1), 'Beta(0, 1): expected finite a, b > 0'],
    [() => betaLaw(1, 0), 'Beta(1, 0): expected finite a, b > 0'],
    [() => betaLaw(1e308, 1e308), 'Beta(1e+308, 1e+308): expected finite a, b > 0'],
    [() => exponentialLaw(0), 'Exponential(0): expected 0 < rate < ∞'],
    [() => exponentialLaw(Infinity), 'Exponential(Infinity): expected 0 < rate < ∞'],
    [() => pointMass(Infinity), 'PointMass(Infinity): expected a finite point'],
  ])('a law without its parameters: %#', (make, message) => {
    expect(refusal(make)).toBe(`LawError: ${message}`)
  })

  test('the last that is right is taken', () => {
    for (const right of [
      () => bernoulliConvolution(0.5),
      () => meanWithin(0, 0, hoeffding(0, 1)).run([0, 1], levels),
      () =>
        chiSquareTest(coin()).run(
          Array.from({ length: 10 }, () => rational(0)),
          levels,
        ),
      () => cyclicDraws(1),
      () => [...reshuffledDraws(1, 1)],
      () => energy({ permutations: 9, diameter: 1 }).run([[[0]], [[1]]], levels),
      () => momentOf(coin(), 0),
      () => randomDirections(1, 1, Math.random),
      () => confirmed(smirnovTest, 1),
      () => smirnovWithin(0),
      () => requireMoment(slopes(0.5), 1),
    ]) {
      expect(refusal(right)).toBe('granted')
    }
  })
})
