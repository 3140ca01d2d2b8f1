import * as tf from '@tensorflow/tfjs'
import { describe, expect, test } from 'vitest'
import { iterates } from '../../src/iterate/iterate.js'
import type { SelfMap } from '../../src/map/self-map.js'
import { anchored, anchoredDoubling, anchoredReuse } from '../../src/order/anchored.js'
import { backward } from '../../src/order/backward.js'
import { forward } from '../../src/order/forward.js'
import type { Order } from '../../src/order/order.js'
import { switched } from '../../src/order/switched.js'
import { window } from '../../src/order/window.js'
import { isSubword } from '../../src/order/word.js'
import { float64 } from '../../src/space/float64.js'
import { PointError } from '../../src/space/metric-space.js'
import { openBackend } from '../../src/tensor/backend.js'
import { lifted, own } from '../../src/tensor/lifted.js'
import {
  adamOptimiser,
  momentumOptimiser,
  nesterovOptimiser,
  type Optimiser,
  sgdOptimiser,
} from '../../src/tensor/optimiser.js'
import { leaves, mapTensors, statesLike, tensorsOf } from '../../src/tensor/state.js'
import type { TensorTree } from '../../src/tensor/tensor-tree.js'
import { tensorTrees } from '../../src/tensor/tensor-trees.js'

await openBackend('cpu')

const shapes = { w: [2], b: [] }
const trees = tensorTrees(shapes)
const flat = float64(3)
const start = (): TensorTree => ({ w: tf.tensor([1, -2]), b: tf.scalar(0.5) })

/** The gradient of Σ (x − c_i)²/2 for batch i, on tensors and on Float64Array. */
const centre = (i: number) => [Math.sin(i), Math.cos(i), i % 3]
const onTensors =
  (i: number) =>
  (theta: TensorTree): TensorTree => {
    const [x, y, z] = centre(i)
    return { w: tf.sub(theta.w!, tf.tensor([x!, y!])), b: tf.sub(theta.b!, z!) }
  }
const onFloats = (i: number) => (theta: Float64Array) =>
  theta.map((t, j) => Math.fround(t - Math.fround(centre(i)[j]!)))

/** Whether every word wanted is a subword of the longest, as a wavefront needs. */
const nested = (order: Order, at: readonly number[]) =>
  at.every(n => isSubword(order.word(n), order.word(at.at(-1)!)))

/** ℝ³ in float32: every operation of the tensors, rounded alike. */
const f = Math.fround
const float32: typeof flat = {
  ...flat,
  add: (a, b) => flat.add(a, b).map(f),
  sub: (a, b) => flat.sub(a, b).map(f),
  scale: (s, a) => flat.scale(f(s), a).map(f),
  axpy: (s, x, y) => flat.add(y, flat.scale(f(s), x).map(f)).map(f),
  constant: s => flat.constant(f(s)),
  multiply: (a, b) => flat.multiply(a, b).map(f),
  divide: (a, b) => flat.divide(a, b).map(f),
  squareRoot: a => flat.squareRoot(a).map(f),
}

/** One optimiser over both spaces. */
type Kind = <V>(space: Parameters<typeof sgdOptimiser<V>>[0]) => Optimiser<V, unknown>
const kinds: Record<string, Kind> = {
  SGD: space => sgdOptimiser(space, 0.1) as Optimiser<never, unknown> as never,
  momentum: space => momentumOptimiser(space, { h: 0.1, beta: 0.5 }) as never,
  Nesterov: space => nesterovOptimiser(space, { h: 0.1, beta: 0.5 }) as never,
  Adam: space => adamOptimiser(space, { h: 0.1 }) as never,
  AdamW: space => adamOptimiser(space, { h: 0.1, decay: 0.01 }) as never,
}

const orders = [
  forward,
  backward,
  anchored(3),
  anchoredReuse(2),
  anchoredDoubling(1),
  switched(4),
  window(3),
]

