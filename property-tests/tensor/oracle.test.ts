import * as tf from '@tensorflow/tfjs'
import { beforeAll, describe, expect, test } from 'vitest'
import { numbers } from '../../src/algebra/fields.js'
import { backwardCorrection, oracleOf } from '../../src/expansion/correction.js'
import { denseNetwork } from '../../src/expansion/dense-network.js'
import { orderAverageRegulariser } from '../../src/expansion/order-average.js'
import { smallBatchRegulariser } from '../../src/expansion/small-batches.js'
import { iterates } from '../../src/iterate/iterate.js'
import { gradientStep } from '../../src/map/gradient-step.js'
import { backward } from '../../src/order/backward.js'
import { forward } from '../../src/order/forward.js'
import type { Order } from '../../src/order/order.js'
import { float64 } from '../../src/space/float64.js'
import { openBackend } from '../../src/tensor/backend.js'
import { lifted } from '../../src/tensor/lifted.js'
import { softmaxCrossEntropy } from '../../src/tensor/loss.js'
import { differencedOracle } from '../../src/tensor/oracle.js'
import { statesLike } from '../../src/tensor/state.js'
import type { TensorTree } from '../../src/tensor/tensor-tree.js'
import { tensorTrees } from '../../src/tensor/tensor-trees.js'

beforeAll(async () => {
  await openBackend('cpu')
})

/** A network 3–4–2 with tanh, on batches of two rows, written twice: in float64 and in tensors. */
const widths = [3, 4, 2]
const n = 4
const rowsOf = (i: number) => [0, 1].map(b => [0, 1, 2].map(k => Math.sin(5 * i + 3 * b + k)))
const classesOf = (i: number) => [i % 2, (i + 1) % 2]

const losses = Array.from({ length: n }, (_, i) =>
  denseNetwork({ widths, rows: rowsOf(i + 1), classes: classesOf(i + 1) }),
)
const start = Array.from({ length: losses[0]!.dimension }, (_, k) => Math.fround(Math.sin(k * k)))
const exactOracle = oracleOf(numbers, { at: (i: number) => losses[i - 1]!.gradient })
const oracle = {
  gradient: (i: number, x: Float64Array) => Float64Array.from(exactOracle.gradient(i, [...x])),
  hessianVector: (i: number, x: Float64Array, v: Float64Array) =>
    Float64Array.from(exactOracle.hessianVector(i, [...x], [...v])),
}

const shapes = { W1: [4, 3], b1: [4], W2: [2, 4], b2: [2] }
const trees = tensorTrees(shapes)
const cuts = [0, 12, 16, 24, 26]
const treeOf = (x: ArrayLike<number>): TensorTree =>
  Object.fromEntries(
    Object.entries(shapes).map(([name, shape], l) => [
      name,
      tf.tensor(Array.from(x).slice(cuts[l], cuts[l + 1]), shape),
    ]),
  )
const entries = (tree: TensorTree) => Object.values(tree).flatMap(t => [...t.dataSync()])

function gradient(i: number, theta: TensorTree): TensorTree {
  const names = Object.keys(shapes)
  const x = tf.tensor2d(rowsOf(i))
  const y = tf.tensor1d(classesOf(i), 'int32')
  const all = tf.grads((W1, b1, W2, b2) => {
    const hidden = tf.tanh(tf.add(tf.matMul(x, W1 as tf.Tensor2D, false, true), b1!))
    const scores = tf.add(tf.matMul(hidden as tf.Tensor2D, W2 as tf.Tensor2D, false, true), b2!)
    return softmaxCrossEntropy.of(scores, y)
  })(names.map(name => theta[name]!))
  return Object.fromEntries(names.map((name, k) => [name, all[k]!]))
}

/** X_n and Y_n at step h, in float64 and in tensors. */
function atStep(h: number) {
  const space = float64(start.length)
  const plain = { at: (i: number) => gradientStep(space, h, x => oracle.gradient(i, x)) }
  const theta = treeOf(start)
  const onTensors = { at: (i: number) => lifted(gradientStep(trees, h, t => gradient(i, t))) }
  const last = (order: Order) => {
    const [exact] = [...iterates(plain, order, Float64Array.from(start), { at: [n] })]
    let found: number[] = []
    for (const { point } of iterates(onTensors, order, theta, {
      at: [n],
      space: statesLike(theta),
    })) {
      found = entries(point)
    }
    return { exact: [...exact!.point], found }
  }
  const both = { X: last(backward), Y: last(forward) }
  tf.dispose(Object.values(theta))
  return both
}

