import { empiricalBernstein } from '../law/empirical-bernstein.js'
import { meanWithin } from '../law/mean-test.js'
import { gradientStep } from '../map/gradient-step.js'
import { backward } from '../order/backward.js'
import { iid } from '../random/iid.js'
import { rademacher } from '../random/rademacher.js'
import { realLine, scalars } from '../space/line.js'
import { real } from '../space/real.js'
import { power } from './bounds.js'
import { single } from './property.js'
import { sampled } from './sampled.js'
import type { Check } from './statement.js'
import { LEVELS, tested } from './tested.js'

const [h, n] = [0.4, 40]
const slope = (theta: number) => Math.exp(theta) - 1

/** SGD with step 2/5 on e^θ − θ, noise ±1/2. */
const steps = iid({
  name: 'SGD on e^θ − θ',
  space: realLine,
  draw: source => {
    const e = rademacher(source) / 2
    return gradientStep(scalars(real), h, (theta: number) => slope(theta) + e)
  },
  step: (source, theta) => theta - h * (slope(theta) + rademacher(source) / 2),
})

/**
 * A mean over X_n from 0, which is E over μ up to k^n times a Lipschitz constant below 4 and the
 * length of [−log 2, log(3/2)], below 1.1, and up to rounding: each step is off by less than 2^−51,
 * all of them by less than 5 times that. Values are in [−1, 1] there, and E f² < 0.12: for ∇L since
 * (∇L)² ≤ (3/2)θ∇L, so that E(∇L)² ≤ hs²/(4/3 − h); for the others, which are in [−0.15, 0.75] with
 * mean 0, or in [−0.15, 0.3], by (0.75 − m)(m + 0.15) at m = 0 (Bhatia and Davis 2000), or 0.3².
 */
function mean(name: string, f: (theta: number) => number): Check {
  return single(name, 'statistical', ({ seed, quick }) => {
    const sample = sampled(steps, backward, 0, { n, size: quick ? 12_500 : 40_000, seed })
    const slack = 4.4 * power(real, 1 - h / 2, n) + 2 ** -46
    const test = meanWithin(-slack, slack, empiricalBernstein(-1, 1, 0.12))
    return tested(test.run(sample.map(f), LEVELS), 'h = 2/5, mean off 0 by')
  })
}

/** 2⟨θ − c, ∇L⟩ − h E|g|², g = L′ ± 1/2. */
const balance =
  (c: number, factor = 2) =>
  (theta: number) =>
    factor * (theta - c) * slope(theta) - h * (slope(theta) * slope(theta) + 1 / 4)

export const sampledChecks: readonly Check[] = [
  mean('without knowing μ: E∇L(θ) = 0', slope),
  mean('without knowing μ: 2E(θ − c)∇L = hE g², c = 1/4', balance(1 / 4)),
]

export const sampledControls: readonly Check[] = [
  mean('without the factor 2: E(θ − c)∇L = hE g²', balance(1 / 4, 1)),
]
