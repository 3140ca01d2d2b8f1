import { describe, expect, it } from 'vitest'
import { backwardDecay, backwardRow } from '../../src/estimate/backward-decay.js'
import { coupledDecay } from '../../src/estimate/coupled-decay.js'
import { lyapunovSpectrum } from '../../src/estimate/lyapunov.js'
import { irisSgd } from '../../src/statement/iris.js'
import { coverage } from './covers.js'

/** At the settings of the study: a transient of 50 steps is 1/1000 of γ_1 or more for 300 steps. */
describe('SGD for logistic regression on iris', () => {
  const { random } = irisSgd()
  // γ_1 with a standard error of 0.000007: derivatives by differences along 128 paths of 4000 steps.
  const gamma = -0.044193
  const zero = new Float64Array(5)

  it('covers: γ_1', () => {
    const { covered } = coverage(
      gamma,
      seed =>
        lyapunovSpectrum(random, { seed, start: zero, dimension: 5 }).exponents[0]?.sampled
          ?.interval,
      8,
    )
    // Of 8 with 95 % each, 6 or more but for one time in a hundred.
    expect(covered).toBeGreaterThanOrEqual(6)
  })

  it('covers forward, what the transient leaves included', () => {
    const starts = [zero, zero.map(() => 2)]
    const { covered } = coverage(
      gamma,
      seed => coupledDecay(random, { seed, starts, steps: 800 }).rate?.interval,
      12,
    )
    expect(covered).toBeGreaterThanOrEqual(11)
  })

  it('and backward', () => {
    const found = (seed: number) => backwardDecay(random, { seed, start: zero, steps: 800 })
    const { covered } = coverage(gamma, seed => found(seed).rate?.interval, 4)
    expect(covered).toBeGreaterThanOrEqual(3)
    expect(backwardRow(found(1))).toMatchObject({ quantity: 'k̂ backward', kind: 'estimate' })
  })

  it('control: 100 steps are too few for backward iterates', () => {
    const { covered } = coverage(
      gamma,
      seed => backwardDecay(random, { seed, start: zero, steps: 100, points: 12 }).rate?.interval,
      6,
    )
    expect(covered).toBeLessThan(3)
  })
})
