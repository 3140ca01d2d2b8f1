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
import { intermittent, intermittentEvery } from '../../src/order/intermittent.js'
import { mean } from '../../src/order/mean.js'
import type { Order } from '../../src/order/order.js'
import { permuted } from '../../src/order/permuted.js'
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
  [
    intermittentEvery(2),
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
  test.each<[string, () => unknown]>([
    ['switched(k): expected an integer ≥ 0, got -1', () => switched(-1)],
    ['intermittent(resets), reset 1: expected an integer ≥ 1, got 0', () => intermittent([0])],
    ['intermittent(resets), reset 2: expected an integer ≥ 4, got 3', () => intermittent([3, 3])],
    ['window(w): expected an integer ≥ 0, got 1.5', () => window(1.5)],
    ['anchored(m): expected an integer ≥ 0, got NaN', () => anchored(NaN)],
    ['anchoredReuse(m): expected an integer ≥ 0, got -1', () => anchoredReuse(-1)],
    ['anchoredHeldOut(m): expected an integer ≥ 0, got 0.5', () => anchoredHeldOut(0.5)],
    ['anchoredDoubling(c): expected a number > 0, got 0', () => anchoredDoubling(0)],
    ['anchoredDoubling(c): expected a number > 0, got Infinity', () => anchoredDoubling(Infinity)],
    ['mean(orders): expected at least one order, got none', () => mean()],
    ['backward order: expected an integer n ≥ 0, got -1', () => backward.word(-1)],
  ])('%s', (message, wrong) => {
    expect(wrong).toThrow(new RangeError(message))
  })

  test('are in the names', () => {
    const all = [
      forward,
      backward,
      switched(2),
      intermittent([2, 4]),
      window(2),
      anchored(2),
      anchoredReuse(2),
      anchoredHeldOut(2),
      anchoredDoubling(0.5),
      permuted(3),
      mean(forward, backward),
    ]
    expect(all.map(({ name }) => name)).toEqual([
      'forward',
      'backward',
      'switched(2)',
      'intermittent(2, 4)',
      'window(2)',
      'anchored(2)',
      'anchored-reuse(2)',
      'anchored-held-out(2)',
      'anchored-doubling(0.5)',
      'permuted(3)',
      'mean(forward, backward)',
    ])
  })
})

describe('permuted', () => {
  test('the word of no maps is empty', () => {
    expect([...permuted(1).word(0)]).toEqual([])
  })

  test('draws each n anew, and all seeds apart', () => {
    const [a, b] = [permuted(1), permuted(2)]
    expect([...a.word(20)]).not.toEqual([...b.word(20)])
    expect([...a.word(21)].filter(i => i < 21)).not.toEqual([...a.word(20)])
  })

  test('is uniform: each of the 24 arrangements of 4 maps as often as the others', () => {
    const runs = 24_000
    const seen = new Map<string, number>()
    for (let seed = 0; seed < runs; seed++) {
      const key = [...permuted(seed).word(4)].join('')
      seen.set(key, (seen.get(key) ?? 0) + 1)
    }
    // χ² with 23 degrees of freedom exceeds 101 with probability 9.5e-12.
    const expected = runs / 24
    const chi = [...seen.values()].reduce((sum, k) => sum + (k - expected) ** 2 / expected, 0)
    expect(seen.size).toBe(24)
    expect(chi).toBeLessThan(101)
  })
})
