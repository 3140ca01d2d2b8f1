import fc from 'fast-check'
import { expect, test } from 'vitest'
import { applyWord, iterates, plan, type Strategy } from '../../src/iterate/index.js'
import type { SelfMap } from '../../src/map/self-map.js'
import { backward } from '../../src/order/backward.js'
import { forward } from '../../src/order/forward.js'
import type { MetricSpace } from '../../src/space/metric-space.js'
import { real } from '../../src/space/real.js'
import { orders } from '../order/orders.js'
import { property } from '../property.js'

/** A point that is written over: the indices applied so far, outermost first. */
interface Slate {
  trace: readonly number[]
}

/** Maps that write over points that are given up, and a space that counts the points there are. */
function slates() {
  const alive = new Set<Slate>()
  const counts = { made: 0, inPlace: 0 }
  const make = (trace: readonly number[]): Slate => {
    const slate = { trace }
    alive.add(slate)
    counts.made++
    return slate
  }
  const at = (i: number): SelfMap<Slate> => ({
    name: `T_${i}`,
    proved: {},
    apply: ({ trace }) => make([i, ...trace]),
    applyInPlace(slate) {
      counts.inPlace++
      slate.trace = [i, ...slate.trace]
      return slate
    },
  })
  const space: MetricSpace<Slate> = {
    name: 'slates',
    metric: '0-1',
    field: real,
    distance: (a, b) => (a === b ? 0 : 1),
    objection: slate => (alive.has(slate) ? undefined : 'a slate that was given up'),
    release(slate) {
      if (!alive.delete(slate)) throw new Error('given up twice')
    },
  }
  return { alive, counts, maps: { at }, space, make }
}

const wanted = fc.uniqueArray(fc.nat(30), { maxLength: 12 })
for (const strategy of [undefined, 'replay', 'wavefront'] as (Strategy | undefined)[]) {
  property([orders, wanted])(`points written over are the words: ${strategy}`, (order, at) => {
    const options = { at, ...(strategy && { strategy }) }
    try {
      plan(order, at, options)
    } catch {
      fc.pre(false)
    }
    const { alive, maps, space, make } = slates()
    const start = make([])
    for (const { n, point } of iterates(maps, order, start, { ...options, space })) {
      expect(point.trace).toEqual([...order.word(n)])
      expect(start.trace).toEqual([])
    }
    expect([...alive]).toEqual([start])
  })
}

for (const strategy of ['replay', 'wavefront'] as const) {
  property([orders, wanted, fc.nat(12), fc.boolean()])(
    `a run that is given up leaves its start alone: ${strategy}`,
    (order, at, most, inPlace) => {
      try {
        plan(order, at, { strategy })
      } catch {
        fc.pre(false)
      }
      const { alive, maps, space, make } = slates()
      const start = make([])
      const some = {
        at(i: number): SelfMap<Slate> {
          const { applyInPlace, ...map } = maps.at(i)
          return inPlace ? { ...map, applyInPlace: applyInPlace! } : map
        },
      }
      let read = 0
      for (const _ of iterates(some, order, start, { at, strategy, space })) {
        if (read++ === most) break
      }
      expect([...alive]).toEqual([start])
    },
  )
}

for (const strategy of ['replay', 'wavefront', undefined] as (Strategy | undefined)[]) {
  property([orders, wanted, fc.nat(60), fc.boolean()])(
    `a run in which a map fails leaves its start alone: ${strategy ?? 'a single word'}`,
    (order, at, calm, inPlace) => {
      try {
        plan(order, at, strategy ? { strategy } : {})
      } catch {
        fc.pre(false)
      }
      const { alive, maps, space, make } = slates()
      const start = make([])
      let applied = 0
      const fail = () => {
        if (applied++ === calm) throw new Error('that was one too many')
      }
      const failing = {
        at(i: number): SelfMap<Slate> {
          const { apply, applyInPlace, ...map } = maps.at(i)
          const calmly = (run: (p: Slate) => Slate) => (p: Slate) => {
            fail()
            return run(p)
          }
          return {
            ...{ ...map, apply: calmly(apply) },
            ...(inPlace && { applyInPlace: calmly(applyInPlace!) }),
          }
        },
      }
      try {
        if (strategy) for (const _ of iterates(failing, order, start, { at, strategy, space }));
        else {
          for (const n of at) {
            const point = applyWord(failing, order.word(n), start, space)
            if (point !== start) space.release?.(point)
          }
        }
      } catch (error) {
        expect((error as Error).message).toBe('that was one too many')
      }
      expect([...alive]).toEqual([start])
    },
  )
}

property([orders, fc.nat(30)])('a single word is written over its first point', (order, n) => {
  const { counts, maps, space, make } = slates()
  const start = make([])
  expect(applyWord(maps, order.word(n), start, space).trace).toEqual([...order.word(n)])
  expect(start.trace).toEqual([])
  const length = order.word(n).length
  expect(counts).toEqual({ made: Math.min(2, 1 + length), inPlace: Math.max(0, length - 1) })
})

test('a chain makes one point, whatever is read on the way', () => {
  for (const at of [[100], [10, 20, 100]]) {
    const { counts, maps, space, make } = slates()
    for (const _ of iterates(maps, forward, make([]), { at, space }));
    expect(counts).toEqual({ made: 2, inPlace: 99 })
  }
})

test('control: maps that write over what they should leave are seen', () => {
  const { maps, space, make } = slates()
  const careless = { at: (i: number) => ({ ...maps.at(i), apply: maps.at(i).applyInPlace! }) }
  const start = make([])
  expect(() => [...iterates(careless, backward, start, { at: [2, 3], space })]).toThrow('given up')
})

test('a map that returns its own argument gives nothing up', () => {
  const { alive, space, make } = slates()
  const start = make([])
  type Slate = typeof start
  const identity: SelfMap<Slate> = { name: 'identity', proved: {}, apply: p => p }
  const at = (i: number): SelfMap<Slate> =>
    i === 2 ? identity : { ...identity, apply: () => make([i]) }
  const read = Array.from(iterates({ at }, forward, start, { at: [2, 3], space }), ({ point }) => [
    ...point.trace,
  ])
  expect(read).toEqual([[1], [3]])
  expect([...alive]).toEqual([start])
})
