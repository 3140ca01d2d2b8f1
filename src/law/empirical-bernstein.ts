import { average, widthOf, within } from './bounded-range.js'
import type { Concentration } from './concentration.js'
import { SampleError } from './sample.js'

/**
 * The sample mean of a variable in [low, high], with the sample variance V in place of the range:
 * P(|x̄ − μ| > √(2V·L/n) + 7(high − low)·L/(3(n−1))) ≤ δ for L = log(4/δ) (Maurer & Pontil 2009,
 * Theorem 4, both sides). Narrower than Hoeffding's where V is far below the range.
 *
 * `variance` is an upper bound of the true one for planning, (high − low)²/4 unless given; the
 * estimate does not use it. By √V ≤ σ + (high − low)√(2 log(1/δ)/(n−1)) (Theorem 10 there) and
 * Bernstein's inequality, each at miss/2. Throws LawError unless the range is finite.
 */
export function empiricalBernstein(
  low: number,
  high: number,
  variance = (high - low) ** 2 / 4,
): Concentration {
  const width = widthOf(low, high)
  const radius = (n: number, deviation: number, L: number) =>
    deviation * Math.sqrt((2 * L) / n) + (7 * width * L) / (3 * (n - 1))
  return {
    name: 'Maurer & Pontil 2009',
    detectable(n, { falseAlarm, miss }) {
      if (n < 2) return Infinity
      const half = Math.log(2 / miss)
      const deviation = Math.sqrt(variance) + width * Math.sqrt((2 * half) / (n - 1))
      const bernstein = Math.sqrt((2 * variance * half) / n) + (width * half) / (3 * n)
      return radius(n, deviation, Math.log(4 / falseAlarm)) + bernstein
    },
    estimate(sample, { falseAlarm }) {
      within(low, high, sample)
      const n = sample.length
      if (n < 2) throw new SampleError('sample: expected at least two draws, got one')
      const center = average(sample)
      const squares = sample.reduce((sum, x) => sum + (x - center) ** 2, 0)
      const deviation = Math.sqrt(squares / (n - 1))
      return {
        center,
        radius: radius(n, deviation, Math.log(4 / falseAlarm)),
        // √L solves a·L + b·√L = s, the radius being s at that L.
        tail(s) {
          const a = radius(n, 0, 1)
          const b = radius(n, deviation, 1) - a
          const root = (2 * s) / (b + Math.sqrt(b * b + 4 * a * s))
          return Math.min(1, 4 * Math.exp(-root * root))
        },
      }
    },
  }
}
