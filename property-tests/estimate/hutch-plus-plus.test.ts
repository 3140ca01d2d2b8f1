import fc from 'fast-check'
import { expect, test } from 'vitest'
import { EstimateError } from '../../src/estimate/estimate.js'
import { hutchPlusPlus, traceEstimate } from '../../src/estimate/hutch-plus-plus.js'
import { rademacher } from '../../src/random/rademacher.js'
import { Source } from '../../src/random/source.js'
import type { SymmetricOperator } from '../../src/space/linear-operator.js'
import { property } from '../property.js'
import { diagonal, instances, rotated, sizeOf } from './planted.js'

const sum = (xs: readonly number[]) => xs.reduce((s, x) => s + x, 0)
const u = 2 ** -53

property([instances])(
  'with a product for each dimension it is the trace',
  ({ eigenvalues, operator, seed }) => {
    const d = eigenvalues.length
    const trace = hutchPlusPlus(operator, { seed, budget: d })
    expect(traceEstimate(trace, 'H').kind).toBe('computed')
    expect(trace.products).toBe(d)
    expect(Math.abs(trace.value - sum(eigenvalues))).toBeLessThanOrEqual(
      64 * d * u * sizeOf(eigenvalues) * d,
    )
  },
)

property([fc.integer({ min: 0, max: 9 }), fc.nat()])(
  'where 3·rank ≤ budget, within rounding, and it says so',
  (rank, seed) => {
    const eigenvalues = Array.from({ length: 100 }, (_, i) => (i < rank ? (-2) ** i : 0))
    const { value, interval } = hutchPlusPlus(rotated(eigenvalues), {
      seed,
      budget: 3 * Math.max(rank, 2),
    })
    // 100 products of sign vectors, of length 10, by a matrix of norm 2^rank, each to 40·10·u.
    expect(Math.abs(value - sum(eigenvalues))).toBeLessThan(100 * 100 * 40 * u * 2 ** rank)
    expect(interval.high - interval.low).toBeLessThan(1000 * 100 * 40 * u * 2 ** rank)
  },
)

/** The plain mean of gᵀAg over sign vectors. */
function hutchinson(operator: SymmetricOperator, seed: number, products: number): number {
  const source = new Source(seed, 'estimates')
  const samples = Array.from({ length: products }, (_, i) => {
    source.seek(9, i)
    const g = new Float64Array(operator.dimension).map(() => rademacher(source))
    return operator.apply(g).reduce((s, x, j) => s + x * g[j]!, 0)
  })
  return sum(samples) / products
}

test('on fast decay its error is far below that of plain Hutchinson at the same cost', () => {
  const eigenvalues = Array.from({ length: 200 }, (_, i) => 0.8 ** i)
  const operator = rotated(eigenvalues)
  const truth = sum(eigenvalues)
  const errors = (estimate: (seed: number) => number) =>
    Math.sqrt(sum(Array.from({ length: 30 }, (_, s) => (estimate(s) - truth) ** 2)) / 30)
  const clever = errors(seed => hutchPlusPlus(operator, { seed, budget: 60 }).value)
  const plain = errors(seed => hutchinson(operator, seed, 60))
  // The best 20 dimensions leave 0.8^20 = 1.2 % of the trace; those of a sketch a few times that.
  expect(clever).toBeLessThan(plain / 5)
})

test('intervals of 95 % cover in 93 to 97 % of repetitions', () => {
  // 1000 repetitions: three standard deviations are 2.1 %.
  const eigenvalues = Array.from({ length: 60 }, (_, i) => 1 / (i + 1))
  const operator = rotated(eigenvalues)
  const truth = sum(eigenvalues)
  let covered = 0
  for (let seed = 0; seed < 1000; seed++) {
    const { interval } = hutchPlusPlus(operator, { seed, budget: 45 })
    if (interval.low <= truth && truth <= interval.high) covered++
  }
  expect(covered / 1000).toBeGreaterThan(0.93)
  expect(covered / 1000).toBeLessThan(0.97)
})

test('the same seed gives the same bits; it stops when told to', () => {
  const operator = rotated(Array.from({ length: 50 }, (_, i) => i))
  const once = hutchPlusPlus(operator, { seed: 4, budget: 20 })
  expect(hutchPlusPlus(operator, { seed: 4, budget: 20 })).toEqual(once)
  expect(once.products).toBe(20)
  expect(hutchPlusPlus(operator, { seed: 4, budget: 40, stop: () => true }).probes).toBe(2)
})

test.each([0, 5, 2.5])('a budget of %d is refused', budget => {
  const operator = diagonal(Array(10).fill(1))
  expect(() => hutchPlusPlus(operator, { seed: 1, budget })).toThrow(EstimateError)
})
