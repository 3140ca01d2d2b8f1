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

interface Pooling {
  readonly x: Float32Array
  readonly shape: [number, number, number, number]
  readonly filter: [number, number]
  readonly stride: [number, number]
  readonly pad: 'same' | 'valid'
  readonly seed: number
}

const pair = (max: number) => fc.tuple(fc.integer({ min: 1, max }), fc.integer({ min: 1, max }))

/** Few values, so that maxima are tied; NaNs and infinities with them. */
const value = fc.constantFrom(-1, 0, 1, 2, -Infinity, Infinity, Number.NaN)

const pooling: fc.Arbitrary<Pooling> = fc
  .record({
    images: fc.integer({ min: 1, max: 2 }),
    sides: pair(7),
    channels: fc.integer({ min: 1, max: 9 }),
    filter: pair(3),
    stride: pair(3),
    pad: fc.constantFrom('same' as const, 'valid' as const),
    seed: fc.integer(),
  })
  .filter(({ pad, sides, filter }) => pad === 'same' || sides.every((s, i) => s >= filter[i]!))
  .chain(({ images, sides, channels, ...rest }) => {
    const shape: Pooling['shape'] = [images, ...sides, channels]
    const length = images * sides[0] * sides[1] * channels
    return fc
      .array(value, { minLength: length, maxLength: length })
      .map(x => ({ ...rest, shape, x: Float32Array.from(x) }))
  })

const along = (size: number, filter: number, stride: number, pad: Pooling['pad']) => {
  if (pad === 'valid') return { outputs: Math.floor((size - filter) / stride) + 1, before: 0 }
  const outputs = Math.ceil(size / stride)
  return { outputs, before: Math.max(0, (outputs - 1) * stride + filter - size) >> 1 }
}

/** Shape of the outputs, and the changes at them. */
function changes({ shape, filter, stride, pad, seed }: Pooling) {
  const [images, height, width, channels] = shape
  const v = along(height, filter[0], stride[0], pad)
  const h = along(width, filter[1], stride[1], pad)
  const out: Pooling['shape'] = [images, v.outputs, h.outputs, channels]
  return { out, v, h, dy: uniform(seed, images * v.outputs * h.outputs * channels) }
}

/** By the definition: each window looks for its first maximum by rows, NaNs passed over. */
function exact(p: Pooling): Exact {
  const [images, height, width, channels] = p.shape
  const { out, v, h, dy } = changes(p)
  const [values, sizes] = [new Float64Array(p.x.length), new Float64Array(p.x.length)]
  for (const [i, change] of dy.entries()) {
    const channel = i % channels
    const column = Math.floor(i / channels) % out[2]
    const row = Math.floor(i / channels / out[2]) % out[1]
    const image = Math.floor(i / channels / out[2] / out[1])
    let [best, where] = [-Infinity, -1]
    for (let a = 0; a < p.filter[0]; a++)
      for (let b = 0; b < p.filter[1]; b++) {
        const y = row * p.stride[0] - v.before + a
        const x = column * p.stride[1] - h.before + b
        if (y < 0 || y >= height || x < 0 || x >= width) continue
        const at = ((image * height + y) * width + x) * channels + channel
        if (p.x[at]! > best) [best, where] = [p.x[at]!, at]
      }
    if (where < 0) continue
    values[where]! += change
    sizes[where]! += Math.abs(change)
  }
  return { values, sizes, terms: images * p.filter[0] * p.filter[1] }
}

function compute(p: Pooling): tf.Tensor {
  const { out, dy } = changes(p)
  const input = tf.tensor4d(p.x, p.shape)
  // The kernel takes the outputs' shape as given and does not read the outputs.
  const inputs = { dy: tf.tensor4d(dy, out), input, output: tf.zeros(out) }
  return tf.engine().runKernel('MaxPoolGrad', inputs, {
    filterSize: p.filter,
    strides: p.stride,
    pad: p.pad,
  }) as tf.Tensor
}

describe.each(builds)('maxPoolGrad, $build', ({ open }) => {
  test('goes to the first maximum of each window, as on cpu, the same bits again', async () => {
    await open()
    await fc.assert(
      fc.asyncProperty(pooling, async p => {
        const truth = exact(p)
        const got = await on('wasm', () => compute(p))
        expectRounded(got, truth)
        expectLike(got, await on('cpu', () => compute(p)), truth)
        expect(await on('wasm', () => compute(p))).toEqual(got)
      }),
    )
  })

  test('is what tf.grad calls, where the last window hangs over', async () => {
    await open()
    const gradient = () =>
      tf.grad(x =>
        tf
          .maxPool(x as tf.Tensor4D, 2, 2, 'same')
          .square()
          .sum(),
      )(tf.tensor4d(uniform(1, 2 * 7 * 7 * 6), [2, 7, 7, 6]))
    expect(await on('wasm', gradient)).toEqual(await on('cpu', gradient))
  })

  test('control: the last maximum is another where there are ties', async () => {
    await open()
    const x = new Float32Array([1, 0, 1, 1])
    const p = { x, shape: [1, 2, 2, 1], filter: [2, 2], stride: [2, 2], pad: 'valid', seed: 1 }
    const tied = p as unknown as Pooling
    const last = { ...tied, x: new Float32Array([0, 0, 0, 1]) }
    expect(outside(await on('wasm', () => compute(tied)), exact(last))).not.toEqual([])
  })
})
