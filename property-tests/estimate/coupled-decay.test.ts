import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { coupledDecay, coupledRow } from '../../src/estimate/coupled-decay.js'
import { slopeWeights, theilSen } from '../../src/estimate/log-linear-fit.js'
import { iid } from '../../src/random/iid.js'
import { normal, standardNormal } from '../../src/random/normal.js'
import { ar1, randomAffine } from '../../src/random/random-affine.js'
import { realLine } from '../../src/space/line.js'
import { positiveReals } from '../../src/space/positive-reals.js'
import { property } from '../property.js'
import { coverage, expectHonest } from './covers.js'
import { gaussian, gaussianExponents, uniformSlopes } from './maps.js'

const ar = ar1({ h: 0.1, noise: standardNormal })

describe('lines', () => {
  const line = fc.tuple(fc.integer({ min: -9, max: 9 }), fc.integer({ min: -9, max: 9 }))
  property([
    line,
    fc.uniqueArray(fc.integer({ min: 0, max: 60 }), { minLength: 12, maxLength: 20 }),
  ])('Theil and Sen: three points of twelve or more may be anywhere', ([slope, intercept], ns) => {
    const points = ns.map((n, i) => [n, i < 3 ? 1e6 * (i + 1) : intercept + slope * n] as const)
    // Of N ≥ 12 points, more than half of the pairs are of the N − 3 that lie on the line.
    const found = theilSen(points)
    // + 0 makes 0 of −0. Points and slopes of whole numbers are exact.
    expect([found.slope + 0, found.intercept + 0]).toEqual([slope, intercept])
  })
})

describe('coupled paths', () => {
  it('AR(1): log 0.9 up to rounding, and the stretch ends above the floor', () => {
    const { rate, fit } = coupledDecay(ar, { seed: 1, starts: [0, 1], streams: 8 })
    const { low, high } = rate!.interval
    expect(low).toBeLessThanOrEqual(Math.log(0.9))
    expect(high).toBeGreaterThanOrEqual(Math.log(0.9))
    expect(high - low).toBeLessThan(1e-4)
    expect(Math.exp(fit!.line.slope)).toBeCloseTo(0.9, 4)
    const end = fit!.points.find(([n]) => n === fit!.to)!
    const floor = fit!.floor.find(([n]) => n === fit!.to)!
    expect(end[1]).toBeGreaterThan(floor[1])
  })

  it('control: with the floor in the fit, k̂ of AR(1) is wrong', () => {
    const { fit } = coupledDecay(ar, { seed: 1, starts: [0, 1], streams: 8, steps: 800 })
    const sequence = ar.realize(1)
    let [x, y] = [0, 1]
    const points = Array.from({ length: 800 }, (_, i) => {
      const map = sequence.at(i + 1)
      ;[x, y] = [map.apply(x), map.apply(y)]
      return [i + 1, Math.log(Math.max(Math.abs(x - y), Number.MIN_VALUE))] as const
    })
    const weights = slopeWeights(points.map(([n]) => n))
    const naive = points.reduce((sum, [, log], i) => sum + weights[i]! * log, 0)
    expect(Math.abs(naive - Math.log(0.9))).toBeGreaterThan(0.05)
    expect(fit!.to).toBeLessThan(400)
    expect(Math.abs(fit!.line.slope - Math.log(0.9))).toBeLessThan(1e-4)
  })

  it('covers: slopes U(−0.9, 0.9)', () => {
    expectHonest(
      coverage(
        Math.log(0.9) - 1,
        seed => coupledDecay(uniformSlopes, { seed, starts: [0, 1], steps: 40 }).rate?.interval,
      ),
    )
  })

  it('covers: normal 2 × 2, halved', () => {
    const half = gaussian(2, 1 / 2)
    const starts = [Float64Array.of(0, 0), Float64Array.of(1, 0)]
    expectHonest(
      coverage(
        gaussianExponents[1] - Math.LN2,
        seed => coupledDecay(half, { seed, starts, streams: 16, steps: 40 }).rate?.interval,
      ),
    )
  })

  it('covers: one realisation of slow random slopes, by batches of its steps', () => {
    const log = normal(-0.05, 0.2)
    const slow = randomAffine({ slope: s => Math.exp(log(s)), shift: standardNormal })
    expectHonest(
      coverage(
        -0.05,
        seed => coupledDecay(slow, { seed, starts: [0, 1], streams: 1 }).rate?.interval,
      ),
    )
  })

  it('of three starts follows the largest distance', () => {
    const three = coupledDecay(ar, { seed: 1, starts: [0, 1, 5], streams: 4 })
    expect(three.fit!.points[0]![1]).toBe(Math.log(5))
    expect(three.rate!.mean).toBeCloseTo(Math.log(0.9), 4)
  })

  it('in the log metric the floor is that of logarithms', () => {
    const squareRoot = iid({
      name: '√x·u',
      space: positiveReals,
      draw: source => {
        const u = 1 + source.unit()
        return { name: `${u}√x`, proved: {}, apply: (x: number) => u * Math.sqrt(x) }
      },
    })
    const { rate, fit } = coupledDecay(squareRoot, {
      seed: 1,
      starts: [1, 1e6],
      streams: 8,
      steps: 80,
    })
    expect(rate!.interval.low).toBeLessThanOrEqual(-Math.LN2)
    expect(rate!.interval.high).toBeGreaterThanOrEqual(-Math.LN2)
    expect(fit!.to).toBeGreaterThan(20)
    expect(fit!.to).toBeLessThan(50)
  })

  it('says that paths met, that one left its space, that it was stopped, and what starts it needs', () => {
    const meeting = randomAffine({ slope: s => (s.unit() < 0.1 ? 0 : 0.99), shift: standardNormal })
    const met = coupledDecay(meeting, { seed: 1, starts: [0, 1] })
    expect(met.refused).toMatch(/^paths met exactly at n = \d+$/)
    expect(coupledRow(met)).toMatchObject({ quantity: 'k̂ forward', refused: met.refused })
    const squaring = iid({
      name: 'x ↦ x²',
      space: realLine,
      draw: () => ({ name: 'x ↦ x²', proved: {}, apply: (x: number) => x * x }),
    })
    expect(coupledDecay(squaring, { seed: 1, starts: [2, 3] }).refused).toMatch(
      /^a path left the space at n = \d+: /,
    )
    expect(coupledDecay(ar, { seed: 1, starts: [0, 1], stop: () => true }).refused).toBe(
      'stopped before there was a path',
    )
    expect(() => coupledDecay(ar, { seed: 1, starts: [1, 1] })).toThrow(
      'starts: expected two that differ, or more',
    )
  })
})
