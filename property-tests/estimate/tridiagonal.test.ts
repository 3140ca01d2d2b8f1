import fc from 'fast-check'
import { eigs } from 'mathjs'
import { describe, expect, test } from 'vitest'
import { EstimateError } from '../../src/estimate/estimate.js'
import { tridiagonalEigen } from '../../src/estimate/tridiagonal.js'
import { property } from '../property.js'

const u = 2 ** -53

describe('closed forms', () => {
  test.each([1, 2, 3, 10, 100, 300])('second differences of size %i', n => {
    const { values, first, last } = tridiagonalEigen(Array(n).fill(2), Array(n - 1).fill(-1))
    values.forEach((value, i) => {
      const angle = ((i + 1) * Math.PI) / (n + 1)
      expect(Math.abs(value - 2 + 2 * Math.cos(angle))).toBeLessThan(4 * n * u * 4)
      const end = Math.sqrt(2 / (n + 1)) * Math.sin(angle)
      // An eigenvector is off by a backward error over its gap, about (π/n)²·sin at the ends.
      const allowed = (4 * n * u * 4) / (1 - Math.cos(Math.PI / (n + 1)))
      expect(Math.abs(Math.abs(first[i]!) - end)).toBeLessThan(allowed)
      expect(Math.abs(Math.abs(last[i]!) - end)).toBeLessThan(allowed)
    })
  })

  test('Golub–Welsch: the Jacobi matrix of Legendre integrates polynomials of degree < 2n', () => {
    const n = 8
    const off = Array.from({ length: n - 1 }, (_, i) => (i + 1) / Math.sqrt(4 * (i + 1) ** 2 - 1))
    const { values, first } = tridiagonalEigen(Array(n).fill(0), off)
    for (let degree = 0; degree < 2 * n; degree++) {
      const moment = values.reduce((s, x, i) => s + first[i]! ** 2 * x ** degree, 0)
      expect(Math.abs(moment - (degree % 2 ? 0 : 1 / (degree + 1)))).toBeLessThan(64 * n * u)
    }
  })
})

const entry = fc.oneof(
  fc.double({ min: -4, max: 4, noNaN: true }),
  fc.constantFrom(0, 1, -1, 1e-9, 1e-120),
)
const matrices = fc.integer({ min: 1, max: 12 }).chain(n =>
  fc.record({
    diagonal: fc.array(entry, { minLength: n, maxLength: n }),
    off: fc.array(entry, { minLength: n - 1, maxLength: n - 1 }),
  }),
)

property([matrices])('power sums are traces of powers', ({ diagonal, off }) => {
  const { values, first, last } = tridiagonalEigen(diagonal, off)
  const n = diagonal.length
  const size = Math.max(...[...diagonal, ...off].map(Math.abs))
  const sum = (f: (i: number) => number, length = n) =>
    Array.from({ length }, (_, i) => f(i)).reduce((s, x) => s + x, 0)
  const allowed = 64 * n * n * u
  expect(Math.abs(sum(i => values[i]!) - sum(i => diagonal[i]!))).toBeLessThanOrEqual(
    allowed * size,
  )
  const squares = sum(i => diagonal[i]! ** 2) + 2 * sum(i => off[i]! ** 2, n - 1)
  expect(Math.abs(sum(i => values[i]! ** 2) - squares)).toBeLessThanOrEqual(9 * allowed * size ** 2)
  // e₁ᵀTe₁, e₁ᵀT²e₁, and both ends of the vectors are of unit rows.
  expect(Math.abs(sum(i => first[i]! ** 2) - 1)).toBeLessThanOrEqual(allowed)
  expect(Math.abs(sum(i => last[i]! ** 2) - 1)).toBeLessThanOrEqual(allowed)
  expect(Math.abs(sum(i => first[i]! ** 2 * values[i]!) - diagonal[0]!)).toBeLessThanOrEqual(
    9 * allowed * size,
  )
  expect(Math.abs(sum(i => last[i]! ** 2 * values[i]!) - diagonal.at(-1)!)).toBeLessThanOrEqual(
    9 * allowed * size,
  )
  expect([...values]).toEqual([...values].sort((a, b) => a - b))
})

test('agrees with mathjs', () => {
  for (let n = 2; n <= 6; n++) {
    const diagonal = Array.from({ length: n }, (_, i) => Math.sin(3 * i + n))
    const off = Array.from({ length: n - 1 }, (_, i) => Math.cos(2 * i + n))
    const dense = diagonal.map((x, i) =>
      diagonal.map((_, j) => (i === j ? x : Math.abs(i - j) === 1 ? off[Math.min(i, j)]! : 0)),
    )
    const expected = (eigs(dense, { eigenvectors: false }).values as number[]).sort((a, b) => a - b)
    const { values } = tridiagonalEigen(diagonal, off)
    values.forEach((value, i) => {
      expect(Math.abs(value - expected[i]!)).toBeLessThan(1e-11)
    })
  }
})

test('an entry that is not finite is refused', () => {
  expect(() => tridiagonalEigen([1, Number.NaN], [0])).toThrow(EstimateError)
})
