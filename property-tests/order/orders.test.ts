import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  anchored,
  anchoredDoubling,
  anchoredHeldOut,
  anchoredReuse,
} from '../../src/order/anchored.js'
import { backward } from '../../src/order/backward.js'
import { forward } from '../../src/order/forward.js'
import { intermittent } from '../../src/order/intermittent.js'
import { mean } from '../../src/order/mean.js'
import type { Order } from '../../src/order/order.js'
import { switched } from '../../src/order/switched.js'
import { window } from '../../src/order/window.js'
import { property } from '../property.js'
import { orders } from './orders.js'

/** Words written by hand for n = 0 … 6: outermost first, so the last index is applied first. */
const tables: [Order, number[][]][] = [
  [forward, [[], [1], [2, 1], [3, 2, 1], [4, 3, 2, 1], [5, 4, 3, 2, 1], [6, 5, 4, 3, 2, 1]]],
  [backward, [[], [1], [1, 2], [1, 2, 3], [1, 2, 3, 4], [1, 2, 3, 4, 5], [1, 2, 3, 4, 5, 6]]],
  [switched(2), [[], [1], [2, 1], [3, 2, 1], [3, 4, 2, 1], [3, 4, 5, 2, 1], [3, 4, 5, 6, 2, 1]]],
  [
    intermittent([2, 4]),
    [[], [1], [1, 2], [3, 1, 2], [3, 4, 1, 2], [5, 3, 4, 1, 2], [5, 6, 3, 4, 1, 2]],
  ],
  [window(2), [[], [1], [1, 2], [2, 3, 1], [3, 4, 2, 1], [4, 5, 3, 2, 1], [5, 6, 4, 3, 2, 1]]],
  [anchored(2), [[], [1], [1, 2], [1, 2, 3], [1, 2, 4, 3], [1, 2, 5, 4, 3], [1, 2, 6, 5, 4, 3]]],
  [
    anchoredReuse(2),
    [
      [],
      [1, 1],
      [1, 2, 2, 1],
      [1, 2, 3, 2, 1],
      [1, 2, 4, 3, 2, 1],
      [1, 2, 5, 4, 3, 2, 1],
      [1, 2, 6, 5, 4, 3, 2, 1],
    ],
  ],
  [
    anchoredHeldOut(2),
    [
      [-1, -2],
      [-1, -2, 1],
      [-1, -2, 2, 1],
      [-1, -2, 3, 2, 1],
      [-1, -2, 4, 3, 2, 1],
      [-1, -2, 5, 4, 3, 2, 1],
      [-1, -2, 6, 5, 4, 3, 2, 1],
    ],
  ],
  [
    anchoredDoubling(1),
    [[], [1], [1, 2], [1, 3, 2], [1, 2, 4, 3], [1, 2, 5, 4, 3], [1, 2, 6, 5, 4, 3]],
  ],
]

describe('orders are their words', () => {
  for (const [order, table] of tables) {
    test(`${order.name}, n ≤ 6, against the table`, () => {
      expect(table.map((_, n) => [...order.word(n)])).toEqual(table)
    })
  }
})

describe('laws of orders', () => {
  property([orders, fc.nat(40)])('the word of n uses maps 1 … n, or held-out ones', (order, n) => {
    for (const index of order.word(n)) expect(index < 0 || (index >= 1 && index <= n)).toBe(true)
  })

  property([orders, fc.nat(40)])('asked twice, the same word', (order, n) => {
    expect([...order.word(n)]).toEqual([...order.word(n)])
  })

  property([orders, fc.nat(40)])('permuted words use each map once', (order, n) => {
    fc.pre(!/reuse|held-out/.test(order.name))
    expect([...order.word(n)].sort((a, b) => a - b)).toEqual(
      Array.from({ length: n }, (_, i) => i + 1),
    )
  })

  property([orders, fc.oneof(fc.double({ max: -1e-9 }), fc.constant(0.5), fc.constant(NaN))])(
    'n must be an integer ≥ 0',
    (order, n) => {
      expect(() => order.word(n)).toThrow(RangeError)
    },
  )
})

describe('parameters', () => {
  test('are validated in one line', () => {
    expect(() => switched(-1)).toThrow('switched(k): expected an integer ≥ 0, got -1')
    expect(() => intermittent([3, 3])).toThrow('reset 2: expected an integer ≥ 4, got 3')
    expect(() => window(1.5)).toThrow('window(w): expected an integer ≥ 0, got 1.5')
    expect(() => anchored(NaN)).toThrow('anchored(m): expected an integer ≥ 0, got NaN')
    expect(() => anchoredDoubling(0)).toThrow('anchoredDoubling(c): expected a number > 0, got 0')
    expect(() => mean()).toThrow('expected at least one order')
  })
})
