import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { applyWord, iterate, iterates, plan } from '../../src/iterate/index.js'
import { emptyTally } from '../../src/iterate/tally.js'
import { MapError, type SelfMap } from '../../src/map/self-map.js'
import { backward } from '../../src/order/backward.js'
import { mean } from '../../src/order/mean.js'
import { type Order, order } from '../../src/order/order.js'
import { window } from '../../src/order/window.js'
import { down, word } from '../../src/order/word.js'
import { float64 } from '../../src/space/float64.js'
import { realLine, scalars } from '../../src/space/line.js'
import { PointError } from '../../src/space/metric-space.js'
import { real } from '../../src/space/real.js'
import type { VectorSpace } from '../../src/space/vector-space.js'
import { orders } from '../order/orders.js'
import { property } from '../property.js'
import { free, freeClosed, ledger, type Trace } from './free.js'

const upTo = (N: number) => Array.from({ length: N }, (_, i) => i + 1)
const wanted = fc.uniqueArray(fc.nat(30), { maxLength: 12 })

function tallied(maps: Parameters<typeof iterates<Trace, number>>[0], order: Order, at: number[]) {
  const tally = emptyTally()
  const seen = [...iterates(maps, order, [], { at, tally })]
  for (const { n, point } of seen) expect(point).toEqual([...order.word(n)])
  return tally
}

describe('the cheapest way is chosen', () => {
  const at = upTo(10)

  test('a wavefront keeps a point for each iterate, if it may', () => {
    expect(plan(backward, at, { maxLive: 10 }).strategy).toBe('wavefront')
    expect(plan(backward, at, { maxLive: 9 }).strategy).toBe('replay')
    expect(plan(backward, upTo(4096)).strategy).toBe('wavefront')
    expect(plan(backward, upTo(4097)).strategy).toBe('replay')
  })

  test('compositions are formed where they cost less than what they save', () => {
    // 55 applications, or 10 compositions and 10 evaluations: 4.5 is where they break even.
    for (const [compositionCost, strategy] of [
      [4.4, 'append'],
      [4.5, 'wavefront'],
    ] as const) {
      expect(plan(backward, at, { compositionCost }).strategy).toBe(strategy)
    }
    const dear = { at: (i: number) => ({ ...freeClosed.at(i), compositionCost: 4.5 }) }
    expect(tallied(freeClosed, backward, at)).toMatchObject({ compositions: 10, applications: 10 })
    expect(tallied(dear, backward, at)).toMatchObject({ compositions: 0, applications: 55 })
  })

  test('maps of two closed classes do not compose', () => {
    const mixed = {
      at: (i: number) => ({ ...freeClosed.at(i), family: i === 7 ? 'other' : 'prefix' }),
    }
    expect(tallied(mixed, backward, at)).toMatchObject({ compositions: 0, applications: 55 })
    const half = { at: (i: number) => (i === 7 ? free.at(i) : freeClosed.at(i)) }
    expect(tallied(half, backward, at)).toMatchObject({ compositions: 0, applications: 55 })
  })

  property([orders, wanted])('and what it keeps alive is what was planned', (order, at) => {
    for (const strategy of ['replay', undefined] as const) {
      const tally = emptyTally()
      for (const _ of iterates(free, order, [], { at, tally, ...(strategy && { strategy }) }));
      const planned = plan(order, at, strategy && { strategy })
      if (planned.strategy !== 'wavefront') expect(tally.live).toBe(planned.live)
    }
  })
})

describe('what is shared is computed once', () => {
  property([orders, wanted, fc.infiniteStream(fc.nat())])(
    'a replay applies a map for each different inner end of the words, in whatever order they are wanted',
    (order, at, keys) => {
      const ends = new Set<string>()
      for (const n of at) {
        const word = [...order.word(n)]
        for (const i of word.keys()) ends.add(word.slice(i).join(' '))
      }
      expect(plan(order, at, { strategy: 'replay' }).applications).toBe(ends.size)
      const shuffled = at.map(n => ({ n, key: keys.next().value! })).sort((a, b) => a.key - b.key)
      const options = { compositionCost: 1 }
      expect(
        plan(
          order,
          shuffled.map(({ n }) => n),
          options,
        ),
      ).toEqual(plan(order, at, options))
    },
  )

  test('closed maps are kept only where they may be composed', () => {
    const made: number[] = []
    const watched = {
      at(i: number) {
        made.push(i)
        return freeClosed.at(i)
      },
    }
    const options = { at: [1, 2, 3], strategy: 'replay' } as const
    for (const _ of iterates(watched, backward, [], options));
    expect(made).toEqual([1, 2, 1, 3, 2, 1])
  })
})

describe('with rests in between', () => {
  const at = upTo(10)

  test('options count as without: tally, total, and the check of points', async () => {
    const tally = emptyTally()
    const seen: { done: number; total?: number }[] = []
    const onProgress = (p: { done: number; total?: number }) => seen.push(p)
    for await (const _ of iterate(freeClosed, backward, [], { at, tally, onProgress }));
    expect(tally).toMatchObject({ compositions: 10, applications: 10 })
    expect(seen.at(-1)).toEqual({ done: 20, total: 20 })

    const same = { at: () => ({ name: 'x ↦ x', apply: (x: number) => x, proved: {} }) }
    const run = async () => {
      for await (const _ of iterate(same, backward, Number.NaN, { at, space: realLine }));
    }
    await expect(run()).rejects.toThrow('start: expected a point of ℝ, got NaN')
  })

  test('a mean needs no space but the one it is taken in', () => {
    const next = { at: (i: number) => ({ name: '+', apply: (x: number) => x + i, proved: {} }) }
    const options = { at: [3], vectors: scalars(real) }
    const [only] = [...iterates(next, mean(backward, backward), 0, options)]
    expect(only).toEqual({ n: 3, point: 6 })
  })
})

