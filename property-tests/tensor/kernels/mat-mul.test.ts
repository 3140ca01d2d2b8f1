import * as tf from '@tensorflow/tfjs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  builds,
  type Exact,
  expectLike,
  expectRounded,
  on,
  outside,
  uniform,
} from './kernel-law.js'

interface Product {
  readonly m: number
  readonly n: number
  readonly k: number
  readonly transposeA: boolean
  readonly transposeB: boolean
  readonly batchA: readonly number[]
  readonly batchB: readonly number[]
  readonly seed: number
}

/** Sizes about the tiles' (4 × 8), the few rows' (16) and, rarely, the blocks' (128, 256). */
const size = (block: number) =>
  fc.oneof(
    { weight: 6, arbitrary: fc.integer({ min: 1, max: 35 }) },
    { weight: 1, arbitrary: fc.integer({ min: block - 3, max: 2 * block + 5 }) },
  )

const batches = fc.constantFrom<[readonly number[], readonly number[]]>(
  [[], []],
  [[3], [3]],
  [[1], [2]],
  [[2], []],
  [[2, 1], [3]],
  [
    [2, 1],
    [1, 3],
  ],
)

const product: fc.Arbitrary<Product> = fc
  .record({
    m: size(128),
    n: size(16),
    k: size(256),
    transposeA: fc.boolean(),
    transposeB: fc.boolean(),
    batches,
    seed: fc.integer(),
  })
  .map(({ batches: [batchA, batchB], ...rest }) => ({ ...rest, batchA, batchB }))

const count = (shape: readonly number[]) => shape.reduce((a, b) => a * b, 1)

const entries = (p: Product) => ({
  a: uniform(p.seed, count(p.batchA) * p.m * p.k),
  b: uniform(p.seed + 1, count(p.batchB) * p.k * p.n),
})

/** tf.matMul wants batches of the same rank. */
function compute(p: Product, a: Float32Array, b: Float32Array): tf.Tensor {
  const rank = Math.max(p.batchA.length, p.batchB.length)
  const lead = (batch: readonly number[]) => [...Array(rank - batch.length).fill(1), ...batch]
  const shapeA = [...lead(p.batchA), ...(p.transposeA ? [p.k, p.m] : [p.m, p.k])]
  const shapeB = [...lead(p.batchB), ...(p.transposeB ? [p.n, p.k] : [p.k, p.n])]
  return tf.matMul(tf.tensor(a, shapeA), tf.tensor(b, shapeB), p.transposeA, p.transposeB)
}

/** By the definition, in float64; batches are broadcast index by index. */
function exact(p: Product, a: Float32Array, b: Float32Array): Exact {
  const rank = Math.max(p.batchA.length, p.batchB.length)
  const at = (batch: readonly number[], axis: number) => batch[batch.length - rank + axis] ?? 1
  const batch = Array.from({ length: rank }, (_, i) => Math.max(at(p.batchA, i), at(p.batchB, i)))
  const values: number[] = []
  const sizes: number[] = []
  for (let z = 0; z < count(batch); z++) {
    let [za, zb] = [0, 0]
    let [strideA, strideB, rest] = [1, 1, z]
    for (let axis = rank - 1; axis >= 0; axis--) {
      const here = rest % batch[axis]!
      rest = Math.floor(rest / batch[axis]!)
      za += (here % at(p.batchA, axis)) * strideA
      zb += (here % at(p.batchB, axis)) * strideB
      strideA *= at(p.batchA, axis)
      strideB *= at(p.batchB, axis)
    }
    for (let i = 0; i < p.m; i++)
      for (let j = 0; j < p.n; j++) {
        let [sum, absolute] = [0, 0]
        for (let q = 0; q < p.k; q++) {
          const x = a[za * p.m * p.k + (p.transposeA ? q * p.m + i : i * p.k + q)]!
          const y = b[zb * p.k * p.n + (p.transposeB ? j * p.k + q : q * p.n + j)]!
          sum += x * y
          absolute += Math.abs(x * y)
        }
        values.push(sum)
        sizes.push(absolute)
      }
  }
  return { values: Float64Array.from(values), sizes: Float64Array.from(sizes), terms: p.k }
}

