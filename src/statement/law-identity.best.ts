import { iterates } from '../iterate/iterate.js'
import { empiricalBernstein } from '../law/empirical-bernstein.js'
import { meanWithin } from '../law/mean-test.js'
import { smirnovTest } from '../law/smirnov.js'
import { type Homothety, homothety } from '../map/homothety.js'
import { backward } from '../order/backward.js'
import { forward } from '../order/forward.js'
import type { Order } from '../order/order.js'
import { standardNormal } from '../random/normal.js'
import type { MapSequence } from '../random/random-map.js'
import { Source } from '../random/source.js'
import { float64 } from '../space/float64.js'
import { single } from './property.js'
import type { Check, Context } from './statement.js'
import { LEVELS, tested } from './tested.js'

const at = Array.from({ length: 200 }, (_, i) => 101 + i)

/**
 * SGD on E(θ − e)²/2 with step 1/10 and normal noise, `size` realisations at once: on ℝ^size they
 * are homotheties x ↦ (9/10)x + ε/10, a class closed under composition, whose backward iterates
 * cost a composition each.
 */
const process = (size: number, seed: number): MapSequence<Homothety<Float64Array, number>> => {
  const space = float64(size)
  const source = new Source(seed)
  return {
    at: i =>
      homothety(
        space,
        0.9,
        space.zero().map((_, r) => 0.1 * standardNormal(source.seek(r, i))),
      ),
  }
}

/** What one order shows over n = 101 … 300. */
interface Runs {
  /** min |θ_n| over 100 < n ≤ 300, a realisation each. */
  readonly best: Float64Array
  /** |θ_300|. */
  readonly final: Float64Array
  /** The mean over realisations of min |θ_j|, 100 < j ≤ n, for each n. */
  readonly meanBest: readonly (readonly [number, number])[]
}

function runs(order: Order, { seed, quick }: Context, sample = 0): Runs {
  const size = quick ? 500 : 4000
  const maps = process(size, seed + sample)
  const best = new Float64Array(size).fill(Infinity)
  let final = best
  const meanBest = [...iterates(maps, order, float64(size).zero(), { at })].map(({ n, point }) => {
    final = point.map(Math.abs)
    for (let r = 0; r < size; r++) best[r] = Math.min(best[r]!, final[r]!)
    return [n, average(best)] as const
  })
  return { best, final, meanBest }
}

const average = (xs: Float64Array) => xs.reduce((sum, x) => sum + x, 0) / xs.length

export const bestChecks: readonly Check[] = [
  single('AR(1), h = 1/10: |θ_300| has one law in both orders', 'statistical', context => {
    const [x, y] = [runs(backward, context), runs(forward, context, 1)]
    const means = [x, y].map(({ final }) => average(final).toPrecision(3))
    const outcome = tested(
      smirnovTest.run([x.final, y.final], LEVELS),
      `means ${means.join(', ')}, sup|F − G|`,
    )
    const figure = {
      id: 'law-ident-best',
      title: 'Best of the iterates so far, AR(1) with h = 1/10',
      caption:
        'The mean over realisations of min |θ_j|, 100 < j ≤ n. Forward wanders over its stationary law and meets the minimum by chance; backward has converged. At each n both have one law.',
      x: { label: 'n' },
      y: { label: 'mean of the least |θ_j| so far', scale: 'log' as const },
      series: [
        { name: 'backward', mark: 'line' as const, points: x.meanBest },
        { name: 'forward', mark: 'line' as const, points: y.meanBest },
      ],
    }
    return { ...outcome, figures: [figure] }
  }),
  single('the best of 100 < n ≤ 300: backward 0.187, forward 0.0015', 'statistical', context => {
    const [x, y] = [runs(backward, context).best, runs(forward, context, 1).best]
    const gaps = x.map((best, r) => Math.min(1, best) - Math.min(1, y[r]!))
    // Neither best is above |θ_300|, so that E gap² ≤ E max(…)² ≤ 2 Var θ_300 < 2/19.
    const test = meanWithin(0.18, 0.19, empiricalBernstein(-1, 1, 2 / 19))
    const means = [x, y].map(best => average(best).toPrecision(2)).join(' and ')
    return tested(test.run(gaps, LEVELS), `means ${means}, gap off [0.18, 0.19] by`)
  }),
]

export const bestControls: readonly Check[] = [
  single('the best |θ_n| so far has one law in both orders', 'statistical', context => {
    const [x, y] = [runs(backward, context).best, runs(forward, context, 1).best]
    const means = [x, y].map(best => average(best).toPrecision(2)).join(' and ')
    return tested(smirnovTest.run([x, y], LEVELS), `means ${means}, sup|F − G|`)
  }),
]
