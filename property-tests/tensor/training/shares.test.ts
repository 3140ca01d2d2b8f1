import fc from 'fast-check'
import { expect, test } from 'vitest'
import { iterationOrder } from '../../../src/arbitrary/iteration-order.js'
import { plan } from '../../../src/iterate/plan.js'
import { backward } from '../../../src/order/backward.js'
import { forward } from '../../../src/order/forward.js'
import type { Order } from '../../../src/order/order.js'
import { shares } from '../../../src/tensor/training/shares.js'
import { property } from '../../property.js'

const lengths = fc
  .uniqueArray(fc.integer({ min: 0, max: 60 }), { minLength: 1, maxLength: 25 })
  .map(at => at.sort((a, b) => a - b))
const most = fc.integer({ min: 1, max: 8 })
const cost = (order: Order, at: readonly number[]) => plan(order, at).applications
const total = (order: Order, dealt: readonly (readonly number[])[]) =>
  dealt.reduce((sum, share) => sum + cost(order, share), 0)

property([iterationOrder(), lengths, most])(
  'shares part the wanted n, in at most so many, for at most a tenth more work',
  (order, at, count) => {
    const dealt = shares(order, at, count)
    expect(dealt.flat().sort((a, b) => a - b)).toEqual(at)
    expect(dealt.length).toBeLessThanOrEqual(count)
    expect(dealt.every(share => share.length > 0)).toBe(true)
    expect(total(order, dealt)).toBeLessThanOrEqual(1.1 * cost(order, at))
  },
)

property([iterationOrder(), lengths, most])(
  'and are as many as that allows: one more, dealt round, would cost more',
  (order, at, count) => {
    const { length } = shares(order, at, count)
    for (let more = length + 1; more <= Math.min(count, at.length); more++) {
      const dealt = Array.from({ length: more }, (_, k) => at.filter((_, i) => i % more === k))
      expect(total(order, dealt)).toBeGreaterThan(1.1 * cost(order, at))
    }
  },
)

property([lengths, most])('backward words share nothing: as many shares as wanted', (at, count) => {
  const wanted = at.filter(n => n > 0)
  fc.pre(wanted.length > 0)
  expect(shares(backward, wanted, count)).toHaveLength(Math.min(count, wanted.length))
})

property([fc.integer({ min: 20, max: 60 }), fc.integer({ min: 2, max: 4 })])(
  'backward to all n ≤ N: no share has more than N applications more than another',
  (N, count) => {
    const at = Array.from({ length: N }, (_, i) => i + 1)
    const costs = shares(backward, at, count).map(share => cost(backward, share))
    expect(Math.max(...costs) - Math.min(...costs)).toBeLessThanOrEqual(N)
  },
)

test('control: cut in blocks, backward shares are far from balanced', () => {
  const at = Array.from({ length: 40 }, (_, i) => i + 1)
  const costs = [at.slice(0, 20), at.slice(20)].map(block => cost(backward, block))
  expect(Math.max(...costs) - Math.min(...costs)).toBeGreaterThan(40)
})

property([lengths, most])('forward words share all their work: one share', (at, count) => {
  // Two long words near each other cost nearly twice as much apart; 1 and 60 do not.
  const wanted = at.filter(n => n > 0).map((_, i) => 30 + i)
  fc.pre(wanted.length > 1)
  expect(shares(forward, wanted, count)).toEqual([wanted])
})
