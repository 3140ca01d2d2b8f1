import { kolmogorovTest } from '../law/kolmogorov.js'
import { normalLaw } from '../law/reference-law.js'
import { backward } from '../order/backward.js'
import { forward } from '../order/forward.js'
import type { Order } from '../order/order.js'
import { cauchy } from '../random/cauchy.js'
import type { Draw } from '../random/draw.js'
import { standardNormal } from '../random/normal.js'
import { rademacher } from '../random/rademacher.js'
import { ar1 } from '../random/random-affine.js'
import { Source } from '../random/source.js'
import { real } from '../space/real.js'
import { power } from './bounds.js'
import { single } from './property.js'
import { sampled } from './sampled.js'
import type { Check, Outcome } from './statement.js'
import { LEVELS, tested } from './tested.js'

interface Normal {
  readonly h: number
  readonly n: number
  readonly order: Order
  /** What is claimed of the variance of the stationary law. */
  readonly V?: (h: number) => number
}

/** Kolmogorov's test of the law N(a^n, V(1 − a^{2n})) of the n-th iterate from 1, e normal. */
const normalIterates = (name: string, { h, n, order, V = h => h / (2 - h) }: Normal): Check =>
  single(name, 'statistical', ({ seed, quick }) => {
    const a = 1 - h
    const law = normalLaw(power(real, a, n), Math.sqrt(V(h) * (1 - power(real, a, 2 * n))))
    const process = ar1({ h, noise: standardNormal })
    const sample = sampled(process, order, 1, { n, size: quick ? 4000 : 20_000, seed })
    return tested(kolmogorovTest(law).run(sample, LEVELS), `h = ${h}, n = ${n}, sup|F − G|`)
  })

const k = 0.9
const heavy = cauchy(0, 1)
const [settled, last] = [1000, 20_000]

/**
 * Whether the terms k^j e_j of the backward series are below 1 for 1000 < j ≤ 20000, which they
 * are almost surely from some j on exactly when E log⁺|e| < ∞. A test of “terms above 1 are expected
 * there at most falseAlarm times”: by Markov's inequality that is the probability of any. Of
 * independent events expected log(1/miss) times in all, none happens with probability at most miss.
 */
function terms(name: string, logSize: Draw<number>): Check {
  return single(name, 'statistical', ({ seed }): Outcome => {
    const source = new Source(seed)
    let [before, after] = [0, 0]
    for (let j = 1; j <= last; j++) {
      if (j * Math.log(k) + logSize(source.seek(0, j)) <= 0) continue
      if (j <= settled) before++
      else after++
    }
    return {
      holds: after === 0,
      detail: `terms above 1: ${before} of the first 1000, ${after} of the next 19000`,
      instances: last,
      pValue: after === 0 ? 1 : LEVELS.falseAlarm,
      rates: { ...LEVELS, detectable: Math.log(1 / LEVELS.miss), samples: last - settled },
    }
  })
}

/** |X_n − θ*|/a^n = |θ*_(n) − θ| for n < N, θ*_(n) the limit of the maps from n + 1 on, θ = 0. */
function scaledErrors(noise: Draw<number>, seed: number, N: number): Float64Array {
  const maps = ar1({ h: 1 - k, noise }).realize(seed)
  const errors = new Float64Array(N)
  // 1000 maps beyond N, after which k^1000 < 10^−45 is left of whatever lies beyond.
  let limit = 0
  for (let i = N + 1000; i > 0; i--) {
    limit = maps.at(i).apply(limit)
    if (i <= N) errors[i - 1] = Math.abs(limit)
  }
  return errors
}

export const noiseChecks: readonly Check[] = [
  normalIterates('normal e: X_10 is N(a^10 θ, V(1 − a^20))', { h: 0.1, n: 10, order: backward }),
  normalIterates('normal e: Y_10 is N(a^10 θ, V(1 − a^20))', { h: 0.1, n: 10, order: forward }),
  normalIterates('normal e, h = 9/5: V = 9', { h: 1.8, n: 40, order: forward }),
  // P(|e| > x) ≤ 2/(πx): the terms above 1 are expected (2/π) k^1001/(1 − k) < 10^−44 times.
  terms('Cauchy e, no mean: the terms a^j e_j die out', source =>
    Math.log(Math.abs(heavy(source))),
  ),
]

export const noiseControls: readonly Check[] = [
  normalIterates('V = h s² in place of h s²/(2 − h), normal e', {
    h: 1.8,
    n: 40,
    order: forward,
    V: h => h,
  }),
  // P(1/U > j log(1/k)) = 1/(j log(1/k)): expected log(20)/log(1/k) = 28.4 times, above log(10^9).
  terms('log|e| = 1/U: the terms a^j e_j die out', source => 1 / (1 - source.unit())),
  single('normal e: |X_n − θ*| ≤ C a^n with C = 2√V', 'empirical', ({ seed }) => {
    // Of 600 stretches of 50 maps none shows more than 2√V with probability below 0.955^600 < 10^−11.
    const errors = scaledErrors(standardNormal, seed, 30_000)
    const C = 2 * Math.sqrt(1 / 19)
    const largest = errors.reduce((most, x) => Math.max(most, x), 0)
    const points = (xs: Float64Array) => Array.from(xs.subarray(0, 400), (x, n) => [n, x] as const)
    return {
      holds: largest <= C,
      detail: `largest |X_n − θ*|/a^n for n < 30000: ${largest.toPrecision(3)}, 2√V = ${C.toPrecision(3)}`,
      figures: [
        {
          id: 'sec-3.1-ratio',
          title: 'Distance to the limit over a^n, AR(1) with h = 1/10',
          caption:
            'The ratio is the distance of the start from the limit of the later maps, a stationary sequence. For e = ±1 it stays below D/(1 − a) = 1; for normal e every bound is passed in time.',
          x: { label: 'n' },
          y: { label: '|X_n − θ*| / a^n' },
          series: [
            { name: 'e normal', mark: 'line' as const, points: points(errors) },
            {
              name: 'e = ±1',
              mark: 'line' as const,
              points: points(scaledErrors(rademacher, seed, 400)),
            },
            {
              name: '2√V',
              mark: 'line' as const,
              dashed: true,
              points: [0, 399].map(n => [n, C] as const),
            },
          ],
        },
      ],
    }
  }),
]