/** tfjs's cpu backend makes as many matrices as the larger batch has, which are too few here. */
const cpuIsRight = (p: Product) =>
  !(p.batchA.length > 1 || p.batchB.length > 1) || Math.min(count(p.batchA), count(p.batchB)) === 1

const each = (check: (p: Product) => Promise<void>, numRuns: number) =>
  fc.assert(fc.asyncProperty(product, check), { numRuns })

describe.each(builds)('matMul, $build', ({ open }) => {
  test('is the product in float64 up to rounding, and as on cpu', async () => {
    await open()
    await each(async p => {
      const { a, b } = entries(p)
      const truth = exact(p, a, b)
      const got = await on('wasm', () => compute(p, a, b))
      expectRounded(got, truth)
      if (cpuIsRight(p)) expectLike(got, await on('cpu', () => compute(p, a, b)), truth)
    }, 60)
  })

  test('the same bits again, whatever the memory held', async () => {
    await open()
    await each(async p => {
      const { a, b } = entries(p)
      const once = await on('wasm', () => compute(p, a, b))
      await on('wasm', () => tf.fill([50_000 + (p.seed & 1023)], Number.NaN))
      expect(await on('wasm', () => compute(p, a, b))).toEqual(once)
    }, 20)
  })

  test('infinities and NaNs go where they go on cpu', async () => {
    await open()
    const special = fc.constantFrom(Number.NaN, Infinity, -Infinity)
    await fc.assert(
      fc.asyncProperty(product, special, fc.nat(), fc.boolean(), async (p, x, at, inA) => {
        fc.pre(cpuIsRight(p))
        const { a, b } = entries(p)
        const truth = exact(p, a, b)
        const target = inA ? a : b
        target[at % target.length] = x
        const got = await on('wasm', () => compute(p, a, b))
        expectLike(got, await on('cpu', () => compute(p, a, b)), truth)
      }),
      { numRuns: 30 },
    )
  })

  test('control: the tolerance sees one product that is left out', async () => {
    await open()
    await each(async p => {
      const { a, b } = entries(p)
      a[0] = 1
      b.fill(1)
      const truth = exact(p, a, b)
      a[0] = 0
      const got = await on('wasm', () => compute(p, a, b))
      expect(outside(got, truth)).not.toEqual([])
    }, 20)
  })

  test('of an empty inner dimension is zero', async () => {
    await open()
    const got = await on('wasm', () => tf.matMul(tf.zeros([3, 0]), tf.zeros([0, 5])))
    expect(got).toEqual(new Float32Array(15))
  })

  test('fused with a bias and an activation, as on cpu', async () => {
    await open()
    const activations = ['linear', 'relu', 'relu6', 'elu', 'sigmoid', 'leakyrelu'] as const
    for (const activation of activations) {
      const run = () =>
        tf.fused.matMul({
          a: tf.tensor(uniform(1, 35), [5, 7]),
          b: tf.tensor(uniform(2, 63), [7, 9]),
          bias: tf.tensor1d(uniform(3, 9)),
          activation,
          leakyreluAlpha: 0.3,
        })
      const [got, want] = [await on('wasm', run), await on('cpu', run)]
      // All are 1-Lipschitz, of sums of 8 terms below 1; exp itself is good to 2⁻²⁰ in either.
      for (const [i, x] of want.entries())
        expect(Math.abs(got[i]! - x)).toBeLessThan(2 * 8 * 8 * 2 ** -24 + 2 ** -20)
    }
  })

  test('refuses integers, in one line', async () => {
    await open()
    const integers = tf.ones([2, 2], 'int32')
    expect(() => tf.matMul(integers, integers)).toThrow(
      /^matMul: expected float32 tensors, got int32$/,
    )
  })
})
