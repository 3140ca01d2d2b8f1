import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { chebyshev, chebyshevOver } from '../../src/space/chebyshev.js'
import { circle } from '../../src/space/circle.js'
import { euclidean, weighted } from '../../src/space/euclidean.js'
import { interval } from '../../src/space/interval.js'
import { manhattan, manhattanOver } from '../../src/space/manhattan.js'
import { positiveCone } from '../../src/space/positive-cone.js'
import { positiveReals } from '../../src/space/positive-reals.js'
import { rational, rationals } from '../../src/space/rational.js'
import { real } from '../../src/space/real.js'
import { arrays, float64Arrays, fractions, rays, unitFractions } from './points.js'

const vector = (...xs: number[]) => Float64Array.from(xs)
const q = rational

describe('norms on ℝ^d', () => {
  test('of (3, −4)', () => {
    const [a, b] = [vector(1, 1), vector(4, -3)]
    expect(manhattan(2).distance(a, b)).toBe(7)
    expect(euclidean(2).distance(a, b)).toBe(5)
    expect(chebyshev(2).distance(a, b)).toBe(4)
    expect(weighted([4, 0.25]).distance(a, b)).toBe(Math.sqrt(4 * 9 + 0.25 * 16))
  })
  test('squares neither overflow nor vanish', () => {
    const far = euclidean(2).distance(vector(0, 0), vector(3e200, 4e200))
    expect(Math.abs(far / 5e200 - 1)).toBeLessThanOrEqual(6 * 2 ** -53)
    const near = euclidean(2).distance(vector(0, 0), vector(3e-200, 4e-200))
    expect(Math.abs(near / 5e-200 - 1)).toBeLessThanOrEqual(6 * 2 ** -53)
  })
  test('names and metric keys', () => {
    expect([manhattan(3), euclidean(3), chebyshev(3)].map(s => [s.name, s.metric])).toEqual([
      ['ℝ^3 with ℓ1', 'ℓ1'],
      ['ℝ^3 with ℓ2', 'ℓ2'],
      ['ℝ^3 with ℓ∞', 'ℓ∞'],
    ])
    expect(weighted([1, 0.5]).metric).toBe('ℓ2(1, 0.5)')
    expect(weighted([1, 2]).metric).not.toBe(weighted([2, 1]).metric)
    expect(manhattanOver(rationals, 2).name).toBe('ℚ^2 with ℓ1')
  })
  test('over ℚ: ℓ∞ ≤ ℓ1 ≤ 3 ℓ∞, and d(a + c, b + c) = d(a, b)', () => {
    const [one, max] = [manhattanOver(rationals, 3), chebyshevOver(rationals, 3)]
    const points = arrays(3, fractions)
    fc.assert(
      fc.property(points, points, points, (a, b, c) => {
        const [d1, dMax] = [one.distance(a, b), max.distance(a, b)]
        expect(dMax.compare(d1) <= 0 && d1.compare(dMax.mul(3)) <= 0).toBe(true)
        const move = (p: typeof a) => p.map((x, i) => x.add(c[i]!))
        expect(one.distance(move(a), move(b)).equals(d1)).toBe(true)
        expect(max.distance(move(a), move(b)).equals(dMax)).toBe(true)
      }),
    )
  })
  test('unit weights give ℓ2, equal weights a multiple', () => {
    fc.assert(
      fc.property(float64Arrays(3), float64Arrays(3), (a, b) => {
        const d = euclidean(3).distance(a, b)
        expect(weighted([1, 1, 1]).distance(a, b)).toBe(d)
        expect(weighted([4, 4, 4]).distance(a, b)).toBe(2 * d)
      }),
    )
  })
  test.each([[[]], [[1, 0]], [[1, -2]], [[Number.NaN]], [[Infinity]]])(
    'weights %j are refused',
    w => {
      expect(() => weighted(w)).toThrow(RangeError)
    },
  )
})

describe('interval and circle', () => {
  test('the metric of an interval is that of the line', () => {
    const unit = interval(rationals, q(0), q(1))
    expect(unit.metric).toBe('|·|')
    expect(unit.name).toBe('[0, 1]')
    expect(unit.distance(q(1, 4), q(1)).equals(q(3, 4))).toBe(true)
  })
  test.each([
    [1, 1],
    [2, 1],
    [Number.NaN, 1],
    [0, Infinity],
  ])('[%d, %d] is refused', (lo, hi) => {
    expect(() => interval(real, lo, hi)).toThrow(RangeError)
  })
  test('the short way round', () => {
    const exact = circle(rationals)
    expect(exact.distance(q(1, 10), q(9, 10)).equals(q(1, 5))).toBe(true)
    expect(exact.distance(q(0), q(1, 2)).equals(q(1, 2))).toBe(true)
    expect(circle(real).distance(0.0625, 0.9375)).toBe(0.125)
  })
  test('rotations are isometries', () => {
    const { distance } = circle(rationals)
    fc.assert(
      fc.property(unitFractions, unitFractions, unitFractions, (x, y, r) => {
        const turn = (z: typeof x) => z.add(r).mod(1)
        expect(distance(turn(x), turn(y)).equals(distance(x, y))).toBe(true)
      }),
    )
  })
})

describe('log and Hilbert metrics', () => {
  test('closed forms', () => {
    expect(positiveReals.distance(1, Math.E)).toBe(1)
    expect(positiveReals.distance(8, 2)).toBe(Math.log(4))
    expect(positiveReals.distance(1e300, 1e-300)).toBeCloseTo(600 * Math.LN10, 9)
    expect(positiveCone(2).distance(vector(1, 1), vector(1, Math.E))).toBe(1)
    expect(positiveCone(3).distance(vector(1, 2, 4), vector(5, 5, 5))).toBe(Math.log(4))
  })
  test('on the plane Hilbert is the log metric of the slopes', () => {
    const cone = positiveCone(2)
    fc.assert(
      fc.property(rays(2), rays(2), (x, y) => {
        const slopes = [x[0]! * y[1]!, x[1]! * y[0]!] as const
        const [d, log] = [cone.distance(x, y), positiveReals.distance(...slopes)]
        const bound = cone.roundoff!(x, y) + positiveReals.roundoff!(...slopes)
        expect(Math.abs(d - log)).toBeLessThanOrEqual(bound)
      }),
    )
  })
  test('Birkhoff: [[2, 1], [1, 2]] contracts by tanh(log(4)/4) = 1/3', () => {
    const cone = positiveCone(2)
    const image = ([x, y]: Float64Array) => vector(2 * x! + y!, x! + 2 * y!)
    fc.assert(
      fc.property(rays(2), rays(2), (x, y) => {
        const [before, after] = [cone.distance(x, y), cone.distance(image(x), image(y))]
        const allowed = cone.roundoff!(x, y) + cone.roundoff!(image(x), image(y))
        expect(after).toBeLessThanOrEqual(before / 3 + allowed)
      }),
    )
  })
})
