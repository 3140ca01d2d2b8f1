import type { Concentration } from './concentration.js'
import { LawError } from './finite-law.js'
import { SampleError, sampleOf } from './sample.js'
import { type StatisticalTest, statisticalTest } from './statistical-test.js'

/**
 * The test of low ≤ E X ≤ high from independent draws of X, by an inequality that is proved for
 * them: `hoeffding` or `empiricalBernstein` for a bounded range, `medianOfMeans` for a bounded
 * variance. Without such a bound no mean can be tested, so there is no default.
 * The discrepancy is the distance of E X from [low, high].
 * Throws LawError unless low ≤ high, both finite.
 */
export function meanWithin(
  low: number,
  high: number,
  concentration: Concentration,
): StatisticalTest<ArrayLike<number>> {
  if (!(low <= high && Number.isFinite(high - low))) {
    throw new LawError(`mean: expected an interval of finite low ≤ high, got [${low}, ${high}]`)
  }
  return statisticalTest({
    name: `mean by ${concentration.name}`,
    discrepancy: `|E X − [${low}, ${high}]|`,
    guarantee: 'guaranteed',
    detectable: concentration.detectable,
    judge(xs, levels) {
      const sample = sampleOf(xs, 'sample')
      const { center, radius, tail } = concentration.estimate(sample, levels)
      const statistic = Math.max(0, low - center, center - high)
      return {
        statistic,
        threshold: radius,
        pValue: statistic > 0 ? tail(statistic) : 1,
        samples: sample.length,
        detectable: concentration.detectable(sample.length, levels),
      }
    },
  })
}

/**
 * (x_1 − x_2)²/2, (x_3 − x_4)²/2, …: independent draws whose mean is Var X, so that a variance is
 * tested as a mean; for X in [a, b] they lie in [0, (b − a)²/2].
 * Throws SampleError for fewer than two draws.
 */
export function halfSquaredDifferences(xs: ArrayLike<number>): Float64Array {
  if (xs.length < 2) throw new SampleError(`sample: expected at least two draws, got ${xs.length}`)
  const sample = sampleOf(xs, 'sample')
  return new Float64Array(sample.length >> 1).map(
    (_, i) => (sample[2 * i]! - sample[2 * i + 1]!) ** 2 / 2,
  )
}
