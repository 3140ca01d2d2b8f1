import fc from 'fast-check'
import { expect, test } from 'vitest'
import { spectralNorm } from '../../src/map/spectral-norm.js'
import { rational } from '../../src/space/rational.js'
import { moderateDouble } from './maps.js'
import { exact, sum } from './rounding.js'

const matrix = (rows: number, columns: number) =>
  fc.array(fc.array(moderateDouble, { minLength: columns, maxLength: columns }), {
    minLength: rows,
    maxLength: rows,
  })

test('no vector is stretched by more, exactly', () => {
  const sizes = fc.tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 4 }))
  const instances = sizes.chain(([r, c]) =>
    fc.tuple(matrix(r, c), fc.array(moderateDouble, { minLength: c, maxLength: c })),
  )
  fc.assert(
    fc.property(instances, ([a, x]) => {
      const norm = exact(spectralNorm(a))
      const square = (v: readonly ReturnType<typeof exact>[]) => sum(v.map(t => t.mul(t)))
      const xs = x.map(exact)
      const image = a.map(row => sum(row.map((t, j) => exact(t).mul(xs[j]!))))
      expect(square(image).compare(norm.mul(norm).mul(square(xs)))).toBeLessThanOrEqual(0)
    }),
  )
})

test('2 × 2: the root of t⁴ − |A|²t² + det² lies within the stated error below it', () => {
  fc.assert(
    fc.property(matrix(2, 2), a => {
      const [p, q, r, s] = a.flat().map(exact)
      const frobenius = sum([p!, q!, r!, s!].map(t => t.mul(t)))
      const det = p!.mul(s!).sub(q!.mul(r!))
      const norm = exact(spectralNorm(a))
      // t ≥ ‖A‖ iff t² ≥ |A|²/2 and the polynomial is ≥ 0 there.
      const above = (t: typeof norm) => {
        const square = t.mul(t)
        const value = square.mul(square).sub(frobenius.mul(square)).add(det.mul(det))
        return square.mul(2).compare(frobenius) >= 0 && value.compare(0) >= 0
      }
      expect(above(norm)).toBe(true)
      if (norm.compare(0) === 0) return
      const error = rational(8 * 5).div(rational(2 ** 53))
      expect(above(norm.div(error.add(1).mul(rational(2 ** 53 + 1).div(rational(2 ** 53)))))).toBe(
        false,
      )
    }),
  )
})

test.each([
  [
    'a rotation times 5',
    [
      [3, -4],
      [4, 3],
    ],
    5,
  ],
  [
    'symmetric, eigenvalues 3 and 1',
    [
      [2, 1],
      [1, 2],
    ],
    3,
  ],
  [
    'symmetric, eigenvalues ±√2',
    [
      [1, 1],
      [1, -1],
    ],
    Math.SQRT2,
  ],
  [
    'rank one, (1, 2)ᵀ·(2, 3, 6)',
    [
      [2, 3, 6],
      [4, 6, 12],
    ],
    7 * Math.sqrt(5),
  ],
  [
    'nilpotent',
    [
      [0, 7],
      [0, 0],
    ],
    7,
  ],
  [
    'Hilbert 3 × 3',
    [
      [1, 1 / 2, 1 / 3],
      [1 / 2, 1 / 3, 1 / 4],
      [1 / 3, 1 / 4, 1 / 5],
    ],
    1.408318927123654,
  ],
  [
    'zero',
    [
      [0, 0],
      [0, 0],
    ],
    0,
  ],
  [
    'tiny',
    [
      [3e-300, -4e-300],
      [4e-300, 3e-300],
    ],
    5e-300,
  ],
  [
    'huge',
    [
      [3e300, -4e300],
      [4e300, 3e300],
    ],
    5e300,
  ],
])('%s', (_, a, norm) => {
  const d = Math.max(a.length, a[0]!.length)
  expect(spectralNorm(a)).toBeGreaterThanOrEqual(norm * (1 - 2 ** -51))
  expect(spectralNorm(a)).toBeLessThanOrEqual(norm * (1 + (8 * (d * d + 1) + 4) * 2 ** -53))
})
