import * as tf from '@tensorflow/tfjs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type Axis,
  along,
  convolution as anyConvolution,
  type Convolution,
  compute,
  dilated,
  entries,
  exact,
  kinds,
} from './convolution.js'
import { builds, expectLike, expectRounded, on, outside, uniform } from './kernel-law.js'
import { tiled } from './winograd.js'

/** Those that are sums over patches: winograd.test.ts has the others. */
const convolution = anyConvolution.filter(c => !kinds.some(kind => tiled(kind, c)))

const cases = builds.flatMap(({ build, open }) => kinds.map(kind => ({ build, open, kind })))

describe.each(cases)('conv2d, $kind, $build', ({ open, kind }) => {
  const check = async (c: Convolution) => {
    const e = entries(c)
    const truth = exact(kind, c, e)
    const got = await on('wasm', () => compute(kind, c, e))
    expectRounded(got, truth)
    expectLike(got, await on('cpu', () => compute(kind, c, e)), truth)
    expect(await on('wasm', () => compute(kind, c, e))).toEqual(got)
  }

  test('is what float64 has up to rounding, as on cpu, the same bits again', async () => {
    await open()
    await fc.assert(fc.asyncProperty(convolution, check), { numRuns: 40 })
    if (kind === 'forward') await fc.assert(fc.asyncProperty(dilated, check), { numRuns: 20 })
  })

  test('over many channels, as networks have them', async () => {
    await open()
    const three: Axis = { size: 7, filter: 3, stride: 2, dilation: 1 }
    for (const channels of [64, 100])
      await check({ images: 8, channels, outputs: 40, axes: [three, three], pad: 1, seed: 1 })
  })

  test('where no zeros surround the image, infinities and NaNs go as on cpu', async () => {
    await open()
    const special = fc.constantFrom(Number.NaN, Infinity, -Infinity)
    const place = fc.tuple(fc.constantFrom('x' as const, 'w' as const, 'dy' as const), fc.nat())
    await fc.assert(
      fc.asyncProperty(convolution, special, place, async (padded, value, [name, at]) => {
        const c = { ...padded, pad: 'valid' as const }
        fc.pre(c.axes.every(a => along(a, 'valid').outputs > 0) && !tiled(kind, c))
        const e = entries(c)
        const truth = exact(kind, c, e)
        e[name][at % e[name].length] = value
        const got = await on('wasm', () => compute(kind, c, e))
        expectLike(got, await on('cpu', () => compute(kind, c, e)), truth)
      }),
      { numRuns: 25 },
    )
  })

  test('control: the tolerance sees one product that is left out', async () => {
    await open()
    await fc.assert(
      fc.asyncProperty(convolution, async c => {
        const [e, changed] = [entries(c), entries(c)]
        for (const values of Object.values(e)) values.fill(1)
        for (const values of Object.values(changed)) values.fill(1)[0] = 0
        const truth = exact(kind, c, changed)
        fc.pre(exact(kind, c, e).values.some((value, i) => value !== truth.values[i]))
        expect(outside(await on('wasm', () => compute(kind, c, e)), truth)).not.toEqual([])
      }),
      { numRuns: 20 },
    )
  })
})

describe.each(builds)('conv2d, $build', ({ open }) => {
  test('fused with a bias and an activation, as on cpu', async () => {
    await open()
    const run = () =>
      tf.fused.conv2d({
        x: tf.tensor4d(uniform(1, 200), [2, 5, 5, 4]),
        filter: tf.tensor4d(uniform(2, 180), [3, 3, 4, 5]),
        bias: tf.tensor1d(uniform(3, 5)),
        strides: 1,
        pad: 'same',
        activation: 'relu',
      })
    const [got, want] = [await on('wasm', run), await on('cpu', run)]
    // 36 products and a bias, each below 1, rounded 37 times, in both.
    for (const [i, x] of want.entries())
      expect(Math.abs(got[i]! - x)).toBeLessThan(2 * 37 * 37 * 2 ** -24)
  })

  test('refuses integers and NCHW, in one line', async () => {
    await open()
    const x = tf.ones<tf.Rank.R4>([1, 3, 3, 1])
    const first = tf.ones<tf.Rank.R4>([1, 1, 3, 3])
    const filter = tf.ones<tf.Rank.R4>([1, 1, 1, 1])
    expect(() => tf.conv2d(first, filter, 1, 'same', 'NCHW')).toThrow(
      /^conv2d: expected NHWC images, got NCHW$/,
    )
    const inputs = { x: x.toInt(), filter }
    const attributes = { strides: 1, pad: 'same', dataFormat: 'NHWC', dilations: 1 }
    expect(() => tf.engine().runKernel('Conv2D', inputs, attributes)).toThrow(
      /^conv2d: expected float32 tensors, got int32$/,
    )
  })
})
