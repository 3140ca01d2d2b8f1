import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dominates } from '../../../src/experiment/findings/pareto.js'
import { kendall, leastAt } from '../../../src/experiment/findings/ranks.js'
import { property } from '../../property.js'

const numbers = (n: number) =>
  fc.array(fc.integer({ min: -4, max: 4 }), { minLength: n, maxLength: n })
const two = fc.integer({ min: 2, max: 8 }).chain(n => fc.tuple(numbers(n), numbers(n)))

property([two])('τ is that of any increasing transforms, and odd in reversals', ([xs, ys]) => {
  const tau = kendall(xs, ys)
  expect(
    kendall(
      xs.map(Math.exp),
      ys.map(y => y ** 3),
    ),
  ).toEqual(tau)
  expect(kendall(ys, xs)).toEqual(tau)
  const reversed = kendall(
    xs,
    ys.map(y => -y),
  )
  if (tau === undefined) expect(reversed).toBeUndefined()
  else {
    expect(reversed).toBeCloseTo(-tau, 12)
    expect(Math.abs(tau)).toBeLessThanOrEqual(1 + 1e-12)
  }
})

test('τ by hand: perfect, reversed, one pair swapped, ties, infinities, nothing to rank', () => {
  expect(kendall([1, 2, 3, 4], [10, 20, 30, 40])).toBe(1)
  expect(kendall([1, 2, 3, 4], [4, 3, 2, 1])).toBe(-1)
  expect(kendall([1, 2, 3, 4], [1, 2, 4, 3])).toBeCloseTo(4 / 6, 12)
  expect(kendall([1, 1, 2], [1, 2, 3])).toBeCloseTo(2 / Math.sqrt(6), 12)
  expect(kendall([1, Infinity, Infinity], [1, 2, 2])).toBe(1)
  expect(kendall([5, 5], [1, 2])).toBeUndefined()
  expect(leastAt([3, 1, 1, Infinity])).toBe(1)
})

const point = fc.tuple(...Array.from({ length: 3 }, () => fc.integer({ min: 0, max: 2 })))

property([point, point, point])('domination is a strict order, and needs all three', (a, b, c) => {
  expect(dominates(a, a)).toBe(false)
  expect(dominates(a, b) && dominates(b, a)).toBe(false)
  if (dominates(a, b) && dominates(b, c)) expect(dominates(a, c)).toBe(true)
  expect(dominates(a, b)).toBe(a.every((x, i) => x <= b[i]!) && a.join() !== b.join())
})
