import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  aPriori,
  applyWord,
  backwardLimit,
  backwardLimitAsync,
  couplingFromThePast,
  couplingFromThePastAsync,
  iterate,
  iterates,
  sandwichedLimit,
  sandwichedLimitAsync,
} from '../../src/iterate/index.js'
import { affine } from '../../src/map/affine.js'
import { denseAffine } from '../../src/map/dense-affine.js'
import { MapError, type SelfMap } from '../../src/map/self-map.js'
import { backward } from '../../src/order/backward.js'
import { forward } from '../../src/order/forward.js'
import { mean } from '../../src/order/mean.js'
import { float64 } from '../../src/space/float64.js'
import { rationalLine, realLine, scalars } from '../../src/space/line.js'
import { PointError } from '../../src/space/metric-space.js'
import { rational, rationals } from '../../src/space/rational.js'
import { orders } from '../order/orders.js'
import { property } from '../property.js'
import { free } from './free.js'

const upTo = (N: number) => Array.from({ length: N }, (_, i) => i + 1)

describe('wrong input is named in one line', () => {
  const broken: SelfMap<number> = {
    name: 'x ↦ x/0·0',
    apply: x => (x > 2 ? NaN : x + 1),
    proved: {},
  }

  test('a map that returns NaN', () => {
    const run = () => [...iterates({ at: () => broken }, forward, 0, { at: [9], space: realLine })]
    expect(run).toThrow(MapError)
    expect(run).toThrow('T_4 (x ↦ x/0·0): expected a point of ℝ, returned NaN')
    expect(() => applyWord({ at: () => broken }, backward.word(9), 0, realLine)).toThrow(
      'T_6 (x ↦ x/0·0): expected a point of ℝ, returned NaN',
    )
  })

  test('a map that returns NaN, or loses a coordinate, where no space is given', () => {
    expect(() => [...iterates({ at: () => broken }, forward, 0, { at: [9] })]).toThrow(
      'T_4 (x ↦ x/0·0): expected a point of its space, returned NaN',
    )
    expect(() => applyWord({ at: () => broken }, backward.word(9), 0)).toThrow('returned NaN')
    expect(() => couplingFromThePast({ at: () => broken }, [0, 1])).toThrow('returned NaN')
    const flat = denseAffine(
      float64(2),
      [Float64Array.of(1, 0), Float64Array.of(0, 1)],
      Float64Array.of(1, 1),
    )
    const start: Float64Array = new Float64Array(3)
    expect(() => [...iterates({ at: () => flat }, backward, start, { at: [2] })]).toThrow(
      'returned 2 coordinates for 3',
    )
  })

  test('a start that is no point', () => {
    const run = () => [
      ...iterates({ at: () => broken }, forward, NaN, { at: [1], space: realLine }),
    ]
    expect(run).toThrow(PointError)
    expect(run).toThrow('start: expected a point of ℝ, got NaN')
  })

  test('a wanted n that is none', () => {
    for (const n of [-1, 0.5, NaN, Infinity]) {
      expect(() => [...iterates(free, forward, [], { at: [n] })]).toThrow(
        `at: expected integers n ≥ 0, got ${n}`,
      )
    }
  })

  test('a mean without a space to take it in', () => {
    expect(() => [...iterates(free, mean(forward, backward), [], { at: [1] })]).toThrow(
      'mean(forward, backward): expected option vectors',
    )
  })
})

describe('means of orders', () => {
  const maps = { at: (i: number) => affine(rationals, rational(1, i + 1), rational(i)) }
  const vectors = scalars(rationals)

  property([fc.array(orders, { minLength: 1, maxLength: 3 }), fc.uniqueArray(fc.nat(12))])(
    'are the average of their parts, exactly',
    (parts, at) => {
      const heldOut = parts.some(part => part.name.includes('held-out'))
      fc.pre(!heldOut)
      const start = rational(1, 3)
      const seen = [...iterates(maps, mean(...parts), start, { at, vectors, space: rationalLine })]
      expect(seen.length).toBe(at.length)
      for (const { n, point } of seen) {
        const sum = parts
          .map(part => applyWord(maps, part.word(n), start))
          .reduce((a, b) => a.add(b), rational(0))
        expect(point.toFraction()).toBe(sum.div(rational(parts.length)).toFraction())
      }
    },
  )
})

