import chiSquareCdf from '@stdlib/stats-base-dists-chisquare-cdf'
import type { Levels } from './error-rates.js'
import { type FiniteLaw, LawError } from './finite-law.js'
import { occupation } from './occupation.js'
import { SampleError } from './sample.js'
import { type StatisticalTest, statisticalTest } from './statistical-test.js'

/** The smallest expected count at which the limit law is trusted (Cochran 1954). */
const leastExpected = 5

/** P(χ²_df ≥ x). What 1 − F cannot tell from 0 is given as 2^−52. */
function chiSquareTail(x: number, df: number): number {
  return Math.max(2 ** -52, 1 - chiSquareCdf(x, df))
}

/** The x with P(χ²_df ≥ x) ≤ α, by bisection to the last bit. */
function chiSquareThreshold(alpha: number, df: number): number {
  let low = 0
  let high = df
  while (chiSquareTail(high, df) > alpha && high < 2 ** 20) high *= 2
  for (;;) {
    const middle = (low + high) / 2
    if (middle <= low || middle >= high) return high
    if (chiSquareTail(middle, df) > alpha) low = middle
    else high = middle
  }
}

/**
 * Pearson's test (1900) of P = μ on K ≥ 2 atoms: X² = Σ (N_k − nμ_k)²/(nμ_k) ∼ χ²_{K−1} as n → ∞.
 * Its false-alarm rate is asymptotic; `atomTest` has a guaranteed one.
 *
 * Its miss rate is proved: X²/n = χ(P_n, μ)² for χ(P, μ) = √Σ (P_k − μ_k)²/μ_k, and the unit
 * direction that attains χ(P, μ) has range at most √(2/min μ), so by Hoeffding (1963) it finds
 * χ(P, μ) ≥ √(c/n) + √(log(1/β)/(n·min μ)), c being its threshold.
 * Throws SampleError when an expected count is below 5, LawError for a law on one atom.
 */
export function chiSquareTest<P>(law: FiniteLaw<P>): StatisticalTest<readonly P[]> {
  const df = law.atoms.length - 1
  if (df === 0) throw new LawError('chi-square: expected a law on at least two atoms, got one')
  const weights = law.atoms.map(atom => atom.weight.valueOf())
  const least = Math.min(...weights)
  const detectable = (n: number, { falseAlarm, miss }: Levels) =>
    n * least < leastExpected
      ? Infinity
      : Math.sqrt(chiSquareThreshold(falseAlarm, df) / n) +
        Math.sqrt(Math.log(1 / miss) / (n * least))
  return statisticalTest({
    name: `chi-square on ${law.atoms.length} atoms`,
    discrepancy: '√Σ(P{x} − μ{x})²/μ{x}',
    guarantee: 'asymptotic',
    detectable,
    judge(sample, levels) {
      const { size, counts, elsewhere } = occupation(sample, law)
      if (size * least < leastExpected) {
        throw new SampleError(
          `chi-square: expected counts of at least ${leastExpected}, got ${size * least} for one atom`,
        )
      }
      const terms = counts.map((count, k) => (count - size * weights[k]!) ** 2 / weights[k]!)
      const statistic = elsewhere > 0 ? Infinity : terms.reduce((sum, t) => sum + t, 0) / size
      return {
        statistic,
        threshold: chiSquareThreshold(levels.falseAlarm, df),
        pValue: elsewhere > 0 ? 0 : chiSquareTail(statistic, df),
        samples: size,
        detectable: detectable(size, levels),
      }
    },
  })
}
