import { describe, expect, test } from 'vitest'
import { euclidean } from '../../src/space/euclidean.js'
import { rationalLine, realLine } from '../../src/space/line.js'
import type { MetricSpace } from '../../src/space/metric-space.js'
import { type Rational, rational } from '../../src/space/rational.js'
import { brokenLaws } from './law.js'
import { metricLaws } from './metric-laws.js'
import { float64Arrays, floats, fractions } from './points.js'

const same = (a: Rational, b: Rational) => a.equals(b)
/** Seeded: what breaks is the same on every run. */
const runs = { numRuns: 500, seed: 1 }

/** The laws that the rational line is seen to break when it is built wrong. */
function broken(wrong: Partial<MetricSpace<Rational, Rational>>, ultrametric = false): string[] {
  const space = { ...rationalLine, ...wrong }
  return brokenLaws(metricLaws(space, { points: fractions, same, ultrametric }), runs)
}

const d = rationalLine.distance

describe('controls: the suite catches, and names,', () => {
  test.each<[string, string[], Partial<MetricSpace<Rational, Rational>>]>([
    ['the squared distance', ['triangle inequality'], { distance: (a, b) => d(a, b).mul(d(a, b)) }],
    [
      'a one-way distance',
      ['symmetry'],
      { distance: (a, b) => (a.compare(b) > 0 ? d(a, b).mul(2) : d(a, b)) },
    ],
    ['a signed difference', ['positivity', 'symmetry'], { distance: (a, b) => b.sub(a) }],
    ['a distance from itself', ['identity'], { distance: (a, b) => d(a, b).add(1) }],
    ['a pseudometric', ['positivity'], { distance: (a, b) => d(a.abs(), b.abs()) }],
    ['a distance that is zero', ['positivity'], { distance: () => rational(0) }],
    [
      'a space that refuses its points',
      ['points'],
      { objection: p => (p.equals(0) ? '0' : undefined) },
    ],
    ['a tolerance where arithmetic is exact', ['roundoff'], { roundoff: () => rational(1, 100) }],
  ])('%s', (_, names, wrong) => {
    expect(broken(wrong)).toEqual(names)
  })

  test('a metric that is no ultrametric', () => {
    expect(broken({}, true)).toEqual(['strong triangle inequality'])
  })

  test('a distance that remembers', () => {
    let calls = 0
    const distance = (a: Rational, b: Rational) => d(a, b).mul(calls++ % 2 === 0 ? 1 : 2)
    expect(broken({ distance })).toContain('purity')
  })

  test('a distance that sorts its points', () => {
    const sorting = (v: Float64Array) => v.sort()
    const plane = euclidean(2)
    const space = {
      ...plane,
      distance: (a: Float64Array, b: Float64Array) => plane.distance(sorting(a), sorting(b)),
    }
    const laws = metricLaws(space, {
      points: float64Arrays(2),
      same: (a, b) => a[0] === b[0] && a[1] === b[1],
    })
    expect(brokenLaws(laws, runs)).toContain('purity')
  })

  test('NaN', () => {
    const space = { ...realLine, distance: () => Number.NaN }
    const laws = metricLaws(space, { points: floats, same: (a, b) => a === b })
    expect(brokenLaws(laws, runs)).toEqual(
      expect.arrayContaining(['identity', 'positivity', 'symmetry', 'triangle inequality']),
    )
  })

  test('nothing, where nothing is wrong', () => {
    expect(broken({})).toEqual([])
  })
})

describe('the allowance for rounding', () => {
  const points = { points: floats, same: (a: number, b: number) => a === b }

  test('is needed: the line in doubles breaks the triangle inequality without it', () => {
    const bare = { ...realLine, roundoff: () => 0 }
    expect(brokenLaws(metricLaws(bare, points), runs)).toEqual(['triangle inequality'])
  })

  test('hides no more: an excess of 1e-14 is seen', () => {
    const wrong = (a: number, b: number) => {
      const gap = Math.abs(a - b)
      return gap > 8 ? gap * (1 + 1e-14) : gap
    }
    const laws = metricLaws({ ...realLine, distance: wrong }, points)
    expect(brokenLaws(laws, runs)).toEqual(['triangle inequality'])
  })
})

test('a broken law says which, with a counterexample shrunk to a few digits', () => {
  const squared = { ...rationalLine, distance: (a: Rational, b: Rational) => d(a, b).mul(d(a, b)) }
  const laws = metricLaws(squared, { points: fractions, same })
  const triangle = laws.find(each => each.name === 'triangle inequality')!
  expect(() => triangle.assert({ ...runs, endOnFailure: false })).toThrow(
    /^triangle inequality: broken\.[\s\S]*Counterexample: \[\[[-0-9.,()]*\]\][\s\S]*d\(a, c\) = \d+ exceeds/,
  )
})
