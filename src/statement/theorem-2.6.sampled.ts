import { bernoulliConvolution } from '../law/bernoulli-convolution.js'
import { kolmogorovTest } from '../law/kolmogorov.js'
import { arcsineLaw, type ReferenceLaw, uniformLaw } from '../law/reference-law.js'
import { affine } from '../map/affine.js'
import { backward } from '../order/backward.js'
import { forward } from '../order/forward.js'
import type { Order } from '../order/order.js'
import { iid } from '../random/iid.js'
import { rademacher } from '../random/rademacher.js'
import { randomAffine } from '../random/random-affine.js'
import type { RandomMap } from '../random/random-map.js'
import { realLine } from '../space/line.js'
import { real } from '../space/real.js'
import { single } from './property.js'
import { empirical, sampled } from './sampled.js'
import type { Check } from './statement.js'
import { LEVELS, tested } from './tested.js'

/** x ↦ λx ± (1 − λ), either sign with probability 1/2. */
const convolution = (ratio: number) =>
  randomAffine({ slope: () => ratio, shift: source => (1 - ratio) * rademacher(source) })

/** x ↦ Ux or x ↦ Ux + 1 − U with probability 1/2, U uniform: sup Lip = 1, E log Lip = −1. */
const arcsineWalk = iid({
  name: 'x ↦ Ux or Ux + 1 − U',
  space: realLine,
  draw: source => {
    const u = source.unit()
    return affine(real, u, rademacher(source) < 0 ? 0 : 1 - u)
  },
  step: (source, x) => {
    const u = source.unit()
    return u * x + (rademacher(source) < 0 ? 0 : 1 - u)
  },
})

/**
 * So far on, law(Y_n) as computed and μ are within 3·10^−7 in sup|F − G|: rounding moves a point by
 * at most 100·2^−52, what is left of the way to θ* is below 10^−14 (but for probability 10^−19 in
 * the walk, where E|X_n − θ*|² ≤ 3^−n/8), and each F is Hölder of order at least 1/2 with constant
 * 1. The thresholds are above 0.02: that makes a false alarm more likely by one part in a thousand.
 */
const late = 100

/** Kolmogorov's test of one law for the n-th iterate, from the middle of the support. */
function against(
  name: string,
  { map, law, order, n = late, start = 0 }: Sampling,
  figure = false,
): Check {
  return single(name, 'statistical', ({ seed, quick }) => {
    const sample = sampled(map, order, start, { n, size: quick ? 5000 : 20_000, seed })
    const outcome = tested(kolmogorovTest(law).run(sample, LEVELS), `n = ${n}, sup|F − G|`)
    return figure ? { ...outcome, figures: [cantor(sample, law)] } : outcome
  })
}

interface Sampling {
  readonly map: RandomMap<number>
  readonly law: ReferenceLaw
  readonly order: Order
  readonly n?: number
  readonly start?: number
}

const half = { map: convolution(1 / 2), law: uniformLaw(-1, 1) }
const third = { map: convolution(1 / 3), law: bernoulliConvolution(1 / 3) }
const walk = { map: arcsineWalk, law: arcsineLaw(0, 1), start: 1 / 2 }

/** The empirical distribution function on the one of the law. */
function cantor(sample: Float64Array, law: ReferenceLaw) {
  const grid = Array.from({ length: 400 }, (_, i) => -1 + (2 * i) / 399)
  return {
    id: 'thm-2.6-law',
    title: 'Forward iterates of x/3 ± 2/3 and their stationary law',
    caption: `Y_${late} over ${sample.length} realisations, none of which converges; the law of θ*, Cantor’s, is where their laws go.`,
    x: { label: 'x' },
    y: { label: 'P(iterate ≤ x)' },
    series: [
      {
        name: 'Cantor’s law',
        mark: 'line' as const,
        points: grid.map(x => [x, law.cdf(x)] as const),
      },
      { name: `Y_${late}`, mark: 'step' as const, points: empirical(sample), dashed: true },
    ],
  }
}

export const sampledChecks: readonly Check[] = [
  against('x/2 ± 1/2: θ* is uniform', { ...half, order: backward }),
  against('x/2 ± 1/2: so is Y_n in the limit', { ...half, order: forward }),
  against('x/3 ± 2/3: θ* has Cantor’s law', { ...third, order: backward }),
  against('x/3 ± 2/3: so has Y_n in the limit', { ...third, order: forward }, true),
  against('Ux or Ux + 1 − U: θ* has the arcsine law', { ...walk, order: backward }),
  against('Ux or Ux + 1 − U: so has Y_n in the limit', { ...walk, order: forward }),
]

export const sampledControls: readonly Check[] = [
  against('the arcsine walk against the uniform law', {
    ...walk,
    law: uniformLaw(),
    order: backward,
  }),
  against('Y_2 of x/2 ± 1/2 against the uniform law', { ...half, order: forward, n: 2 }),
]
