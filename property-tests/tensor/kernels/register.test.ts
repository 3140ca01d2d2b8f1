import * as tf from '@tensorflow/tfjs'
import fc from 'fast-check'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { buildsHere, type Kernels, kernelsOn } from '../../../src/tensor/kernels/builds.js'
import { conv2d } from '../../../src/tensor/kernels/conv2d.js'
import type { WasmBackend } from '../../../src/tensor/kernels/heap.js'
import { matMul } from '../../../src/tensor/kernels/mat-mul.js'
import { builds, on, uniform } from './kernel-law.js'

afterEach(() => vi.restoreAllMocks())

/** Watches the memory of tfjs's WebAssembly backend: addresses lent and not given back. */
function lent(): Set<number> {
  const { wasm } = tf.backend() as WasmBackend
  const out = new Set<number>()
  const { _malloc, _free } = wasm
  vi.spyOn(wasm, '_malloc').mockImplementation(bytes => {
    const address = _malloc(bytes)
    out.add(address)
    return address
  })
  vi.spyOn(wasm, '_free').mockImplementation(address => {
    out.delete(address)
    _free(address)
  })
  return out
}

/** The gradient of a small network with all that the larger ones are made of. */
function gradients(): tf.Tensor[] {
  const x = tf.tensor4d(uniform(1, 2 * 5 * 5 * 3), [2, 5, 5, 3])
  const filter = tf.tensor4d(uniform(2, 3 * 3 * 3 * 6), [3, 3, 3, 6])
  const scale = tf.tensor1d(uniform(3, 6))
  const dense = tf.tensor2d(uniform(4, 60), [6, 10])
  const loss = (filter: tf.Tensor, scale: tf.Tensor, dense: tf.Tensor) => {
    const h = tf.conv2d(x, filter as tf.Tensor4D, 1, 1)
    const { mean, variance } = tf.moments(h, [0, 1, 2])
    const offset = tf.zeros<tf.Rank.R1>([6])
    const moments = [mean, variance] as [tf.Tensor1D, tf.Tensor1D]
    const n = tf.batchNorm(h, ...moments, offset, scale as tf.Tensor1D)
    const p = tf.maxPool(n.relu() as tf.Tensor4D, 2, 2, 'same').mean<tf.Tensor2D>([1, 2])
    return tf.losses.softmaxCrossEntropy(tf.eye(10).slice(0, 2), p.matMul(dense)) as tf.Scalar
  }
  return tf.grads(loss)([filter, scale, dense])
}

describe.each(builds)('kernels, $build', ({ open }) => {
  test('are registered in silence, and again', async () => {
    const warn = vi.spyOn(console, 'warn')
    await open()
    await open()
    expect(warn).not.toHaveBeenCalled()
  })

  test('gradients of a network as on cpu; no tensor and no memory is left behind', async () => {
    await open()
    tf.dispose(tf.tidy(gradients)) // shapes and constants that tfjs keeps are made
    const memory = lent()
    const before = tf.memory()
    for (let i = 0; i < 3; i++) tf.dispose(tf.tidy(gradients))
    expect(memory.size).toBe(0)
    expect(tf.memory()).toMatchObject({
      numTensors: before.numTensors,
      numBytes: before.numBytes,
      numDataBuffers: before.numDataBuffers,
    })
    for (const i of [0, 1, 2]) {
      const got = await on('wasm', () => gradients()[i]!)
      const want = await on('cpu', () => gradients()[i]!)
      // Chains of sums of at most 150 terms of order 1, through divisions by deviations of order 1.
      for (const [j, x] of want.entries()) expect(Math.abs(got[j]! - x)).toBeLessThan(2 ** -14)
    }
  })

  test('clones share the entries of what they are of, and outlive it', async () => {
    await open()
    const x = tf.tensor([1, 2, 3])
    const memory = lent()
    const [clone, cast] = [tf.clone(x), tf.cast(x, 'float32')]
    expect(memory.size).toBe(0)
    x.dispose()
    expect([...clone.dataSync(), ...cast.dataSync()]).toEqual([1, 2, 3, 1, 2, 3])
    tf.dispose([clone, cast])
    expect([...tf.cast(tf.tensor([1.5, -2.5]), 'int32').dataSync()]).toEqual([1, -2])
  })

  test('tile: as on cpu, of any type', async () => {
    await open()
    const axes = fc.array(
      fc.tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 0, max: 3 })),
      {
        minLength: 1,
        maxLength: 4,
      },
    )
    await fc.assert(
      fc.asyncProperty(axes, fc.constantFrom('float32', 'int32', 'bool'), async (pairs, dtype) => {
        const shape = pairs.map(([size]) => size)
        const length = shape.reduce((a, b) => a * b, 1)
        const values = Array.from({ length }, (_, i) => (dtype === 'bool' ? i & 1 : i))
        const tiles = () =>
          tf.tile(
            tf.tensor(values, shape, dtype as 'int32'),
            pairs.map(([, times]) => times),
          )
        expect(await on('wasm', tiles)).toEqual(await on('cpu', tiles))
      }),
    )
  })

  test('a kernel that throws gives back its memory', async () => {
    await open()
    const backend = tf.backend() as WasmBackend
    const real = kernelsOn(buildsHere[0]!)(backend)
    const breaks = () => {
      throw new Error('broken')
    }
    const broken: Kernels = {
      ...real,
      gemmScratch: () => 64,
      convolutionScratch: () => 64,
      gemm: breaks,
      convolve: breaks,
    }
    const [a, x] = [tf.ones([2, 2]), tf.ones([1, 2, 2, 1])]
    const filter = tf.ones([1, 1, 1, 1])
    const memory = lent()
    const count = backend.numDataIds()
    const transposes = { transposeA: false, transposeB: false }
    expect(() => matMul(broken, backend, { a, b: a }, transposes)).toThrow('broken')
    const how = { strides: 1, pad: 'same', dataFormat: 'NHWC' } as const
    expect(() => conv2d(broken, backend, { x, filter }, how)).toThrow('broken')
    expect(memory.size).toBe(0)
    expect(backend.numDataIds()).toBe(count)
  })
})
