import * as tf from '@tensorflow/tfjs'
import { beforeAll, describe, expect, test } from 'vitest'
import { iterates } from '../../src/iterate/iterate.js'
import { emptyTally } from '../../src/iterate/tally.js'
import { anchored } from '../../src/order/anchored.js'
import { backward } from '../../src/order/backward.js'
import { forward } from '../../src/order/forward.js'
import { float64 } from '../../src/space/float64.js'
import { openBackend } from '../../src/tensor/backend.js'
import { differencedHessianVector } from '../../src/tensor/hessian-vector.js'
import { own } from '../../src/tensor/lifted.js'
import { softmaxCrossEntropy, squaredError } from '../../src/tensor/loss.js'
import type { Model } from '../../src/tensor/model.js'
import { gradientOf, networkStep } from '../../src/tensor/network-step.js'
import { adamOptimiser, nesterovOptimiser, sgdOptimiser } from '../../src/tensor/optimiser.js'
import { treeOf } from '../../src/tensor/read.js'
import { statesLike, tensorsOf } from '../../src/tensor/state.js'
import { tensorTrees } from '../../src/tensor/tensor-trees.js'

beforeAll(async () => {
  await openBackend('cpu')
})

/** x ↦ tanh((x − mean)·W)·U, the mean that of the batch in training and the running one after. */
const shapes = { W: [2, 3], U: [3, 2] }
const centred: Model = {
  name: 'centred',
  input: [2],
  outputs: 2,
  shapes,
  statistics: { mean: [2] },
  init: seed => ({
    W: Float32Array.from({ length: 6 }, (_, i) => Math.sin(seed + i)),
    U: Float32Array.from({ length: 6 }, (_, i) => Math.cos(seed + i)),
  }),
  initStatistics: () => ({ mean: new Float32Array(2) }),
  apply(parameters, x, mode) {
    const mean = mode.kind === 'train' ? tf.mean(x, 0) : mode.statistics.mean!
    if (mode.kind === 'train') mode.saw?.({ mean })
    const hidden = tf.tanh(tf.matMul(tf.sub(x, mean) as tf.Tensor2D, parameters.W as tf.Tensor2D))
    return tf.matMul(hidden as tf.Tensor2D, parameters.U as tf.Tensor2D)
  },
}

const rows = 4
/** Batch i: four points around (i, −i), in two classes. */
const batch = (i: number) => () => ({
  x: tf.tensor2d(
    Array.from({ length: 2 * rows }, (_, k) => (k % 2 === 0 ? i : -i) + Math.sin(7 * k + i)),
    [rows, 2],
  ),
  y: tf.tensor1d([0, 1, 1, 0], 'int32'),
})
const trees = tensorTrees(shapes)
const stateOf = <P>(optimiser: { start(theta: ReturnType<typeof treeOf>): P }) =>
  own(undefined, () => ({
    optimiser: optimiser.start(treeOf(shapes, centred.init(1))),
    statistics: treeOf(centred.statistics, centred.initStatistics()),
  }))

const sgd = sgdOptimiser(trees, 0.1)
const maps = { at: (i: number) => networkStep(centred, softmaxCrossEntropy, sgd, batch(i)) }

