import { iterates } from '../iterate/iterate.js'
import { kolmogorovTest } from '../law/kolmogorov.js'
import { arcsineLaw, betaLaw, exponentialLaw, type ReferenceLaw } from '../law/reference-law.js'
import { kolmogorovWithin } from '../law/within.js'
import { lipschitzIn } from '../map/self-map.js'
import { backward } from '../order/backward.js'
import { forward } from '../order/forward.js'
import type { Order } from '../order/order.js'
import { realLine } from '../space/line.js'
import { upTo } from './counted.js'
import { sampledWalk } from './d2.walk.js'
import type { Figure } from './figure.js'
import { single } from './property.js'
import { sampled } from './sampled.js'
import type { Check } from './statement.js'
import { LEVELS, tested } from './tested.js'

interface Sampling {
  readonly a: 1 | 2
  readonly p: number
  readonly law: ReferenceLaw
  readonly order: Order
}

/**
 * Iterates so late are within 10^−10 of a draw of μ: each map rounds by at most 2^−52, and
 * E|X_n − θ*|² ≤ (a/(a + 2))^n puts the rest below 10^−11, but for probability 10^−25 a draw.
 */
const late = { 1: 100, 2: 160 }
const slack = 1e-10

/** Kolmogorov's test of μ for a late iterate from the middle. */
function against(name: string, { a, p, law, order }: Sampling): Check {
  return single(name, 'statistical', ({ seed, quick }) => {
    const n = late[a]
    const size = quick ? 2500 : 15_000
    const sample = sampled(sampledWalk({ a, p }), order, 1 / 2, { n, size, seed })
    const result = kolmogorovWithin(law, slack).run(sample, LEVELS)
    return tested(result, `a = ${a}, p = ${p.toPrecision(2)}, n = ${n}: sup|F − G|`)
  })
}

/** One realisation in both orders. */
function paths(seed: number): Figure {
  const maps = sampledWalk({ a: 1, p: 1 / 2 }).realize(seed)
  const path = (order: Order) =>
    Array.from(
      iterates(maps, order, 1 / 2, { at: [0, ...upTo(150)] }),
      ({ n, point }) => [n, point] as const,
    )
  return {
    id: 'd2-paths',
    title: 'The arcsine walk, backward and forward',
    caption:
      'One realisation of x ↦ Ux or Ux + 1 − U. Backward it settles, by 1/√3 a step in mean square; forward it goes from end to end for ever. At each n both have one law.',
    x: { label: 'n' },
    y: { label: 'iterate' },
    series: [
      { name: 'forward Y_n', mark: 'line', points: path(forward) },
      { name: 'backward X_n', mark: 'line', points: path(backward) },
    ],
  }
}

export const sampledChecks: readonly Check[] = [
  against('a = 1, p = 1/2: θ* has the arcsine law', {
    a: 1,
    p: 1 / 2,
    law: arcsineLaw(),
    order: backward,
  }),
  against('a = 1, p = 1/3: θ* has the law Beta(1/3, 2/3)', {
    a: 1,
    p: 1 / 3,
    law: betaLaw(1 / 3, 2 / 3),
    order: backward,
  }),
  against('a = 2, p = 1/4: Y_n tends to Beta(1/2, 3/2) in law', {
    a: 2,
    p: 1 / 4,
    law: betaLaw(1 / 2, 3 / 2),
    order: forward,
  }),
  single('−log Lip(T_i) is exponential of mean 1/a: E log Lip = −1/a', 'statistical', context => {
    // Up to 10^−15, as 1 − U has steps of 2^−53.
    const a = 2
    const maps = sampledWalk({ a, p: 1 / 2 }).realize(context.seed)
    const sample = upTo(context.quick ? 2000 : 20_000).map(
      i => -Math.log(lipschitzIn(maps.at(i), realLine)!),
    )
    const outcome = tested(
      kolmogorovTest(exponentialLaw(a)).run(sample, LEVELS),
      'a = 2: sup|F − G|',
    )
    return { ...outcome, figures: [paths(context.seed)] }
  }),
]

export const sampledControls: readonly Check[] = [
  against('the wrong way round: p = 1/3 with Beta(2/3, 1/3)', {
    a: 1,
    p: 1 / 3,
    law: betaLaw(2 / 3, 1 / 3),
    order: backward,
  }),
  against('a = 2, p = 1/4 with the law of a = 1', {
    a: 2,
    p: 1 / 4,
    law: betaLaw(1 / 4, 3 / 4),
    order: forward,
  }),
]
