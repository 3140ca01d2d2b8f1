import type { Levels } from './error-rates.js'
import type { ReferenceLaw } from './reference-law.js'
import { sampleOf } from './sample.js'
import { type StatisticalTest, statisticalTest } from './statistical-test.js'

/**
 * The bound 2 exp(−2nε²) of P(sup|F_n − F| > ε), for every law on ℝ, atoms or not, and every n
 * (Dvoretzky, Kiefer & Wolfowitz 1956, with the constant of Massart 1990).
 */
export function massartTail(n: number, epsilon: number): number {
  return Math.min(1, 2 * Math.exp(-2 * n * epsilon * epsilon))
}

/** The ε at which the bound of Massart is δ. */
export function massartRadius(n: number, delta: number): number {
  return Math.sqrt(Math.log(2 / delta) / (2 * n))
}

/**
 * sup_x |F_n(x) − F(x)| for the empirical distribution function F_n of a sorted sample; atoms of F
 * and ties are taken at both of their sides.
 */
export function kolmogorovStatistic(sorted: Float64Array, law: ReferenceLaw): number {
  const n = sorted.length
  let distance = 0
  for (let i = 0; i < n; ) {
    const x = sorted[i]!
    const at = law.cdf(x)
    const below = law.below?.(x) ?? at
    distance = Math.max(distance, below - i / n)
    while (i < n && sorted[i] === x) i++
    distance = Math.max(distance, i / n - at)
  }
  return distance
}

/**
 * Kolmogorov's test of P = F for a given law F, at the threshold of Massart's inequality.
 * It finds sup|G − F| ≥ ε + s: at a point where the difference is attained, F_n is within s of G
 * on the side that matters but for probability exp(−2ns²) (Hoeffding 1963).
 */
export function kolmogorovTest(law: ReferenceLaw): StatisticalTest<ArrayLike<number>> {
  const detectable = (n: number, { falseAlarm, miss }: Levels) =>
    massartRadius(n, falseAlarm) + Math.sqrt(Math.log(1 / miss) / (2 * n))
  return statisticalTest({
    name: `Kolmogorov against ${law.name}`,
    discrepancy: 'sup|F − G|',
    guarantee: 'guaranteed',
    detectable,
    judge(xs, levels) {
      const sorted = sampleOf(xs, 'sample').sort()
      const samples = sorted.length
      const statistic = kolmogorovStatistic(sorted, law)
      return {
        statistic,
        threshold: massartRadius(samples, levels.falseAlarm),
        pValue: massartTail(samples, statistic),
        samples,
        detectable: detectable(samples, levels),
      }
    },
  })
}
