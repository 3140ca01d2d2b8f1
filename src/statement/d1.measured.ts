import { spectralNorm } from '../map/spectral-norm.js'
import { backward } from '../order/backward.js'
import { forward } from '../order/forward.js'
import type { Order } from '../order/order.js'
import { real } from '../space/real.js'
import { power } from './bounds.js'
import { upTo } from './counted.js'
import { allowance, blockNorm, rate, realisation, sgd, stationary } from './d1.least-squares.js'
import type { Figure } from './figure.js'
import { all, atMost } from './finding.js'
import { single } from './property.js'
import type { Check, Context, Outcome } from './statement.js'
import { LEVELS } from './tested.js'

/** Norms and distances of one realisation. */
function figure(seed: number): Figure {
  const { gaps } = realisation(seed)
  const maps = sgd.realize(seed)
  const norms: (readonly [number, number])[] = []
  let product = maps.at(1)
  for (let n = 1; n <= 90; n++) {
    if (n > 1) product = product.after(maps.at(n))
    if (n <= 4 || n % 10 === 0) norms.push([n, spectralNorm(product.rows)])
  }
  const series = (xs: readonly number[]) => xs.map((x, i) => [i + 1, x] as const)
  return {
    id: 'd1-batches',
    title: 'Mini-batch least squares, p = 10, batches of 3',
    caption:
      'Every batch Hessian has rank 3, so that every step has the Lipschitz constant 1 and Theorem 2.2 says nothing. Products of four and more contract, and backward iterates converge like ‖A_1 … A_n‖; the dashed line is the bound ρ^{n/2} in mean square.',
    x: { label: 'n' },
    y: { label: 'norm, distance', scale: 'log' },
    series: [
      { name: '‖A_1 … A_n‖', mark: 'line', points: norms },
      { name: '|X_n − X_450|, backward', mark: 'line', points: series(gaps(backward)) },
      { name: '|Y_n − Y_450|, forward', mark: 'line', points: series(gaps(forward)) },
      {
        name: 'ρ^{n/2} = .84^{n/2}',
        mark: 'line',
        dashed: true,
        points: [1, 200].map(n => [n, power(real, Math.sqrt(rate), n)] as const),
      },
    ],
  }
}

/**
 * The test of E|X_N − X_n|² ≤ ρ^n E|X_N−n|²: by Markov’s inequality a value 1/falseAlarm times that
 * has probability falseAlarm at most. A distance beyond the bound is never missed.
 */
function settles(order: Order, { seed }: Context): Outcome {
  const { last, gaps } = realisation(seed)
  const gap = gaps(order)[last - 1]!
  const mean = power(real, rate, last) * stationary
  const bound = Math.sqrt(mean / LEVELS.falseAlarm)
  return {
    holds: gap <= bound,
    detail: `distance of iterates ${last} and 450: ${gap.toExponential(2)}, bound ${bound.toExponential(2)}`,
    instances: 1,
    margin: (bound - gap) / bound,
    pValue: Math.min(1, mean / (gap * gap)),
    rates: { falseAlarm: LEVELS.falseAlarm, miss: 0, detectable: bound, samples: 1 },
  }
}

export const measuredChecks: readonly Check[] = [
  single('p = 10, b = 3: ‖I − hH_B‖ = 1 for every batch', 'numerical', ({ seed, quick }) => {
    const maps = sgd.realize(seed)
    const norms = upTo(quick ? 20 : 300).map(i => blockNorm(maps, i, 1))
    const [low, high] = [Math.min(...norms), Math.max(...norms)]
    const off = Math.max(high - 1, 1 - low)
    const shown = `${norms.length} batches, from ${low.toFixed(6)} to ${high.toFixed(6)}: |‖A‖ − 1|`
    return atMost(real, off, allowance(1), shown)
  }),
  single(
    '‖A_1 … A_r‖ = 1 for r ≤ 3 (3r < p), below 1 from r = 4 on',
    'numerical',
    ({ seed, quick }) => {
      const maps = sgd.realize(seed)
      const length = 32 * (quick ? 1 : 8)
      /** Means of log‖·‖/r over the blocks of r maps of one stretch. */
      const exponent = (r: number) => {
        const blocks = upTo(length / r).map(k => Math.log(blockNorm(maps, r * (k - 1) + 1, r)))
        return blocks.reduce((sum, x) => sum + x, 0) / length
      }
      const ones = [2, 3].map(r =>
        atMost(real, Math.abs(blockNorm(maps, 1, r) - 1), allowance(r), `r = ${r}: |‖·‖ − 1|`),
      )
      // A block of 2r is a product of two of r: log‖·‖ is subadditive, up to the rounding of norms.
      const means = [4, 8, 16, 32].map(exponent)
      const falling = means.map((x, i) =>
        atMost(real, x, means[i - 1] ?? -allowance(4), `mean ${i}`),
      )
      const shown = means.map(x => x.toFixed(3)).join(', ')
      return {
        ...all([...ones, ...falling]),
        detail: `mean log‖·‖/r: ${shown} for r = 4, 8, 16, 32; (log ρ)/2 = ${(Math.log(rate) / 2).toFixed(3)}`,
        figures: [figure(seed)],
      }
    },
  ),
  single(
    'backward iterates settle: E|X_m − X_n|² ≤ ρ^n E|X_{m−n}|², ρ = .84',
    'statistical',
    context => settles(backward, context),
  ),
]

export const measuredControls: readonly Check[] = [
  single('forward iterates settle', 'empirical', context => {
    // No probability is known with which one forward path settles by chance.
    const { rates: _, ...measured } = settles(forward, context)
    return measured
  }),
]