const exactC = () => backwardCorrection(float64(start.length), oracle, n, Float64Array.from(start))
const size = (x: readonly number[]) => Math.hypot(...x)

describe('Definition C.3 on a network', () => {
  const steps = [2 ** -2, 2 ** -3, 2 ** -4, 2 ** -5, 2 ** -6]

  test('in float64 the residual X_n − Y_n − h²C_n falls like h³', () => {
    const C = exactC()
    const residuals = steps.map(h => {
      const { X, Y } = atStep(h)
      return size(X.exact.map((x, k) => x - Y.exact[k]! - h * h * C[k]!))
    })
    const slopes = residuals.slice(1).map((r, i) => Math.log2(residuals[i]! / r))
    for (const slope of slopes.slice(2)) expect(Math.abs(slope - 3)).toBeLessThan(0.15)
    // Control: without the correction it is of second order.
    const gaps = steps.map(h => {
      const { X, Y } = atStep(h)
      return size(X.exact.map((x, k) => x - Y.exact[k]!))
    })
    expect(Math.abs(Math.log2(gaps.at(-2)! / gaps.at(-1)!) - 2)).toBeLessThan(0.15)
  })

  test('C_n by differences in float32 is within a few of its errors of the exact one', () => {
    const theta = treeOf(start)
    const before = tf.memory().numTensors
    const differenced = differencedOracle(trees, gradient)
    const correction = backwardCorrection(trees, differenced, n, theta)
    const { error } = differenced
    expect(tf.memory().numTensors - before).toBe(4)
    const C = exactC()
    const off = size(entries(correction).map((c, k) => c - C[k]!))
    expect(off).toBeLessThan(4 * error)
    expect(error).toBeLessThan(0.05 * size([...C]))
    tf.dispose([correction, theta])
  })

  test('in float32 the residual falls like h³ down to its rounding floor', () => {
    const theta = treeOf(start)
    const differenced = differencedOracle(trees, gradient)
    const correction = backwardCorrection(trees, differenced, n, theta)
    const { error } = differenced
    const C = entries(correction)
    // 2n steps, each rounding the update and the sum: 4 roundings of at most max |θ| a coordinate.
    const floor = 8 * n * 2 ** -24 * Math.max(...start.map(Math.abs), 1) * Math.sqrt(start.length)
    for (const h of [...steps, 2 ** -9, 2 ** -12]) {
      const { X, Y } = atStep(h)
      const found = size(X.found.map((x, k) => x - Y.found[k]! - h * h * C[k]!))
      const exact = size(X.exact.map((x, k) => x - Y.exact[k]! - h * h * exactC()[k]!))
      expect(Math.abs(found - exact), `h = ${h}`).toBeLessThan(floor + 4 * h * h * error)
    }
    tf.dispose([correction, theta])
  })
})

describe('regularisers', () => {
  const sums = (pairs: (i: number, j: number) => boolean) => {
    let sum = float64(start.length).zero()
    const at = Float64Array.from(start)
    for (let i = 1; i <= n; i++) {
      for (let j = 1; j <= n; j++) {
        if (!pairs(i, j)) continue
        const term = oracle.hessianVector(i, at, oracle.gradient(j, at))
        sum = sum.map((s, k) => s + term[k]!)
      }
    }
    return [...sum]
  }

  test.each([
    ['λ Σ_{i≠j}', orderAverageRegulariser, (i: number, j: number) => i !== j],
    ['λ Σ_{i>j}', smallBatchRegulariser, (i: number, j: number) => i > j],
  ] as const)(
    '%s ∇²L_i ∇L_j, within a few of its errors, and in constant memory',
    (_, of, pairs) => {
      const theta = treeOf(start)
      const before = tf.memory().numTensors
      const differenced = differencedOracle(trees, gradient)
      const correction = of(trees, differenced, n, theta, 0.5)
      const { error } = differenced
      expect(tf.memory().numTensors - before).toBe(4)
      const expected = sums(pairs).map(x => 0.5 * x)
      const off = size(entries(correction).map((c, k) => c - expected[k]!))
      expect(off).toBeLessThan(4 * error)
      // Control: the pairs the other way round are another vector.
      const other = sums((i, j) => i < j).map(x => 0.5 * x)
      expect(size(entries(correction).map((c, k) => c - other[k]!))).toBeGreaterThan(4 * error)
      tf.dispose([correction, theta])
    },
  )
})
