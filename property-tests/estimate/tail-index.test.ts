import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hill } from '../../src/estimate/hill.js'
import {
  exactMomentIndex,
  hillRow,
  momentIndex,
  momentRow,
  tailWarning,
} from '../../src/estimate/tail-index.js'
import { cauchy } from '../../src/random/cauchy.js'
import type { Draw } from '../../src/random/draw.js'
import { standardNormal } from '../../src/random/normal.js'
import { Source } from '../../src/random/source.js'
import { rational } from '../../src/space/rational.js'
import { property } from '../property.js'
import { coverage, expectHonest } from './covers.js'

const sample = (draw: Draw<number>, n: number, seed: number) => {
  const source = new Source(seed, 'instances')
  return Array.from({ length: n }, (_, i) => Math.abs(draw(source.seek(0, i))))
}
const pareto =
  (alpha: number): Draw<number> =>
  source =>
    (1 - source.unit()) ** (-1 / alpha)

describe('Hill', () => {
  it('nearly covers: Pareto laws', () => {
    const { covered, missed, refused } = coverage(2, seed => {
      const tail = hill(sample(pareto(2), 2000, seed))
      return tail.refused === undefined ? tail.interval : undefined
    })
    // That the plateau is chosen from the sample costs a percent or two of 95.
    expect(covered / (covered + missed)).toBeGreaterThan(0.91)
    expect(refused).toBeLessThan(20)
  })

  it('Cauchy: α = 1, and the variance does not exist', () => {
    const tail = hill(sample(cauchy(0, 1), 20_000, 1))
    expect(tail).toMatchObject({ size: 20_000 })
    expect(hillRow(tail)).toMatchObject({
      quantity: 'α',
      detail: expect.stringMatching(/; the variance does not exist; the mean may not$/),
    })
  })

  property([fc.integer({ min: -20, max: 20 })], { numRuns: 10 })('no unit matters', e => {
    const xs = sample(pareto(3), 2000, 5)
    const [one, other] = [hill(xs), hill(xs.map(x => x * 2 ** e))]
    if (one.refused !== undefined || other.refused !== undefined) throw new Error('refused')
    expect(other.alpha).toBeCloseTo(one.alpha, 10)
    expect(other.k).toBe(one.k)
  })

  it('control: thin tails, to which 1/mean of log excesses gives an α, are refused', () => {
    const uniform: Draw<number> = source => source.unit()
    const seeds = Array.from({ length: 10 }, (_, seed) => seed)
    for (const xs of [standardNormal, uniform].flatMap(d => seeds.map(s => sample(d, 5000, s)))) {
      const sorted = [...xs].sort((a, b) => b - a)
      const naive =
        200 / sorted.slice(0, 200).reduce((sum, x) => sum + Math.log(x / sorted[200]!), 0)
      expect(naive).toBeGreaterThan(2)
      expect(hill(xs).refused).toMatch(/^no power law is seen|^the Hill plot has no plateau/)
    }
  })

  it('refuses few values and such as are not finite', () => {
    expect(hill([1, 2, 3]).refused).toBe('expected 500 positive values or more, got 3')
    expect(() => hill([Number.NaN])).toThrow('tail: expected finite numbers, got NaN')
    expect(hillRow(hill([1]))).toMatchObject({ refused: expect.any(String) })
  })
})

describe('the moment equation', () => {
  it('of finite laws is exact: slopes 1/b and b with odds b^j have α = j', () => {
    for (const [b, j] of [
      [2, 1],
      [2, 3],
      [3, 2],
    ] as const) {
      const odds = b ** j
      const maps = [
        { point: { a: rational(1, b), b: 1 }, weight: rational(odds, odds + 1) },
        { point: { a: b, b: 1 }, weight: rational(1, odds + 1) },
      ]
      expect(exactMomentIndex(maps)).toEqual({ alpha: j, kind: 'computed', evaluations: 2 })
    }
  })

  it('covers: log A normal of mean −1/8 and variance 1/4 has E A = 1', () => {
    const slope: Draw<number> = source => Math.exp(standardNormal(source) / 2 - 1 / 8)
    expectHonest(coverage(1, seed => momentIndex(sample(slope, 400, seed)).interval))
  })

  it('{1/2, 1.9}: .1152 within the interval, and what does not exist', () => {
    const slope: Draw<number> = source => (source.unit() < 1 / 2 ? 1 / 2 : 1.9)
    const found = momentIndex(sample(slope, 10_000, 1))
    expect(found.interval!.low).toBeLessThan(0.1152)
    expect(found.interval!.high).toBeGreaterThan(0.1152)
    expect(momentRow(found)).toMatchObject({
      kind: 'estimate',
      detail: 'the mean does not exist, nor does a variance',
    })
  })

  it('is ∞ where no slope is above 1, and refused where nothing contracts', () => {
    expect(momentIndex([0.5, 0.9, 0])).toEqual({
      alpha: Infinity,
      kind: 'estimate',
      evaluations: 3,
    })
    expect(momentRow(momentIndex([0.5, 0.9]))).toMatchObject({
      detail: 'no slope above 1 was drawn',
    })
    const slow = sample(source => 0.5 + source.unit(), 100, 1)
    expect(momentIndex(slow).refused).toMatch(/^E log\|A\| from .* to .*: the maps are not seen/)
    expect(() => momentIndex([1])).toThrow('slopes: expected two or more, all finite, got 1')
  })

  it('control: E|A|^s < 1 of the median of slopes sees no tail at all', () => {
    const slope: Draw<number> = source => Math.exp(standardNormal(source) / 2 - 1 / 8)
    const xs = sample(slope, 400, 1).sort((a, b) => a - b)
    expect(xs[200]).toBeLessThan(1)
    expect(momentIndex(xs).interval!.high).toBeLessThan(2)
  })

  it('words for what is lost', () => {
    expect(tailWarning(3)).toBeUndefined()
    expect(tailWarning(2)).toBe('the variance does not exist')
    expect(tailWarning(2.1, { low: 1.8, high: 2.4, confidence: 0.95 })).toBe(
      'the variance may not exist',
    )
    expect(tailWarning(1)).toBe('the mean does not exist, nor does a variance')
  })
})
