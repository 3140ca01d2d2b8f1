import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { EstimateError } from '../../src/estimate/estimate.js'
import { ball, box } from '../../src/estimate/region.js'
import { pairsEstimate, sampledPairs } from '../../src/estimate/sampled-pairs.js'
import { affine } from '../../src/map/affine.js'
import { foldedAffine } from '../../src/map/folded-affine.js'
import { mobius } from '../../src/map/mobius.js'
import type { SelfMap } from '../../src/map/self-map.js'
import { table } from '../../src/map/table.js'
import { chebyshev } from '../../src/space/chebyshev.js'
import { euclidean } from '../../src/space/euclidean.js'
import { discrete } from '../../src/space/finite-set.js'
import { realLine } from '../../src/space/line.js'
import { manhattan } from '../../src/space/manhattan.js'
import { PointError } from '../../src/space/metric-space.js'
import { positiveCone } from '../../src/space/positive-cone.js'
import { positiveReals } from '../../src/space/positive-reals.js'
import { type Rational, rational } from '../../src/space/rational.js'
import { real } from '../../src/space/real.js'
import { property } from '../property.js'
import { irisStep } from './known.js'
import { affineOf, atMost, matrices, spectralAtMost } from './matrices.js'

const slopes = fc.double({ min: -3, max: 3, noNaN: true })
const shifts = fc.double({ min: -1e6, max: 1e6, noNaN: true })
const size = (x: number): Rational => rational(x).abs()
const interval = box([-3], [5])
const few = { seed: 1, evaluations: 200 }

describe('the bound is never above the constant, exactly', () => {
  property([slopes, shifts, fc.integer()])('of a·x + b and a + b|x|', (a, b, seed) => {
    for (const map of [affine(real, a, b), foldedAffine(real, b, a)]) {
      const { lower } = sampledPairs([map], { ...few, space: realLine, region: interval, seed })
      expect(atMost(lower, size(a))).toBe(true)
      const lost = Math.max(1, Math.abs(b)) * 2 ** -48
      expect(lower).toBeGreaterThanOrEqual(Math.abs(a) * (1 - 2 ** -40) - lost)
    }
  })
  property([matrices(2), fc.integer()], { numRuns: 30 })(
    'of matrices in ℓ1, ℓ2 and ℓ∞',
    (rows, seed) => {
      const map = affineOf(rows, Float64Array.of(1 / 3, -1e3))
      const region = box([-1, -2], [1, 3])
      for (const space of [manhattan(2), euclidean(2), chebyshev(2)]) {
        const { lower } = sampledPairs([map], { ...few, space, region, seed })
        const best = map.proved.lipschitz![space.metric]!
        // Below the norm, exactly: a number below it bounds no norm.
        if (space.metric === 'ℓ2' && lower > 0) {
          expect(spectralAtMost(rows, lower * (1 - 2 ** -50))).toBe(false)
        } else expect(lower).toBeLessThanOrEqual(best)
        expect(lower).toBeGreaterThan(best * (1 - 1e-6) - 1e-9)
      }
    },
  )
  const entry = fc.integer({ min: 1, max: 999 }).map(k => k / 300)
  property([fc.tuple(entry, entry, entry, entry)], { numRuns: 50 })(
    'of Möbius maps in the log metric (Birkhoff)',
    entries => {
      const [a, b, c, d] = entries.map(x => rational(x)) as [Rational, Rational, Rational, Rational]
      const [ad, bc] = [a.mul(d), b.mul(c)]
      fc.pre(!ad.equals(bc))
      const map = mobius(real, [
        [entries[0]!, entries[1]!],
        [entries[2]!, entries[3]!],
      ])
      const { lower } = sampledPairs([map], {
        ...few,
        space: positiveReals,
        region: box([1e-3], [1e3]),
      })
      if (lower === 0) return
      // lower ≤ |ad − bc|/(ad + bc + 2√(ad·bc)) means: the root is at most the rest, both squared.
      const rest = ad.sub(bc).abs().div(rational(lower)).sub(ad).sub(bc)
      expect(rest.compare(0) >= 0 && rest.mul(rest).compare(ad.mul(bc).mul(4)) >= 0).toBe(true)
    },
  )
  test('control: the plain quotient of computed distances is', () => {
    const found = fc.check(
      fc.property(slopes, shifts, fc.integer({ min: 1, max: 40 }), (a, b, halvings) => {
        const map = affine(real, a, b)
        const [x, y] = [1, 1 + 2 ** -halvings]
        const ratio = Math.abs(map.apply(x) - map.apply(y)) / Math.abs(x - y)
        return atMost(ratio, size(a))
      }),
    )
    expect(found.failed).toBe(true)
  })
})

