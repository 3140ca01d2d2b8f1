import { kolmogorovTest } from '../law/kolmogorov.js'
import type { ReferenceLaw } from '../law/reference-law.js'
import { lindley } from '../map/lindley.js'
import { backward } from '../order/backward.js'
import { exponential } from '../random/exponential.js'
import { iid } from '../random/iid.js'
import { realLine } from '../space/line.js'
import { real } from '../space/real.js'
import { single } from './property.js'
import { sampled } from './sampled.js'
import type { Check } from './statement.js'
import { LEVELS, tested } from './tested.js'

/** Customers come at rate λ = 1 and are served at rate ν = 4. */
const [interarrival, service] = [exponential(1), exponential(4)]

const queue = iid({
  name: 'x ↦ max(x + service − interarrival, 0)',
  space: realLine,
  draw: source => lindley(real, service(source) - interarrival(source)),
  step: (source, x) => Math.max(x + (service(source) - interarrival(source)), 0),
})

/** P(W > x) = ρ e^{−(ν − λ)x} for x ≥ 0, ρ = λ/ν = 1/4 (Erlang 1909); ρ = 1 leaves out its atom. */
function waitingTime(ρ: number): ReferenceLaw {
  const cdf = (x: number) => (x < 0 ? 0 : 1 - ρ * Math.exp(-3 * x))
  return {
    name: 'waiting time in M/M/1',
    cdf,
    below: x => (x <= 0 ? 0 : cdf(x)),
    mean: ρ / 3,
    variance: (2 * ρ - ρ * ρ) / 9,
  }
}

/**
 * Kolmogorov's test of that law for X_60 from 0. It is θ* unless some S_j, j > 60, is above 0:
 * E e^{sξ} = 4/((4 − s)(1 + s)) is 16/25 at s = 3/2, so that this has probability below
 * Σ_{j>60} (16/25)^j < 10^−11.
 */
const queueing = (name: string, ρ: number): Check =>
  single(name, 'statistical', ({ seed, quick }) => {
    const sample = sampled(queue, backward, 0, { n: 60, size: quick ? 4000 : 20_000, seed })
    return tested(kolmogorovTest(waitingTime(ρ)).run(sample, LEVELS), 'n = 60, sup|F − G|')
  })

export const queueCheck = queueing('M/M/1, ρ = 1/4: P(θ* > x) = ρ e^{−(ν−λ)x}', 1 / 4)
export const queueControl = queueing('M/M/1, without the atom: P(θ* > x) = e^{−(ν−λ)x}', 1)
