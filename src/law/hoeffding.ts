import { average, widthOf, within } from './bounded-range.js'
import type { Concentration } from './concentration.js'

/**
 * The sample mean of a variable in [low, high]: P(|x̄ − μ| ≥ s) ≤ 2 exp(−2ns²/(high − low)²)
 * (Hoeffding 1963, Theorem 2). Throws LawError unless the range is finite.
 */
export function hoeffding(low: number, high: number): Concentration {
  const width = widthOf(low, high)
  const radius = (n: number, logarithm: number) => width * Math.sqrt(logarithm / (2 * n))
  return {
    name: 'Hoeffding 1963',
    detectable: (n, { falseAlarm, miss }) =>
      radius(n, Math.log(2 / falseAlarm)) + radius(n, Math.log(1 / miss)),
    estimate(sample, { falseAlarm }) {
      within(low, high, sample)
      const n = sample.length
      return {
        center: average(sample),
        radius: radius(n, Math.log(2 / falseAlarm)),
        tail: s => Math.min(1, 2 * Math.exp(-2 * n * (s / width) ** 2)),
      }
    },
  }
}