describe('the bound is near the constant', () => {
  test('of logistic regression on iris', () => {
    const { map, k } = irisStep()
    const region = ball(new Float64Array(5), 1)
    const { lower, evaluations } = sampledPairs([map], {
      seed: 1,
      evaluations: 1000,
      space: euclidean(5),
      region,
    })
    expect(lower).toBeLessThanOrEqual(k)
    expect(lower).toBeGreaterThan(k * (1 - 1e-6))
    expect(evaluations).toBeLessThan(1100)
  })
  test('without derivatives, by pattern search alone', () => {
    const wave: SelfMap<number> = { name: 'sin(3x)/2', apply: x => Math.sin(3 * x) / 2, proved: {} }
    const { lower } = sampledPairs([wave], {
      seed: 1,
      evaluations: 2000,
      space: realLine,
      region: interval,
    })
    expect(lower).toBeLessThanOrEqual(1.5)
    expect(lower).toBeGreaterThan(1.499)
  })
  test('of the steepest of several maps', () => {
    const maps = [0.1, 0.9, 0.5].map(a => affine(real, a, 1))
    const { lower, place } = sampledPairs(maps, { ...few, space: realLine, region: interval })
    expect(place).toBe(1)
    expect(lower).toBeCloseTo(0.9, 9)
  })
  test('control: a spike between the samples is missed, and nothing else is claimed', () => {
    const at = 0.123456
    const spike: SelfMap<number> = {
      name: 'spike',
      apply: x => x / 2 + Math.max(0, 1e-9 - Math.abs(x - at)) * 5,
      proved: {},
    }
    const found = sampledPairs([spike], { ...few, space: realLine, region: interval })
    expect(found.lower).toBeLessThan(0.6)
    expect(pairsEstimate(found)).toMatchObject({ kind: 'lower bound', value: found.lower })
  })
})

describe('spaces without charts', () => {
  test('finite ones, from their points', () => {
    const question = { ...few, space: discrete(3), points: [0, 1, 2] }
    expect(sampledPairs([table([1, 2, 0])], question).lower).toBeCloseTo(1, 14)
    expect(sampledPairs([table([1, 1, 1])], question).lower).toBe(0)
  })
  test('Hilbert’s metric: a positive matrix, below Birkhoff’s tanh(Δ/4)', () => {
    const map: SelfMap<Float64Array> = {
      name: '[[2, 1], [1, 3]]',
      apply: x => Float64Array.of(2 * x[0]! + x[1]!, x[0]! + 3 * x[1]!),
      proved: {},
    }
    const points = [0.1, 0.5, 1, 2, 10].map(x => Float64Array.of(x, 1))
    const best = 5 / (Math.sqrt(6) + 1) ** 2
    const { lower } = sampledPairs([map], {
      seed: 1,
      evaluations: 2000,
      space: positiveCone(2),
      points,
    })
    expect(lower).toBeLessThanOrEqual(best)
    expect(lower).toBeGreaterThan(0.99 * best)
  })
})

test('a seed replays it', () => {
  const { map } = irisStep()
  const question = {
    ...few,
    space: euclidean(5),
    region: box(new Float64Array(5), new Float64Array(5).fill(1)),
  }
  expect(sampledPairs([map], question)).toEqual(sampledPairs([map], question))
  const other = sampledPairs([map], { ...question, seed: 2 })
  expect(other.x).not.toEqual(sampledPairs([map], question).x)
})

test('what gives no pairs is refused in one line', () => {
  const half = affine(real, 1 / 2, 0)
  const ask = (more: object) => () => sampledPairs([half], { ...few, space: realLine, ...more })
  expect(ask({})).toThrow('points: expected a region, or two points or more, got 0')
  expect(ask({ points: [1, 1] })).toThrow(
    'points: expected two that differ and that x ↦ 0.5·x sends to points of ℝ, got 1 and 1',
  )
  expect(ask({ points: [1, Number.NaN] })).toThrow(PointError)
  expect(ask({ space: positiveReals, region: interval })).toThrow(EstimateError)
  expect(ask({ region: box([0], [1e-300]) })).toThrow(/^region: expected two that differ and that/)
})

test('it stops when told to, with a pair', () => {
  let applied = 0
  const apply = (x: number) => ++applied && x / 2
  const found = (most: number) => {
    applied = 0
    const slow = { name: 'slow', proved: {}, apply }
    const question = { space: realLine, region: interval, seed: 1, evaluations: 20_000 }
    return sampledPairs([slow, slow], { ...question, stop: () => applied >= most })
  }
  for (const most of [0, 1, 5, 60]) {
    expect(found(most).lower).toBeGreaterThan(0)
    expect(applied).toBeLessThanOrEqual(most + 2)
  }
  // Control: it would go on.
  found(Infinity)
  expect(applied).toBeGreaterThan(10_000)
})