describe('long runs', () => {
  const slow: SelfMap<number> = {
    name: 'slow',
    proved: {},
    apply(x) {
      const until = performance.now() + 0.1
      while (performance.now() < until);
      return x + 1
    },
  }

  test('say how far they are', async () => {
    const seen: { done: number; total?: number }[] = []
    const options = {
      at: [3000],
      onProgress: (p: { done: number; total?: number }) => seen.push(p),
    }
    for await (const { point } of iterate({ at: () => slow }, forward, 0, options)) {
      expect(point).toBe(3000)
    }
    expect(seen.length).toBeGreaterThan(1)
    expect(seen.map(p => p.done)).toEqual(seen.map(p => p.done).sort((a, b) => a - b))
    expect(seen[seen.length - 1]).toEqual({ done: 3000, total: 3000 })
  })

  test.each(['replay', 'wavefront'] as const)('heed slow maps too: %s', async strategy => {
    const crawl: SelfMap<number> = {
      name: 'crawl',
      proved: {},
      apply(x) {
        const until = performance.now() + 3
        while (performance.now() < until);
        return x
      },
    }
    const stop = new AbortController()
    setTimeout(() => stop.abort(new Error('enough')), 100)
    let steps = 0
    const options = { at: upTo(40), strategy, signal: stop.signal, onProgress: () => steps++ }
    const run = async () => {
      for await (const _ of iterate({ at: () => crawl }, backward, 0, options));
    }
    const begun = performance.now()
    await expect(run()).rejects.toThrow('enough')
    expect(steps).toBeGreaterThan(0)
    expect(performance.now() - begun).toBeLessThan(2000) // all 820 steps take 2460
  })

  test('limits and couplings with rests: the same result, and they stop when told to', async () => {
    const half: SelfMap<number> = {
      name: 'half',
      proved: { lipschitz: { '|·|': 0.5 }, monotone: 'increasing' },
      apply(x) {
        const until = performance.now() + 0.5
        while (performance.now() < until);
        return x / 2 + 1
      },
    }
    const maps = { at: () => half }
    const claim = aPriori({ k: 0.5, D: 1 })
    const ends = { lo: 0, hi: 4 }
    const easy = { tolerance: 1e-6 }
    expect(await backwardLimitAsync(maps, 0, claim, easy)).toEqual(
      backwardLimit(maps, 0, claim, easy),
    )
    expect(await sandwichedLimitAsync(maps, ends, realLine, easy)).toEqual(
      sandwichedLimit(maps, ends, realLine, easy),
    )
    expect(await couplingFromThePastAsync(maps, [0, 4])).toEqual(couplingFromThePast(maps, [0, 4]))
    const soon = () => {
      const stop = new AbortController()
      setTimeout(() => stop.abort(new Error('enough')), 60)
      return { signal: stop.signal, tolerance: 1e-300 }
    }
    const still = { at: () => ({ ...half, apply: (x: number) => half.apply(x) * 0 + x }) }
    await expect(backwardLimitAsync(maps, 0, claim, soon())).rejects.toThrow('enough')
    await expect(sandwichedLimitAsync(still, ends, realLine, soon())).rejects.toThrow('enough')
    await expect(couplingFromThePastAsync(still, [0, 4], soon())).rejects.toThrow('enough')
  })

  test('stop when told to', async () => {
    const stop = new AbortController()
    setTimeout(() => stop.abort(new Error('enough')), 100)
    const run = async () => {
      const options = { at: [1e6], signal: stop.signal }
      for await (const _ of iterate({ at: () => slow }, forward, 0, options));
    }
    await expect(run()).rejects.toThrow('enough')
  })
})
