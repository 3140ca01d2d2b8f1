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

interface Batch {
  readonly shape: readonly [number, number, number, number]
  readonly epsilon: number
  readonly seed: number
}

const side = fc.integer({ min: 1, max: 5 })
const batch: fc.Arbitrary<Batch> = fc.record({
  shape: fc.tuple(side, side, side, fc.integer({ min: 1, max: 21 })),
  epsilon: fc.constantFrom(1e-5, 1e-3),
  seed: fc.integer(),
})

function entries({ shape: [n, h, w, channels], seed }: Batch) {
  const vector = (i: number) => uniform(seed + i, channels)
  return {
    x: uniform(seed, n * h * w * channels),
    mean: vector(1),
    variance: vector(2).map(Math.abs),
    offset: vector(3),
    scale: vector(4),
  }
}
type Entries = ReturnType<typeof entries>

const compute = ({ shape, epsilon }: Batch, { x, mean, variance, offset, scale }: Entries) =>
  tf.batchNorm(
    tf.tensor(x, [...shape]),
    tf.tensor1d(mean),
    tf.tensor1d(variance),
    tf.tensor1d(offset),
    tf.tensor1d(scale),
    epsilon,
  )

/**
 * In float64, ε as float32 has it. A sum, a root and a quotient make the factor, a difference, a product
 * and a sum the entry: six roundings, that of the sum with ε halved by the root. cpu takes one more.
 */
function exact({ shape, epsilon }: Batch, e: Entries): Exact {
  const channels = shape[3]
  const terms = Array.from(e.x, (x, i) => {
    const c = i % channels
    const factor = e.scale[c]! / Math.sqrt(e.variance[c]! + Math.fround(epsilon))
    return { x, factor, mean: e.mean[c]!, offset: e.offset[c]! }
  })
  return {
    values: Float64Array.from(terms, ({ x, factor, mean, offset }) => (x - mean) * factor + offset),
    sizes: Float64Array.from(
      terms,
      ({ x, factor, mean, offset }) => Math.abs((x - mean) * factor) + Math.abs(offset),
    ),
    terms: 7,
  }
}

describe.each(builds)('batchNorm, $build', ({ open }) => {
  test('is what float64 has up to rounding, as on cpu, the same bits again', async () => {
    await open()
    await fc.assert(
      fc.asyncProperty(batch, async b => {
        const e = entries(b)
        const truth = exact(b, e)
        const got = await on('wasm', () => compute(b, e))
        expectRounded(got, truth)
        expectLike(got, await on('cpu', () => compute(b, e)), truth)
        expect(await on('wasm', () => compute(b, e))).toEqual(got)
      }),
      { numRuns: 60 },
    )
  })

  test('what is not by channel, or lacks a scale, is left to tfjs', async () => {
    await open()
    const x = uniform(1, 24)
    const run = () => {
      const image = tf.tensor4d(x, [1, 2, 3, 4])
      const whole = tf.batchNorm(image, image, tf.abs(image), image, image)
      return tf.add(whole, tf.batchNorm(image, tf.zeros([4]), tf.ones<tf.Rank.R1>([4])))
    }
    const [got, want] = [await on('wasm', run), await on('cpu', run)]
    // Each entry is one of [−1, 1) twice at most, and rounded eight times.
    for (const [i, y] of want.entries()) expect(Math.abs(got[i]! - y)).toBeLessThan(2 ** -18)
  })

  test('control: the tolerance sees a mean that is off by 2⁻¹⁸', async () => {
    await open()
    const b: Batch = { shape: [2, 3, 3, 6], epsilon: 1e-3, seed: 7 }
    const e = entries(b)
    const off = { ...e, mean: e.mean.map(m => m + 2 ** -18) }
    expect(outside(await on('wasm', () => compute(b, off)), exact(b, e))).not.toEqual([])
  })
})