describe.each(Object.entries(kinds))('%s', (_, kind) => {
  const optimiser = kind(trees)
  const maps = { at: (i: number): SelfMap<unknown> => lifted(optimiser.step(onTensors(i))) }

  test.each(orders.map(order => [order.name, order] as const))(
    '%s: nothing is left behind',
    (_, order) => {
      const state = own(undefined, () => optimiser.start(start()))
      const space = statesLike(state)
      const before = tf.memory().numTensors
      for (const strategy of [undefined, 'replay', 'wavefront'] as const) {
        if (strategy === 'wavefront' && !nested(order, [1, 2, 5, 9])) continue
        const at = [0, 1, 2, 5, 9]
        const options = { at, space, ...(strategy && { strategy }) }
        for (const { n, point } of iterates(maps, order, state, options)) {
          expect(
            tensorsOf(point).every(tensor => !tensor.isDisposed),
            `n = ${n}`,
          ).toBe(true)
        }
        expect(tf.memory().numTensors, strategy ?? 'as planned').toBe(before)
      }
      space.release!(state)
      expect(tf.memory().numTensors).toBe(before - tensorsOf(state).length)
    },
  )

  test('the same iterates as on arrays of float32, to the last bit', () => {
    const state = own(undefined, () => optimiser.start(start()))
    const reference = kind(float32)
    const other = reference.start(Float64Array.of(1, -2, 0.5))
    const plain = { at: (i: number) => reference.step(onFloats(i)) }
    for (const order of orders) {
      const at = [1, 7, 12]
      const expected = new Map(
        [...iterates(plain, order, other, { at })].map(({ n, point }) => [
          n,
          [...reference.parameters(point)],
        ]),
      )
      for (const { n, point } of iterates(maps, order, state, { at, space: statesLike(state) })) {
        const found = tensorsOf(optimiser.parameters(point)).flatMap(t => [...t.dataSync()])
        expect(found, `${order.name}, n = ${n}`).toEqual(expected.get(n))
      }
    }
    tf.dispose(tensorsOf(state))
  })
})

describe('states', () => {
  const state = () => ({ theta: start(), m: [tf.zeros([2])], t: 3 })

  test('are walked in a fixed order, numbers too', () => {
    expect([...leaves(state())].map(({ path }) => path)).toEqual(['theta.w', 'theta.b', 'm.0', 't'])
  })

  test('have ℓ2 distances over tensors and numbers', () => {
    const [a, b] = [state(), { ...state(), m: [tf.tensor([3, 0])], t: 7 }]
    expect(statesLike(a).distance(a, b)).toBe(5)
    expect(statesLike(a).distance(a, a)).toBe(0)
  })

  test('of another form are refused, in words', () => {
    const space = statesLike(state())
    expect(space.objection(state())).toBeUndefined()
    expect(space.objection({ ...state(), m: [tf.zeros([3])] })).toBe('m.0 [3] for m.0 [2]')
    expect(space.objection({ ...state(), t: tf.scalar(1) } as never)).toBe('t [] for t a number')
    expect(space.objection({ theta: start(), m: [tf.zeros([2])] } as never)).toBe(
      'nothing for t a number',
    )
    const gone = state()
    tf.dispose(gone.theta.w!)
    expect(space.objection(gone)).toBe('theta.w, which is disposed of')
    const wrong = { ...state(), m: [tf.zeros([3])] }
    const map = { at: () => lifted({ name: 'T', proved: {}, apply: (p: unknown) => p }) }
    expect(() => [...iterates(map, forward, wrong, { at: [1], space: space as never })]).toThrow(
      PointError,
    )
  })
})

describe('lifted maps', () => {
  test('share no tensor with their argument, nor within their image', () => {
    const swap = lifted<readonly [tf.Tensor, tf.Tensor], number>({
      name: 'swap',
      proved: {},
      apply: ([a]) => [a, a],
    })
    const p = [tf.scalar(1), tf.scalar(2)] as const
    const q = swap.apply(p)
    expect(new Set([...p, ...q].map(({ id }) => id)).size).toBe(4)
    tf.dispose([...p])
    expect(q.map(t => t.dataSync()[0])).toEqual([1, 1])
    tf.dispose([...q])
  })

  test('control: a map that is not lifted leaves tensors behind', () => {
    const theta = start()
    const before = tf.memory().numTensors
    const step = sgdOptimiser(trees, 0.1).step(onTensors(1))
    const image = step.apply(theta)
    tf.dispose(Object.values(image))
    expect(tf.memory().numTensors).toBeGreaterThan(before)
  })

  test('mapTensors keeps the form', () => {
    const form = { a: [tf.scalar(1)], n: 2, s: 'x', none: null }
    const doubled = mapTensors(form, t => tf.mul(t, 2))
    expect(doubled.a[0]!.dataSync()[0]).toBe(2)
    expect({ ...doubled, a: 0 }).toEqual({ a: 0, n: 2, s: 'x', none: null })
  })
})
