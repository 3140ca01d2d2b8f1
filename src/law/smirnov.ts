import type { Levels } from './error-rates.js'
import { sampleOf } from './sample.js'
import { type StatisticalTest, statisticalTest } from './statistical-test.js'

/** From this size on, two equal samples obey 2 exp(−nt²); below it they do not. */
const weiDudley = 458

/** sup_x |F_n(x) − G_m(x)| of two sorted samples; the integer max|i·m − j·n| over n·m, rounded once. */
export function smirnovStatistic(xs: Float64Array, ys: Float64Array): number {
  const n = xs.length
  const m = ys.length
  let largest = 0
  for (let i = 0, j = 0; i < n && j < m; ) {
    const x = Math.min(xs[i]!, ys[j]!)
    while (i < n && xs[i] === x) i++
    while (j < m && ys[j] === x) j++
    largest = Math.max(largest, Math.abs(i * m - j * n))
  }
  return largest / (n * m)
}

/**
 * P(D_{n,n} ≥ k/n) = 2 Σ_{j≥1} (−1)^{j−1} C(2n, n−jk)/C(2n, n) for two samples of size n of one
 * law without atoms (Gnedenko & Korolyuk 1951); with atoms it is an upper bound.
 */
export function gnedenkoKorolyuk(n: number, k: number): number {
  if (k <= 0) return 1
  let sum = 0
  for (let j = 1; j * k <= n; j++) {
    let ratio = 1
    for (let i = 1; i <= j * k; i++) ratio *= (n - j * k + i) / (n + i)
    sum += j % 2 === 1 ? ratio : -ratio
  }
  return Math.min(1, 2 * sum)
}

/**
 * A bound of P(sup|F_n − G_m| ≥ t) for two samples of one law on ℝ, atoms or not:
 * n = m < 458: exact for laws without atoms (Gnedenko & Korolyuk 1951);
 * n = m ≥ 458: 2 exp(−nt²) (Wei & Dudley 2012, Theorem 1);
 * n ≠ m: 4 exp(−2t² nm/(√n + √m)²), Massart's inequality for either sample, t split as √m : √n.
 */
export function smirnovTail(n: number, m: number, t: number): number {
  // D is k/n, rounded: up to the next multiple of 1/n, but not past the one that t itself is.
  const k = Math.ceil(t * n * (1 - 2 ** -50))
  if (n === m && n < weiDudley) return gnedenkoKorolyuk(n, k)
  if (n === m) return Math.min(1, 2 * Math.exp(-n * t * t))
  return Math.min(1, 4 * Math.exp(-2 * t * t * splitSize(n, m)))
}

/** The least statistic that has a tail of at most α; Infinity where none has. */
function smirnovThreshold(n: number, m: number, alpha: number): number {
  if (n === m && n < weiDudley) {
    for (let k = 1; k <= n; k++) if (gnedenkoKorolyuk(n, k) <= alpha) return k / n
    return Infinity
  }
  if (n === m) return Math.sqrt(Math.log(2 / alpha) / n)
  return Math.sqrt(Math.log(4 / alpha) / (2 * splitSize(n, m)))
}

const splitSize = (n: number, m: number) => (n * m) / (Math.sqrt(n) + Math.sqrt(m)) ** 2

/** threshold + s with P(F_n − G_m at one point is off by s on one side) ≤ exp(−2s²/(1/n + 1/m)). */
function smirnovDetectable(n: number, m: number, { falseAlarm, miss }: Levels): number {
  const slack = Math.sqrt((Math.log(1 / miss) * (1 / n + 1 / m)) / 2)
  return smirnovThreshold(n, m, falseAlarm) + slack
}

/**
 * Smirnov's test of P = Q from two independent samples on ℝ, with or without atoms, by the bounds
 * of `smirnovTail`. It finds sup|F − G| ≥ t + s by Hoeffding's inequality (1963) at the point where
 * the difference is attained.
 */
export const smirnovTest: StatisticalTest<readonly [ArrayLike<number>, ArrayLike<number>]> =
  statisticalTest({
    name: 'Smirnov',
    discrepancy: 'sup|F − G|',
    guarantee: 'guaranteed',
    detectable: (n, levels) => smirnovDetectable(n, n, levels),
    judge([first, second], levels) {
      const xs = sampleOf(first, 'first sample').sort()
      const ys = sampleOf(second, 'second sample').sort()
      const statistic = smirnovStatistic(xs, ys)
      return {
        statistic,
        threshold: smirnovThreshold(xs.length, ys.length, levels.falseAlarm),
        pValue: smirnovTail(xs.length, ys.length, statistic),
        samples: Math.min(xs.length, ys.length),
        detectable: smirnovDetectable(xs.length, ys.length, levels),
      }
    },
  })