describe('a network step', () => {
  test.each([
    ['SGD', sgd],
    ['Nesterov', nesterovOptimiser(trees, { h: 0.1, beta: 0.9 })],
    ['AdamW', adamOptimiser(trees, { h: 0.1, decay: 0.1 })],
  ])('%s leaves nothing behind but its image', (_, optimiser) => {
    const state = stateOf(optimiser as typeof sgd)
    const step = networkStep(centred, softmaxCrossEntropy, optimiser as typeof sgd, batch(1))
    const before = tf.memory().numTensors
    const image = step.apply(state)
    expect(tf.memory().numTensors - before).toBe(tensorsOf(image).length)
    tf.dispose(tensorsOf([image, state]))
  })

  test('that fails leaves nothing behind', () => {
    const state = stateOf(sgd)
    const spoilt = {
      name: 'spoilt',
      of: (): tf.Scalar => {
        throw new Error('no loss today')
      },
    }
    const before = tf.memory().numTensors
    expect(() => networkStep(centred, spoilt, sgd, batch(1)).apply(state)).toThrow('no loss today')
    expect(tf.memory().numTensors).toBe(before)
    tf.dispose(tensorsOf(state))
  })

  test('takes θ along −h∇L of its batch, and the running mean a tenth of the way', () => {
    const state = stateOf(sgd)
    tf.tidy(() => {
      const { x, y } = batch(3)()
      const g = gradientOf(centred, softmaxCrossEntropy, state.optimiser, x, y)
      const expected = trees.axpy(-0.1, g, state.optimiser)
      const image = maps.at(3).apply(state)
      expect(trees.equal(image.optimiser, expected)).toBe(true)
      const seen = tf.mul(tf.mean(x, 0), 0.1).dataSync()
      expect([...image.statistics.mean!.dataSync()]).toEqual([...seen])
    })
  })

  test.each([forward, backward, anchored(2)].map(order => [order.name, order] as const))(
    'running moments follow the order of application: %s',
    (_, order) => {
      // Means of batches do not depend on θ here, so that s = Σ 0.1·0.9^{n−t} m_{i(t)} over the
      // positions t = 1, …, n at which maps i(t) are applied.
      const state = stateOf(sgd)
      const n = 5
      const [step] = [...iterates(maps, order, state, { at: [n] })]
      const applied = [...order.word(n)].reverse()
      const mean = (i: number, k: number) => tf.tidy(() => tf.mean(batch(i)().x, 0).dataSync()[k]!)
      const expected = [0, 1].map(k => applied.reduce((s, i) => s + 0.1 * (mean(i, k) - s), 0))
      const found = step!.point.statistics.mean!.dataSync()
      // Five steps of three roundings each, of numbers below 8.
      for (const [k, s] of expected.entries()) {
        expect(Math.abs(s - found[k]!)).toBeLessThan(15 * 8 * 2 ** -24)
      }
      const inIndexOrder = [1, 2, 3, 4, 5].reduce((s, i) => s + 0.1 * (mean(i, 0) - s), 0)
      if (order !== forward) expect(Math.abs(found[0]! - inIndexOrder)).toBeGreaterThan(0.1)
    },
  )

  test('a wavefront gives the bits of a replay, in the applications counted', () => {
    const state = stateOf(sgd)
    const at = [1, 2, 3, 4, 5, 6]
    const read = (strategy: 'replay' | 'wavefront') => {
      const tally = emptyTally()
      const options = { at, strategy, tally, space: statesLike(state) }
      const points = new Map<number, number[]>()
      for (const { n, point } of iterates(maps, backward, state, options)) {
        points.set(
          n,
          tensorsOf(point).flatMap(t => [...t.dataSync()]),
        )
      }
      return { points, tally }
    }
    const [one, other] = [read('replay'), read('wavefront')]
    expect(at.map(n => other.points.get(n))).toEqual(at.map(n => one.points.get(n)))
    expect([one, other].map(({ tally }) => tally.applications)).toEqual([21, 21])
    expect([one, other].map(({ tally }) => tally.realisations)).toEqual([21, 6])
  })
})

describe('losses', () => {
  test('softmax cross-entropy: log Σ exp z − z_y, in the mean', () => {
    const scores = [
      [1, 2, -1],
      [1000, 0, 3],
    ]
    const found = tf.tidy(
      () =>
        softmaxCrossEntropy.of(tf.tensor2d(scores), tf.tensor1d([2, 0], 'int32')).dataSync()[0]!,
    )
    const expected = (Math.log(Math.exp(1) + Math.exp(2) + Math.exp(-1)) + 1 + 0) / 2
    expect(Math.abs(found - expected)).toBeLessThan(8 * expected * 2 ** -23)
  })

  test('squared error: ½|z − y|², in the mean', () => {
    const found = tf.tidy(
      () => squaredError.of(tf.tensor2d([[3], [5]]), tf.tensor1d([1, 4])).dataSync()[0],
    )
    expect(found).toBe(1.25)
  })
})

describe('Hessian-vector products by differences', () => {
  const space = float64(2)
  /** ∇ of x⁴/4 + x²y: its Hessian is ((3x² + 2y, 2x), (2x, 0)). */
  const gradient = ([x, y]: Float64Array) => Float64Array.of(x! ** 3 + 2 * x! * y!, x! * x!)
  const theta = Float64Array.of(1.5, -0.5)
  const v = Float64Array.of(1, 2)
  const exact = Float64Array.of((3 * 2.25 - 1) * 1 + 3 * 2, 3 * 1)

  test('are within a few of the errors that they report', () => {
    const { product, error } = differencedHessianVector(space, gradient, theta, v, {
      unit: 2 ** -53,
    })
    const off = Math.hypot(product[0]! - exact[0]!, product[1]! - exact[1]!)
    expect(off).toBeLessThan(4 * error)
    expect(error).toBeLessThan(1e-8)
  })

  test('in float32, of a network: symmetric within the errors', () => {
    tf.tidy(() => {
      const { x, y } = batch(1)()
      const at = treeOf(shapes, centred.init(1))
      const [u, w] = [treeOf(shapes, centred.init(5)), treeOf(shapes, centred.init(9))]
      const g = (t: typeof at) => gradientOf(centred, softmaxCrossEntropy, t, x, y)
      const [Hu, Hw] = [u, w].map(s => differencedHessianVector(trees, g, at, s))
      const [left, right] = [trees.dot(w, Hu!.product), trees.dot(u, Hw!.product)]
      const size = Math.sqrt(trees.dot(u, u) + trees.dot(w, w))
      expect(Math.abs(left - right)).toBeLessThan(4 * size * (Hu!.error + Hw!.error))
      expect(Math.abs(left)).toBeGreaterThan(10 * size * (Hu!.error + Hw!.error))
    })
  })

  test('along 0 it is 0', () => {
    const { product, error } = differencedHessianVector(space, gradient, theta, space.zero())
    expect([...product, error]).toEqual([0, 0, 0])
  })

  test('control: too long a step reports a large error', () => {
    const { error } = differencedHessianVector(space, gradient, theta, v, { step: 1 })
    expect(error).toBeGreaterThan(0.5)
  })
})
