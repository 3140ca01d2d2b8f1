import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { chebyshev } from '../../src/space/chebyshev.js'
import { circle } from '../../src/space/circle.js'
import { discrete, finiteSet } from '../../src/space/finite-set.js'
import { maxProduct, sumProduct } from '../../src/space/product.js'
import { rational, rationals } from '../../src/space/rational.js'
import { real } from '../../src/space/real.js'
import { simplex, simplexOver } from '../../src/space/simplex.js'
import { words } from '../../src/space/words.js'
import { arrays, fractions, probabilities, wordsOver } from './points.js'

const vector = (...xs: number[]) => Float64Array.from(xs)
const q = rational

describe('total variation', () => {
  test('is the largest difference over events', () => {
    const { distance } = simplexOver(rationals, 4)
    const events = Array.from({ length: 16 }, (_, e) => [0, 1, 2, 3].filter(i => (e >> i) & 1))
    fc.assert(
      fc.property(probabilities(4), probabilities(4), (p, r) => {
        const gaps = events.map(event => event.reduce((s, i) => s.add(p[i]!.sub(r[i]!)), q(0)))
        const largest = gaps.reduce((m, gap) => (gap.compare(m) > 0 ? gap : m))
        expect(distance(p, r).equals(largest)).toBe(true)
      }),
    )
  })
  test('of two vertices is 1', () => {
    expect(simplex(3).distance(vector(1, 0, 0), vector(0, 0, 1))).toBe(1)
  })
})

describe('words', () => {
  const binary = words(rationals, { alphabet: 2 })
  const periodic = (period: readonly number[]) => ({
    length: Infinity,
    at: (i: number) => period[i % period.length],
  })
  test.each([
    [[], [], q(0)],
    [[], [0], q(1)],
    [[0, 1], [1, 1], q(1)],
    [[0, 1], [0, 0], q(1, 2)],
    [[0, 1], [0, 1, 1], q(1, 4)],
    [periodic([0, 1]), [0, 1, 0, 1], q(1, 16)],
    [periodic([0, 1]), periodic([0, 1, 0, 1]), q(0)],
    [periodic([0, 1]), periodic([0, 1, 0]), q(1, 8)],
  ])('%o %o', (v, w, d) => {
    expect(binary.distance(v, w).equals(d)).toBe(true)
  })
  test('a letter put in front divides the distance by the base', () => {
    const ternary = words(rationals, { alphabet: 2, base: q(3), depth: 20 })
    fc.assert(
      fc.property(wordsOver(2), wordsOver(2), fc.nat({ max: 1 }), (v, w, a) => {
        const d = ternary.distance([a, ...v], [a, ...w])
        expect(d.mul(3).equals(ternary.distance(v, w))).toBe(true)
      }),
    )
  })
  test('words that agree up to the depth are one point', () => {
    const shallow = words(real, { alphabet: 2, depth: 3 })
    expect(shallow.distance([0, 1, 1, 0], [0, 1, 1, 1, 1])).toBe(0)
    expect(shallow.distance([0, 1, 1], [0, 1, 0])).toBe(0.25)
  })
  test.each([
    [{ alphabet: 0 }, 'alphabet: expected a whole number ≥ 1, got 0'],
    [{ alphabet: 2, base: 1 }, 'base: expected a number above 1, got 1'],
    [{ alphabet: 2, base: Number.NaN }, 'base: expected a number above 1, got NaN'],
    [{ alphabet: 2, depth: 1.5 }, 'depth: expected a whole number ≥ 1, got 1.5'],
    [{ alphabet: 2, base: 10, depth: 400 }, 'depth 400: base 10 to the -399 is 0 here'],
  ])('%j is refused', (constraints, message) => {
    expect(() => words(real, constraints)).toThrow(new RangeError(message))
  })
})

describe('finite sets', () => {
  test('the discrete metric', () => {
    expect([discrete(3).distance(0, 0), discrete(3).distance(0, 2)]).toEqual([0, 1])
    expect(() => discrete(0)).toThrow(RangeError)
  })
  test('the metric is named after its matrix, which is copied', () => {
    const matrix = [
      [0, 2],
      [2, 0],
    ]
    const set = finiteSet(real, matrix)
    matrix[0]![1] = 7
    expect([set.metric, set.distance(0, 1)]).toEqual(['matrix(0, 2; 2, 0)', 2])
  })
  test.each([
    [[], 'expected at least one row'],
    [[[0, 1], [1]], 'row 1: expected 2 entries, got 1'],
    [
      [
        [0, Number.NaN],
        [1, 0],
      ],
      'd(0, 1): expected an element of ℝ, got NaN',
    ],
    [
      [
        [0, 1],
        [1, 2],
      ],
      'd(1, 1) = 2, expected 0',
    ],
    [
      [
        [0, 0],
        [0, 0],
      ],
      'd(0, 1) = 0, expected > 0',
    ],
    [
      [
        [0, 1],
        [2, 0],
      ],
      'd(0, 1) = 1 but d(1, 0) = 2',
    ],
    [
      [
        [0, 1, 5],
        [1, 0, 2],
        [5, 2, 0],
      ],
      'd(0, 2) = 5 exceeds d(0, 1) + d(1, 2) = 3',
    ],
  ])('%j is refused', (matrix, fault) => {
    expect(() => finiteSet(real, matrix)).toThrow(`distance matrix: ${fault}`)
  })
  test('distances on a line, each rounded once, are accepted', () => {
    fc.assert(
      fc.property(arrays(5, fractions), xs => {
        const points = [...new Map(xs.map(x => [x.toFraction(), x])).values()]
        const rounded = points.map(x => points.map(y => rationals.toNumber(x.sub(y).abs())))
        expect(() => finiteSet(real, rounded)).not.toThrow()
      }),
      { numRuns: 300 },
    )
  })
  test('a triangle broken by one part in 10^12 is refused, in doubles too', () => {
    const matrix = (d: number) => [
      [0, 1, d],
      [1, 0, 1],
      [d, 1, 0],
    ]
    expect(() => finiteSet(real, matrix(2))).not.toThrow()
    expect(() => finiteSet(real, matrix(2 + 1e-12))).toThrow('exceeds d(0, 1) + d(1, 2) = 2')
  })
})

describe('products', () => {
  const factors = [chebyshev(2), circle(real)] as const
  const [a, b] = [[vector(0, 0), 0.25] as const, [vector(1, 3), 0.875] as const]
  test('max and sum', () => {
    const [max, sum] = [maxProduct(...factors), sumProduct(...factors)]
    expect([max.distance(a, b), sum.distance(a, b)]).toEqual([3, 3.375])
    expect([max.metric, sum.metric]).toEqual(['max(ℓ∞, arc)', 'sum(ℓ∞, arc)'])
    expect(sum.name).toBe('ℝ^2 with ℓ∞ × circle ℝ/ℤ with sum')
  })
  test('one field for all', () => {
    const mixed: unknown[] = [circle(real), circle(rationals)]
    const build = maxProduct as (...spaces: unknown[]) => unknown
    expect(() => build(...mixed)).toThrow('expected factors over one field, got ℝ, ℚ')
    expect(() => build()).toThrow('expected factors over one field, got none')
  })
  test('release reaches the factor that made the point', () => {
    const released: number[] = []
    const tracking = { ...circle(real), release: (x: number) => released.push(x) }
    maxProduct(chebyshev(2), tracking).release?.([vector(0, 0), 0.5])
    expect(released).toEqual([0.5])
  })
})
