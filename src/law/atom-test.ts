import binomialCdf from '@stdlib/stats-base-dists-binomial-cdf'
import type { Levels } from './error-rates.js'
import type { FiniteLaw } from './finite-law.js'
import { occupation } from './occupation.js'
import { type StatisticalTest, statisticalTest } from './statistical-test.js'

/** The smaller of P(N ≤ count) and P(N ≥ count) for N ∼ Binomial(n, p). */
export function binomialTail(count: number, n: number, p: number): number {
  // The upper tail is the lower tail of n − N: 1 − cdf would lose it to rounding.
  return Math.min(binomialCdf(count, n, p), binomialCdf(n - count, n, 1 - p))
}

/**
 * The test of P = μ for a law μ on K atoms, by the exact binomial law of every count (Clopper &
 * Pearson 1934) and the union bound over 2K tails: p = 2K·min_k tail_k. A draw outside the atoms
 * rejects at once. A tail is at most Hoeffding's bound, so the test rejects whenever a frequency
 * is off by √(log(2K/α)/2n), and finds max_x |P{x} − μ{x}| ≥ that + √(log(1/β)/2n).
 */
export function atomTest<P>(law: FiniteLaw<P>): StatisticalTest<readonly P[]> {
  const tails = 2 * law.atoms.length
  const weights = law.atoms.map(atom => atom.weight.valueOf())
  const radius = (n: number, delta: number) => Math.sqrt(Math.log(1 / delta) / (2 * n))
  const threshold = (n: number, { falseAlarm }: Levels) => radius(n, falseAlarm / tails)
  const detectable = (n: number, levels: Levels) => threshold(n, levels) + radius(n, levels.miss)
  return statisticalTest({
    name: `exact counts on ${law.atoms.length} atoms`,
    discrepancy: 'max|P{x} − μ{x}|',
    guarantee: 'guaranteed',
    detectable,
    judge(sample, levels) {
      const { size, counts, elsewhere } = occupation(sample, law)
      const distances = counts.map((count, k) => Math.abs(count / size - weights[k]!))
      const least = Math.min(...counts.map((count, k) => binomialTail(count, size, weights[k]!)))
      return {
        statistic: Math.max(elsewhere / size, ...distances),
        threshold: threshold(size, levels),
        pValue: elsewhere > 0 ? 0 : Math.min(1, tails * least),
        samples: size,
        detectable: detectable(size, levels),
      }
    },
  })
}
