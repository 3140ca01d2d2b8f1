import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { iterate, iterates, plan, type Strategy } from '../../src/iterate/index.js'
import { emptyTally } from '../../src/iterate/tally.js'
import { backward } from '../../src/order/backward.js'
import { type Order, order } from '../../src/order/order.js'
import { wordOf } from '../../src/order/word.js'
import { orders } from '../order/orders.js'
import { property } from '../property.js'
import { free, freeClosed, ledger } from './free.js'

const wanted = fc.uniqueArray(fc.nat(30), { maxLength: 12 })
const strategies: Strategy[] = ['incremental', 'replay', 'append', 'wavefront']

/** Whether an order allows a strategy at the wanted n. */
function allows(order: Order, at: number[], strategy: Strategy): boolean {
  try {
    plan(order, at, { strategy, compositionCost: 1 })
    return true
  } catch (error) {
    expect(error).toBeInstanceOf(RangeError)
    return false
  }
}

describe('every strategy computes exactly the words of the order', () => {
  for (const strategy of strategies) {
    property([orders, wanted])(strategy, (order, at) => {
      fc.pre(allows(order, at, strategy))
      const maps = strategy === 'append' ? freeClosed : free
      const seen = [...iterates(maps, order, [], { at, strategy })]
      expect(seen.map(({ n }) => n).sort((a, b) => a - b)).toEqual([...at].sort((a, b) => a - b))
      for (const { n, point } of seen) expect(point).toEqual([...order.word(n)])
    })
  }

  property([orders, wanted])('the one chosen, for general and for closed maps', (order, at) => {
    for (const maps of [free, freeClosed]) {
      for (const { n, point } of iterates(maps, order, [], { at })) {
        expect(point).toEqual([...order.word(n)])
      }
    }
  })

  property([orders, wanted])('the asynchronous way is the same way', async (order, at) => {
    const one = [...iterates(free, order, [], { at })]
    const other = []
    for await (const step of iterate(free, order, [], { at })) other.push(step)
    expect(other).toEqual(one)
  })

  test('wavefront and replay are allowed where they should be', () => {
    for (const strategy of ['replay', 'append', 'wavefront'] as const) {
      expect(allows(backward, [1, 2, 3], strategy)).toBe(true)
    }
    expect(allows(backward, [1, 2, 3], 'incremental')).toBe(false)
    expect(() => plan(backward, [1], { strategy: 'append' })).toThrow(
      'strategy append: the words of backward order do not allow it',
    )
  })
})

describe('the plan is what happens', () => {
  for (const strategy of strategies) {
    property([orders, wanted])(strategy, (order, at) => {
      fc.pre(allows(order, at, strategy))
      const tally = emptyTally()
      const maps = strategy === 'append' ? freeClosed : free
      for (const _ of iterates(maps, order, [], { at, strategy, tally }));
      const planned = plan(order, at, { strategy, compositionCost: 1 })
      expect(tally).toEqual({
        applications: planned.applications,
        compositions: planned.compositions,
        stages: planned.stages,
        realisations: planned.realisations,
        live: tally.live,
      })
      expect(tally.live).toBeLessThanOrEqual(planned.live)
    })
  }

  property([orders, wanted])('never dearer than the naive way', (order, at) => {
    const naive = at.reduce((sum, n) => sum + order.word(n).length, 0)
    expect(plan(order, at).applications).toBeLessThanOrEqual(naive)
  })
})

test('points that look like the start are counted as the others', () => {
  const zero = { at: () => ({ name: 'x ↦ 0', apply: () => 0, proved: {} }) }
  const at = Array.from({ length: 10 }, (_, i) => i + 1)
  const tally = emptyTally()
  for (const _ of iterates(zero, backward, 0, { at, strategy: 'wavefront', tally }));
  expect(tally.live).toBe(plan(backward, at, { strategy: 'wavefront' }).live)
})

test('a look at closed maps makes each map that is used once, and no other', () => {
  const made: number[] = []
  const watched = {
    at(i: number) {
      made.push(i)
      return freeClosed.at(i)
    },
  }
  const gap = order('gap', () => wordOf([1, 3_000_001]))
  for (const _ of iterates(watched, gap, [], { at: [1, 2] }));
  expect(new Set(made)).toEqual(new Set([1, 3_000_001]))
  made.length = 0
  const tally = emptyTally()
  for (const _ of iterates(watched, backward, [], { at: [1, 2, 3, 4], tally }));
  expect(made).toEqual([1, 2, 3, 4])
  expect(tally).toMatchObject({ compositions: 4, realisations: 4 })
})

describe('points are given up exactly once, and never used after', () => {
  for (const strategy of ['incremental', 'replay', 'wavefront'] as const) {
    property([orders, wanted])(strategy, (order, at) => {
      fc.pre(allows(order, at, strategy))
      const { alive, faults, maps, space, make } = ledger()
      const start = make([])
      let most = 0
      const options = { at, strategy, space }
      for (const { n, point } of iterates(maps, order, start, options)) {
        if (!alive.has(point)) faults.push('delivered after its release')
        expect(point.trace).toEqual([...order.word(n)])
        most = Math.max(most, alive.size - 1)
      }
      expect(faults).toEqual([])
      expect([...alive]).toEqual([start])
      expect(most).toBeLessThanOrEqual(plan(order, at, { strategy }).live)
    })
  }
})