describe('points are given up', () => {
  test('by a single iterate: all but the start and the result', () => {
    const { alive, faults, maps, space, make } = ledger()
    const start = make([])
    const point = applyWord(maps, backward.word(20), start, space)
    expect(point.trace).toEqual(upTo(20))
    expect([...alive]).toEqual([start, point])
    expect(faults).toEqual([])
  })

  type Box = { readonly trace: Trace }
  const { alive, faults, maps, space, make } = ledger()
  /** Boxes as vectors, by the sum of what is in them. */
  const boxes: VectorSpace<Box> = {
    name: 'boxes',
    field: real,
    zero: () => make([]),
    add: (a, b) => make([...a.trace, ...b.trace]),
    sub: (a, b) => make([...a.trace, ...b.trace.map(x => -x)]),
    scale: (s, a) => make(a.trace.map(x => s * x)),
    axpy: (s, x, y) => make([...y.trace, ...x.trace.map(each => s * each)]),
    dot: () => 0,
    equal: (a, b) => a === b,
  }

  property([fc.array(orders, { minLength: 1, maxLength: 3 }), wanted])(
    'by a mean of orders, the averages too',
    (parts, at) => {
      const start = make([])
      const options = { at, space, vectors: boxes }
      for (const { point } of iterates(maps, mean(...parts), start, options)) {
        if (!alive.has(point)) faults.push('delivered after its release')
      }
      expect(faults).toEqual([])
      expect([...alive]).toEqual([start])
      space.release!(start)
    },
  )

  test('by compositions that are given up: the last image too', () => {
    for (const order of [backward, window(2)]) {
      for (const most of [1, 2, 3]) {
        const box = ledger()
        type Composed = SelfMap<Box> & {
          family: string
          prefix: Trace
          after(u: Composed): Composed
        }
        const put = (prefix: Trace): Composed => ({
          ...{ name: 'put', family: 'put', proved: {}, prefix },
          apply: p => box.make([...prefix, ...p.trace]),
          after: inner => put([...prefix, ...inner.prefix]),
        })
        const start = box.make([])
        const options = { at: [0, 2, 3], strategy: 'append', space: box.space } as const
        let seen = 0
        for (const { point } of iterates({ at: i => put([i]) }, order, start, options)) {
          expect([...box.alive]).toEqual([...new Set([start, point])])
          if (++seen === most) break
        }
        expect([...box.alive]).toEqual([start])
        expect(box.faults).toEqual([])
      }
    }
  })

  test('by compositions: each image of the start', () => {
    const box = ledger()
    type Composed = SelfMap<Box> & { family: string; after(inner: Composed): Composed }
    const put = (prefix: Trace): Composed => ({
      name: 'put',
      family: 'put',
      proved: {},
      apply: p => box.make([...prefix, ...p.trace]),
      after: inner => put([...prefix, ...inner.apply(box.make([])).trace]),
    })
    const start = box.make([])
    const seen: Trace[] = []
    const options = { at: [0, 2, 3], strategy: 'append', space: box.space } as const
    let before = 0
    for (const { point } of iterates({ at: i => put([i]) }, backward, start, options)) {
      seen.push(point.trace)
      before = box.alive.size
    }
    expect(seen).toEqual([[], [1, 2], [1, 2, 3]])
    expect(box.faults).toEqual([])
    expect(box.alive.has(start)).toBe(true)
    expect(box.alive.size).toBe(before - 1)
  })
})

describe('what is no point is named', () => {
  test('the start of a single iterate', () => {
    const same = { at: () => ({ name: 'x ↦ x', apply: (x: number) => x, proved: {} }) }
    const run = () => applyWord(same, backward.word(2), Number.NaN, realLine)
    expect(run).toThrow(PointError)
    expect(run).toThrow('start: expected a point of ℝ, got NaN')
  })

  test('NaN in a vector, and from a composition', () => {
    const lost = { name: 'lost', proved: {}, apply: () => Float64Array.of(0, Number.NaN) }
    expect(() => applyWord({ at: () => lost }, backward.word(1), float64(2).zero())).toThrow(
      new MapError('T_1 (lost): expected a point of its space, returned NaN in a coordinate'),
    )
    const bad = { ...lost, apply: () => Number.NaN, family: 'bad', after: () => bad }
    const options = { at: [2, 3], strategy: 'append', space: realLine } as const
    expect(() => [...iterates({ at: () => bad }, backward, 0, options)]).toThrow(
      'composition (lost): expected a point of ℝ, returned NaN',
    )
  })
})

test('the stages of a wavefront are the longest word, wherever it stands among the words', () => {
  // Read from the inside 1 2 3, 2 3 and 3: the longest comes first.
  const earlier = order('from 3 down', n => word(down(3, 4 - n)))
  const planned = plan(earlier, [1, 2, 3], { strategy: 'wavefront' })
  expect(planned).toMatchObject({ stages: 3, applications: 6 })
  const steps = iterates(free, earlier, [], { at: [1, 2, 3], strategy: 'wavefront' })
  const points = Object.fromEntries([...steps].map(({ n, point }) => [n, point]))
  expect(points).toEqual({ 1: [3], 2: [3, 2], 3: [3, 2, 1] })
})
