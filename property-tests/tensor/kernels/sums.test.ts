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

interface Reduction {
  readonly shape: readonly number[]
  readonly axes: readonly number[]
  readonly keepDims: boolean
  readonly seed: number
}

/** Sizes on both sides of the vectors (4), the strips (16) and the runs (64). */
const size = fc.oneof(fc.integer({ min: 1, max: 6 }), fc.constantFrom(15, 16, 21, 35))

const reduction: fc.Arbitrary<Reduction> = fc
  .array(size, { minLength: 0, maxLength: 4 })
  .filter(shape => count(shape) <= 50_000)
  .chain(shape =>
    fc.record({
      shape: fc.constant(shape),
      axes: fc.subarray([...shape.keys()]),
      keepDims: fc.boolean(),
      seed: fc.integer(),
    }),
  )

const count = (shape: readonly number[]) => shape.reduce((a, b) => a * b, 1)

/** By the definition, in float64, times a factor. */
function exact({ shape, axes }: Reduction, x: Float32Array, mean: boolean): Exact {
  const kept = shape.map((size, axis) => (axes.includes(axis) ? 1 : size))
  const terms = count(shape) / count(kept)
  const [values, sizes] = [new Float64Array(count(kept)), new Float64Array(count(kept))]
  for (const [i, term] of x.entries()) {
    let [rest, at, stride] = [i, 0, 1]
    for (let axis = shape.length - 1; axis >= 0; axis--) {
      at += ((rest % shape[axis]!) % kept[axis]!) * stride
      rest = Math.floor(rest / shape[axis]!)
      stride *= kept[axis]!
    }
    values[at]! += term / (mean ? terms : 1)
    sizes[at]! += Math.abs(term) / (mean ? terms : 1)
  }
  return { values, sizes, terms: terms + (mean ? 1 : 0) }
}

const operations = { sum: tf.sum<tf.Tensor>, mean: tf.mean<tf.Tensor> }
const kinds = ['sum', 'mean'] as const
const cases = builds.flatMap(({ build, open }) => kinds.map(kind => ({ build, open, kind })))

describe.each(cases)('$kind, $build', ({ open, kind }) => {
  const compute = (r: Reduction, x: Float32Array) =>
    operations[kind](tf.tensor(x, [...r.shape]), [...r.axes], r.keepDims)

  test('is what float64 has up to rounding, as on cpu, the same bits again', async () => {
    await open()
    await fc.assert(
      fc.asyncProperty(reduction, async r => {
        const x = uniform(r.seed, count(r.shape))
        const truth = exact(r, x, kind === 'mean')
        const got = await on('wasm', () => compute(r, x))
        expectRounded(got, truth)
        // cpu's mean divides before it sums: that is one rounding of each term in either.
        expectLike(got, await on('cpu', () => compute(r, x)), truth)
        expect(await on('wasm', () => compute(r, x))).toEqual(got)
        const shapeOf = () => tf.tidy(() => compute(r, x).shape)
        const shape = shapeOf()
        await tf.setBackend('cpu')
        expect(shape).toEqual(shapeOf())
      }),
      { numRuns: 60 },
    )
  })

  test('infinities and NaNs go as on cpu', async () => {
    await open()
    const special = fc.constantFrom(Number.NaN, Infinity, -Infinity)
    await fc.assert(
      fc.asyncProperty(reduction, special, fc.nat(), async (r, value, at) => {
        const x = uniform(r.seed, count(r.shape))
        const truth = exact(r, x, kind === 'mean')
        x[at % x.length] = value
        const got = await on('wasm', () => compute(r, x))
        expectLike(got, await on('cpu', () => compute(r, x)), truth)
      }),
      { numRuns: 30 },
    )
  })

  test('control: the tolerance sees one term that is left out', async () => {
    await open()
    await fc.assert(
      fc.asyncProperty(reduction, async r => {
        const x = new Float32Array(count(r.shape)).fill(1)
        x[0] = 0
        const truth = exact(r, x, kind === 'mean')
        fc.pre(truth.terms < 2000) // of n terms one is 1/n, and rounding takes up to n·2⁻²⁴
        x[0] = 1
        expect(outside(await on('wasm', () => compute(r, x)), truth)).toEqual([0])
      }),
      { numRuns: 20 },
    )
  })
})

describe.each(builds)('sum, $build', ({ open }) => {
  test('of integers is left to tfjs', async () => {
    await open()
    const got = tf.tensor([1, 2, 3, 4], [2, 2], 'int32').sum(0)
    expect(got.dtype).toBe('int32')
    expect([...got.dataSync()]).toEqual([4, 6])
  })

  test('of nothing is zero', async () => {
    await open()
    expect(await on('wasm', () => tf.zeros([0, 3]).sum(0))).toEqual(new Float32Array(3))
  })

  test('of many rows: rounding does not grow with their number', async () => {
    await open()
    const rows = 64 * 1024
    const got = await on('wasm', () => tf.fill([rows, 17], 0.1).sum(0))
    // Of runs of 64, and then of 1024 runs: each term is rounded at most 64 + 1024 times.
    const roundings = 64 + 1024
    const tenth = Math.fround(0.1)
    for (const x of got)
      expect(Math.abs(x - rows * tenth)).toBeLessThan(roundings * 2 ** -24 * 1.001 * rows * tenth)
  })
})
