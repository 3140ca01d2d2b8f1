import { kolmogorovTest, massartRadius, massartTail } from './kolmogorov.js'
import type { ReferenceLaw } from './reference-law.js'
import { sampleOf } from './sample.js'
import { smirnovTail, smirnovTest } from './smirnov.js'
import { type StatisticalTest, statisticalTest } from './statistical-test.js'

/** Throws RangeError unless δ is finite and ≥ 0. */
function slackOf(delta: number): number {
  if (delta >= 0 && delta < Infinity) return delta
  throw new RangeError(`slack: expected a finite length ≥ 0, got ${delta}`)
}

/**
 * Smirnov's test for draws that are known to within an error: the hypothesis is that each X lies
 * within δ/2 of a draw X* and each Y of a draw Y*, with X* and Y* of one law. Then
 * sup max(F_n(x) − G_m(x + δ), G_m(x) − F_n(x + δ)) is at most Smirnov's statistic of the X* and Y*,
 * so its tail bound holds as it stands, atoms or not. δ = 0 is Smirnov's test.
 * Throws RangeError unless δ is finite and ≥ 0.
 */
export function smirnovWithin(
  delta: number,
): StatisticalTest<readonly [ArrayLike<number>, ArrayLike<number>]> {
  const slack = slackOf(delta)
  return statisticalTest({
    name: `Smirnov within ${slack}`,
    discrepancy: 'sup max(F(x) − G(x + δ), G(x) − F(x + δ))',
    guarantee: 'guaranteed',
    detectable: smirnovTest.detectable,
    judge([first, second], levels) {
      const xs = sampleOf(first, 'first sample').sort()
      const ys = sampleOf(second, 'second sample').sort()
      const statistic = Math.max(0, excess(xs, ys, slack), excess(ys, xs, slack))
      const plain = smirnovTest.run([xs, ys], levels)
      return {
        statistic,
        threshold: plain.threshold,
        pValue: smirnovTail(xs.length, ys.length, statistic),
        samples: Math.min(xs.length, ys.length),
        detectable: plain.rates.detectable,
      }
    },
  })
}

/** sup_x F(x) − G(x + δ) of two sorted samples; attained where F jumps. */
function excess(xs: Float64Array, ys: Float64Array, delta: number): number {
  let most = 0
  let below = 0
  for (let i = 0; i < xs.length; i++) {
    if (xs[i + 1] === xs[i]) continue
    while (below < ys.length && ys[below]! <= xs[i]! + delta) below++
    most = Math.max(most, (i + 1) * ys.length - below * xs.length)
  }
  return most / (xs.length * ys.length)
}

/**
 * Kolmogorov's test for draws known to within an error: the hypothesis is that each X lies within δ
 * of a draw of the given law. δ = 0 is Kolmogorov's test. Throws RangeError unless δ is finite, ≥ 0.
 */
export function kolmogorovWithin(
  law: ReferenceLaw,
  delta: number,
): StatisticalTest<ArrayLike<number>> {
  const slack = slackOf(delta)
  const below = law.below ?? law.cdf
  return statisticalTest({
    name: `Kolmogorov against ${law.name} within ${slack}`,
    discrepancy: 'sup max(F(x) − G(x + δ), G(x−) − F(x + δ))',
    guarantee: 'guaranteed',
    detectable: kolmogorovTest(law).detectable,
    judge(sample, levels) {
      const sorted = sampleOf(sample, 'sample').sort()
      const n = sorted.length
      let statistic = 0
      sorted.forEach((x, i) => {
        const over = (i + 1) / n - law.cdf(x + slack)
        const under = below(x - slack) - i / n
        statistic = Math.max(statistic, over, under)
      })
      return {
        statistic,
        threshold: massartRadius(n, levels.falseAlarm),
        pValue: massartTail(n, statistic),
        samples: n,
        detectable: kolmogorovTest(law).detectable(n, levels),
      }
    },
  })
}
