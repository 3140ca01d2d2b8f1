import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { signTest } from '../../../src/experiment/summary/sign-test.js'
import { property } from '../../property.js'

/** The probability of so uneven a split of n fair coins, by Pascal's triangle, exactly. */
function byHand(below: number, above: number): number {
  const n = below + above
  let row = [1n]
  for (let i = 0; i < n; i++) row = [1n, ...row.slice(1).map((c, k) => c + row[k]!), 1n]
  const tail = row.slice(0, Math.min(below, above) + 1).reduce((sum, c) => sum + c, 0n)
  return Math.min(1, Number((2n * tail * 10n ** 15n) / 2n ** BigInt(n)) / 1e15)
}

const pairs = fc.array(fc.tuple(fc.integer({ min: -3, max: 3 }), fc.integer({ min: -3, max: 3 })), {
  maxLength: 40,
})

property([pairs])('counts pairs, and its p is that of fair coins', list => {
  const { below, above, equal, p } = signTest(list)
  expect(below + above + equal).toBe(list.length)
  expect(below).toBe(list.filter(([a, b]) => b < a).length)
  expect(p).toBeCloseTo(below + above === 0 ? 1 : byHand(below, above), 10)
})

describe('of five seeds', () => {
  const five = (signs: readonly number[]) => signTest(signs.map(sign => [0, sign]))
  test('p is 1/16 at the least, and control: not of four', () => {
    expect(five([-1, -1, -1, -1, -1]).p).toBeCloseTo(1 / 16, 12)
    expect(five([-1, -1, -1, -1]).p).toBeCloseTo(1 / 8, 12)
    expect(five([-1, 1, -1, 1, 1]).p).toBe(1)
  })
})
