import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { iterates } from '../../../src/iterate/iterate.js'
import type { SelfMap } from '../../../src/map/self-map.js'
import { anchored } from '../../../src/order/anchored.js'
import { backward } from '../../../src/order/backward.js'
import { forward } from '../../../src/order/forward.js'
import { switched } from '../../../src/order/switched.js'
import { Arena } from '../../../src/tensor/dense/arena.js'
import { denseBinaries } from '../../../src/tensor/dense/kernels.js'
import { rectifiedNetwork } from '../../../src/tensor/dense/network.js'
import { type Batch, DensePass } from '../../../src/tensor/dense/pass.js'
import { arenaStates, arraysOf, onArena } from '../../../src/tensor/dense/states.js'
import { denseStep } from '../../../src/tensor/dense/step.js'
import { arenaVectors } from '../../../src/tensor/dense/vectors.js'
import { optimiserOf, type Rule } from '../../../src/tensor/optimiser.js'
import { builds, fastestBuild } from '../../../src/tensor/web-assembly.js'
import { property } from '../../property.js'
import { instance } from './instances.js'

const engineTakes = builds.slice(builds.indexOf(fastestBuild(denseBinaries)!))

const rules: Rule[] = [
  { method: 'SGD', h: 0.1 },
  { method: 'momentum', h: 0.1, beta: 0.9 },
  { method: 'Nesterov', h: 0.1, beta: 0.9 },
  { method: 'Adam', h: 0.1 },
  { method: 'Adam', h: 0.1, beta1: 0.5, beta2: 0.7, epsilon: 0.01, decay: 0.3 },
  { method: 'Adam', h: 0.1, biasCorrection: 'none' },
  { method: 'Adam', h: 0.1, biasCorrection: { dataIndex: 7 } },
]

const bits = (state: unknown) => [...arraysOf(state)].map(array => [...array])

/** One step written over the vector space, and the same step fused, on one batch. */
function twoSteps(pass: DensePass, rule: Rule, batch: Batch) {
  const { arena, network } = pass
  const optimiser = optimiserOf(arenaVectors(arena, network.size), rule)
  const plain = onArena(
    arena,
    optimiser.step(theta => pass.gradient(theta, batch)),
  )
  return { optimiser, plain, fused: denseStep(pass, optimiser, () => batch) }
}

describe.each(engineTakes)('in the %s build', build => {
  for (const rule of rules) {
    property([instance, fc.boolean()])(
      `a fused step has the bits of the map: ${JSON.stringify(rule)}`,
      ({ network, theta, x, y }, inPlace) => {
        const arena = new Arena(build)
        const pass = new DensePass(arena, network, 9)
        const { optimiser, plain, fused } = twoSteps(pass, rule, { x, y })
        const space = arenaStates(arena, optimiser.start(arena.from(theta)))
        const start = () => {
          // What is kept begins with arrays of its own, as a state that a map made has.
          const state = optimiser.start(arena.from(theta))
          return plain.apply(state)
        }
        let [one, other] = [start(), start()]
        const live = arena.live
        for (let step = 0; step < 3; step++) {
          const before = bits(other)
          const next = plain.apply(one)
          space.release?.(one)
          one = next
          if (inPlace) other = fused.applyInPlace!(other)
          else {
            const image = fused.apply(other)
            expect(bits(other)).toEqual(before)
            space.release?.(other)
            other = image
          }
          expect(bits(other)).toEqual(bits(one))
          expect(space.objection(other)).toBe(undefined)
          expect(arena.live).toBe(live)
        }
        if (rule.method === 'Adam') expect((other as { t: number }).t).toBe(4)
      },
    )
  }
})

describe('iterates of dense networks, by the one compositor', () => {
  const at = [3, 7, 8, 12]
  const orders = [forward, backward, anchored(4), switched(5)]
  for (const rule of rules) {
    property([instance], { numRuns: 10 })(
      `leave nothing, and are what replaying gives: ${JSON.stringify(rule)}`,
      ({ network, theta, x, y }) => {
        const arena = new Arena()
        const pass = new DensePass(arena, network, 9)
        const turned = (i: number): Batch => ({ x: x.map((_, k) => x[(k + i) % x.length]!), y })
        const optimiser = optimiserOf(arenaVectors(arena, network.size), rule)
        const at12 = {
          at: (i: number): SelfMap<unknown> => denseStep(pass, optimiser, () => turned(i)),
        }
        const start = optimiser.start(arena.from(theta))
        const space = arenaStates(arena, start)
        const live = arena.live
        const begun = bits(start)
        for (const order of orders) {
          for (const { n, point } of iterates(at12, order, start, { at, space })) {
            let expected = start
            for (const i of [...order.word(n)].reverse()) {
              const next = at12.at(i).apply(expected)
              if (expected !== start) space.release?.(expected)
              expected = next
            }
            expect(bits(point)).toEqual(bits(expected))
            if (expected !== start) space.release?.(expected)
          }
          expect(arena.live).toBe(live)
          expect(bits(start)).toEqual(begun)
        }
      },
    )
  }
})

describe('what a step refuses', () => {
  const network = rectifiedNetwork([2, 3], 'softmax cross-entropy')

  test.each(rules)('%j: a wrong batch leaves nothing, and the state as it was', rule => {
    const arena = new Arena()
    const pass = new DensePass(arena, network, 9)
    const optimiser = optimiserOf(arenaVectors(arena, network.size), rule)
    const good = { x: [1, 2], y: [0] }
    const first = optimiser.start(arena.from([1, 2, 3, 4, 5, 6, 7, 8, 9]))
    const state = denseStep(pass, optimiser, () => good).apply(first)
    const live = arena.live
    const before = bits(state)
    for (const wrong of [
      { x: [1, 2], y: [3] },
      { x: [1], y: [0] },
      { x: [1, 2], y: [0, 1] },
    ]) {
      const step = denseStep(pass, optimiser, () => wrong)
      for (const apply of [step.apply, step.applyInPlace!]) {
        expect(() => apply(state)).toThrow(RangeError)
        expect(arena.live).toBe(live)
        expect(bits(state)).toEqual(before)
      }
    }
  })

  test('what the maps refuse', () => {
    const arena = new Arena()
    const pass = new DensePass(arena, network, 9)
    const step = (rule: Rule) =>
      denseStep(pass, optimiserOf(arenaVectors(arena, network.size), rule), () => ({
        x: [],
        y: [],
      }))
    for (const [rule, message] of [
      [{ method: 'SGD', h: Number.NaN }, 'gradient step, h'],
      [{ method: 'momentum', h: 0.1, beta: Number.NaN }, 'heavy ball, β'],
      [{ method: 'Adam', h: 0.1, beta1: 1.5 }, 'Adam, β₁: expected a number below 1, got 1.5'],
      [{ method: 'Adam', h: 0.1, beta2: 1 }, 'Adam, β₂: expected a number below 1, got 1'],
    ] as [Rule, string][]) {
      expect(() => step(rule)).toThrow(message)
    }
  })
})

test('control: a step that shares an array with its state is seen', () => {
  const arena = new Arena()
  const theta = arena.from([1, 2])
  const space = arenaStates(arena, theta)
  const lazy: SelfMap<Float32Array> = { name: 'lazy', proved: {}, apply: p => p.subarray(0) }
  expect(space.objection(lazy.apply(theta))).toBe('an array that its arena does not hold')
  space.release?.(theta)
  expect(space.objection(theta)).toBe('an array that its arena does not hold')
  expect(() => space.release?.(theta)).toThrow('dense: an array was given up twice')
})
