import { describe, expect, test } from 'vitest'
import { coordinates } from '../../src/space/coordinates.js'
import { float64 } from '../../src/space/float64.js'
import { scalars } from '../../src/space/line.js'
import { rationals } from '../../src/space/rational.js'
import { real } from '../../src/space/real.js'
import type { VectorSpace } from '../../src/space/vector-space.js'
import { brokenLaws } from './law.js'
import { arrays, float64Arrays, floats, fractions } from './points.js'
import { type VectorLawConstraints, vectorLaws } from './vector-laws.js'

function lawful<V, S>(
  title: string,
  space: VectorSpace<V, S>,
  constraints: VectorLawConstraints<V, S>,
): void {
  describe(title, () => {
    for (const each of vectorLaws(space, constraints)) test(each.name, () => each.assert())
  })
}

const exact = { vectors: arrays(3, fractions), scalars: fractions }
const rounded = { vectors: float64Arrays(3), scalars: floats, coordinates: spread }
function spread(v: ArrayLike<number>): readonly number[] {
  return Array.from(v)
}

lawful('ℚ over itself', scalars(rationals), { vectors: fractions, scalars: fractions })
lawful('ℝ over itself', scalars(real), {
  vectors: floats,
  scalars: floats,
  coordinates: x => [x],
})
lawful('coordinates over ℚ', coordinates(rationals, 3), exact)
lawful('coordinates over ℝ', coordinates(real, 3), {
  vectors: arrays(3, floats),
  scalars: floats,
  coordinates: spread,
})
lawful('Float64Array', float64(3), rounded)
lawful('Float64Array in 40 dimensions', float64(40), {
  ...rounded,
  vectors: float64Arrays(40),
})

/** What is seen to break when one operation is replaced. Seeded: the same on every run. */
function broken(wrong: Partial<VectorSpace<Float64Array>>): string[] {
  return brokenLaws(vectorLaws({ ...float64(3), ...wrong }, rounded), { numRuns: 300, seed: 1 })
}

describe('controls: the suite catches', () => {
  const V = float64(3)
  test.each<[string, Partial<VectorSpace<Float64Array>>, string]>([
    [
      'axpy with its vectors swapped',
      { axpy: (s, x, y) => V.axpy(s, y, x) },
      'axpy(s, a, b) = b + sa',
    ],
    ['a difference the wrong way round', { sub: (a, b) => V.sub(b, a) }, 'a − b = a + (−1)b'],
    ['a zero that is not', { zero: () => new Float64Array(3).fill(1e-300) }, 'a + (−1)a = 0'],
    ['a dot product short of a coordinate', { dot: (a, b) => a[0]! * b[0]! }, 'a·a > 0 for a ≠ 0'],
    [
      'a dot product that is not linear',
      { dot: (a, b) => V.dot(a, a) + V.dot(b, b) },
      '(sa)·b = s(a·b)',
    ],
    ['equality of first coordinates', { equal: (a, b) => a[0] === b[0] }, 'a·a > 0 for a ≠ 0'],
    ['equality of identical arrays only', { equal: (a, b) => a === b }, 'equal'],
    ['a sum that overwrites its argument', { add: (a, b) => accumulate(a, b) }, 'purity'],
    [
      'single precision sums',
      { add: (a, b) => V.add(a, b).map(Math.fround) },
      's(a + b) = sa + sb',
    ],
    [
      'an error of 1e-14 in scaling',
      { scale: (s, a) => V.scale(s === 1 || s === -1 ? s : s * (1 + 1e-14), a) },
      'axpy(s, a, b) = b + sa',
    ],
  ])('%s', (_, wrong, name) => {
    expect(broken(wrong)).toContain(name)
  })
  test('nothing, where nothing is wrong', () => {
    expect(broken({})).toEqual([])
  })
})

function accumulate(a: Float64Array, b: Float64Array): Float64Array {
  a.forEach((x, i) => {
    a[i] = x + b[i]!
  })
  return a
}

test.each([0, -1, 1.5, Number.NaN])('dimension %d is refused', dim => {
  expect(() => float64(dim)).toThrow(
    new RangeError(`dimension: expected a whole number ≥ 1, got ${dim}`),
  )
  expect(() => coordinates(rationals, dim)).toThrow(RangeError)
})
