import { empiricalBernstein } from '../law/empirical-bernstein.js'
import { meanWithin } from '../law/mean-test.js'
import { backward } from '../order/backward.js'
import { rademacher } from '../random/rademacher.js'
import { randomAffine } from '../random/random-affine.js'
import type { Figure } from './figure.js'
import { single } from './property.js'
import { sampled } from './sampled.js'
import type { Check, Context, Outcome } from './statement.js'
import { LEVELS, tested } from './tested.js'

/** x ↦ x/2 + 1 or 3x/2 + 1. */
const heavy = randomAffine({ slope: source => 1 + rademacher(source) / 2, shift: () => 1 })

/** Goldie’s constant c = E B/E A log A for α = 1: P(θ* > t) ~ c/t. */
const c = 2 / ((1 / 2) * Math.log(1 / 2) + (3 / 2) * Math.log(3 / 2))

/**
 * X_n increases to θ*, and by more than 1 from here on with probability at most (E √A)^n E √θ*, where
 * E √θ* ≤ 1/(1 − E √A): below 10^−3.
 */
const late = 300
const level = 100

const draws = ({ seed, quick }: Context) =>
  sampled(heavy, backward, 0, { n: late, size: quick ? 10_000 : 20_000, seed })

/** The test of low ≤ t P(X_n > t) ≤ high at t = 100. */
function tail(sample: Float64Array, low: number, high: number): Outcome {
  const beyond = sample.map(x => (x > level ? 1 : 0))
  const mean = beyond.reduce((sum, x) => sum + x, 0) / beyond.length
  const bernstein = empiricalBernstein(0, 1, c / level) // a probability of at most c/100
  const result = meanWithin(low / level, high / level, bernstein).run(beyond, LEVELS)
  return tested(result, `100·P(X_${late} > 100) = ${(level * mean).toPrecision(3)}, off by`)
}

/** P(X_n > t) by t, and c/t. */
function tails(sample: Float64Array): Figure {
  const sorted = Float64Array.from(sample).sort()
  const size = sorted.length
  const ranks = Array.from({ length: 120 }, (_, i) => Math.round(size * Math.exp((-i * 7) / 119)))
  return {
    id: 'd3-tail',
    title: 'The tail of the stationary law of x/2 + 1 or 3x/2 + 1',
    caption: `X_${late} over ${size} realisations. α = 1: the tail is c/t with Goldie’s constant c = ${c.toPrecision(4)}. There is no mean, and no test of a variance means anything.`,
    x: { label: 't', scale: 'log' },
    y: { label: 'P(X > t)', scale: 'log' },
    series: [
      {
        name: `X_${late}`,
        mark: 'dots',
        points: ranks.map(rank => [sorted[size - rank]!, rank / size] as const),
      },
      {
        name: 'c/t',
        mark: 'line',
        dashed: true,
        points: [c, 20_000].map(t => [t, c / t] as const),
      },
    ],
  }
}

export const tailChecks: readonly Check[] = [
  single('slopes 1/2 and 3/2: P(θ* > t) ~ c/t, Goldie’s c = 7.64', 'empirical', context => {
    const sample = draws(context)
    // How near t P(θ* > t) is to its limit c at t = 100 is seen, not proved: no error rate is stated.
    const { rates: _, ...measured } = tail(sample, 0.9 * c, c)
    return { ...measured, figures: [tails(sample)] }
  }),
]

export const tailControls: readonly Check[] = [
  single('α = 2: P(θ* > t) falls like 1/t² from t = 20 on', 'statistical', context =>
    tail(draws(context), 0, c / 5),
  ),
]
