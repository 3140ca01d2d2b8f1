import { describe, expect, it } from 'vitest'
import { backwardDecay, backwardRow } from '../../src/estimate/backward-decay.js'
import { coupledDecay } from '../../src/estimate/coupled-decay.js'
import { irisSgd } from '../../src/statement/iris.js'
import { coverage, expectHonest } from './covers.js'

describe('SGD for logistic regression on iris', () => {
  const { random } = irisSgd()
  // γ_1 with a standard error of 0.000007: derivatives by differences along 128 paths of 4000 steps.
  const gamma = -0.044193
  const zero = new Float64Array(5)
  it('covers forward', () => {
    const starts = [zero, zero.map(() => 1)]
    expectHonest(
      coverage(gamma, seed => coupledDecay(random, { seed, starts, streams: 4 }).rate?.interval),
    )
  })

  it('backward too, from the second half of 400 steps', () => {
    const found = backwardDecay(random, { seed: 1, start: zero })
    expect(Math.abs(found.rate!.mean - gamma)).toBeLessThan(4 * found.rate!.standardError)
    const row = backwardRow(found)
    expect(row).toMatchObject({ quantity: 'k̂ backward', kind: 'estimate' })
  })
})
