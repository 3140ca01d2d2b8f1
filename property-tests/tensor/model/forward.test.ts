import * as tf from '@tensorflow/tfjs'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openBackend } from '../../../src/tensor/backend.js'
import { resnet18 } from '../../../src/tensor/model/index.js'
import { runLayers } from '../../../src/tensor/model/network.js'
import type { Operations } from '../../../src/tensor/model/operations.js'
import { tensorOperations } from '../../../src/tensor/model/tensor-operations.js'
import type { Mode } from '../../../src/tensor/model.js'
import { treeOf } from '../../../src/tensor/read.js'
import { property } from '../../property.js'
import { batch, instance, type Narrow, narrow, references } from './instances.js'
import { reference, referenceOperations } from './reference-operations.js'
import { shadowed } from './shadowed.js'
import { type Mistakes, resnetWrittenOut } from './written-out.js'

beforeAll(async () => {
  await openBackend('cpu')
})

const seed = fc.nat(2 ** 20)

/** The tensors of an instance, in both modes. */
function tensors({ network }: Narrow, seed: number) {
  const { x, parameters, statistics } = instance(network, seed)
  const modes: readonly Mode[] = [
    { kind: 'train' },
    { kind: 'eval', statistics: treeOf(network.statistics, statistics) },
  ]
  const theta = treeOf(network.shapes, parameters)
  return { modes, theta, input: tf.tensor(x, [batch, ...network.input]) }
}

/** The largest error of an operation on tensors, in bounds, in one run in training. */
const worst = (on: Operations<tf.Tensor>, narrow: Narrow, seed: number) =>
  tf.tidy(() => {
    const { theta, input, modes } = tensors(narrow, seed)
    const shadow = shadowed(on)
    runLayers(narrow.network.layers, shadow.on, theta, input, modes[0]!)
    return shadow.worst.ratio
  })

describe.each(narrow.map(one => [one.network.name, one] as const))('%s', (_, one) => {
  const { network, writtenOut } = one

  property([seed], { numRuns: 2 })('is the network that is written out, in float64', seed => {
    const { x, parameters } = instance(network, seed)
    const p = references(network.shapes, parameters)
    const input = reference([batch, ...network.input], x)
    const found = runLayers(network.layers, referenceOperations(), p, input, { kind: 'train' })
    expect(found.shape).toEqual([batch, network.outputs])
    expect(found.data).toEqual(writtenOut(p, input).data)
  })

  describe.each(['cpu', 'wasm'] as const)('on %s', backend => {
    beforeAll(() => openBackend(backend))
    afterAll(() => openBackend('cpu'))

    property([seed], { numRuns: 2 })(
      'each operation is within its bound of the reference, and apply is made of them',
      seed =>
        tf.tidy(() => {
          const { theta, input, modes } = tensors(one, seed)
          for (const mode of modes) {
            const shadow = shadowed(tensorOperations)
            const scores = runLayers(network.layers, shadow.on, theta, input, mode)
            expect(shadow.worst.ratio, shadow.worst.of).toBeLessThanOrEqual(1)
            const applied = network.apply(theta, input, mode)
            expect(applied.shape).toEqual([batch, network.outputs])
            expect(applied.dataSync()).toEqual(scores.dataSync())
          }
        }),
    )
  })
})

describe('controls', () => {
  const narrowed = (name: string) => narrow.find(({ network }) => network.name.startsWith(name))!

  test.each<[string, Partial<Operations<tf.Tensor>>]>([
    [
      "convolutions padded as 'same' is, on two sides alone where they are strided",
      {
        convolve: (x, kernel, stride) =>
          tf.conv2d(x as tf.Tensor4D, kernel as tf.Tensor4D, stride, 'same'),
      },
    ],
    [
      'another ε',
      { normalise: (x, by, scale, shift) => tensorOperations.normalise(x, by, scale, shift, 2e-5) },
    ],
    [
      'variances without bias',
      {
        moments(x) {
          const { mean, variance, count } = tensorOperations.moments(x)
          return { mean, variance: tf.mul(variance, count / (count - 1)), count }
        },
      },
    ],
    [
      'a mean that is off by 10⁻⁵ of itself',
      { meanOverPixels: x => tf.mul(tf.mean(x, [1, 2]), 1 + 1e-5) },
    ],
  ])('%s: out of bounds', (_, mistake) => {
    const on = { ...tensorOperations, ...mistake }
    expect(worst(on, narrowed('ResNet-18'), 1)).toBeGreaterThan(1)
  })

  test('pools that leave odd edges out: out of bounds', () => {
    const maxPool = (x: tf.Tensor) =>
      tf.maxPool(x as tf.Tensor4D, 2, Math.min(2, x.shape[1]!), 'valid')
    const padded = (x: tf.Tensor) => (x.shape[1]! > 1 ? maxPool(x) : x)
    expect(worst({ ...tensorOperations, maxPool: padded }, narrowed('VGG'), 1)).toBe(Infinity)
  })

  test.each<[string, Mistakes]>([
    ['a shortcut left out', { without: 'stage3/block2' }],
    ['a stride in the wrong convolution', { late: 3 }],
  ])('%s: other scores', (_, mistakes) => {
    for (const kind of [18, 50] as const) {
      const { network } = narrowed(`ResNet-${kind}`)
      const { x, parameters } = instance(network, 1)
      const p = references(network.shapes, parameters)
      const input = reference([batch, ...network.input], x)
      const [right, wrong] = [{}, mistakes].map(m => resnetWrittenOut(p, input, kind, m).data)
      expect(right!.every((score, i) => Math.abs(score - wrong![i]!) < 1e-3)).toBe(false)
    }
  })
})

describe('running moments', () => {
  const network = resnet18({ classes: 3, width: 1 / 32, input: [8, 8, 3] })
  const { x, parameters } = instance(network, 5)

  test('are handed out once a run, of the names and shapes of the statistics', () => {
    tf.tidy(() => {
      const seen: Readonly<Record<string, tf.Tensor>>[] = []
      const saw = (moments: (typeof seen)[number]) => void seen.push(moments)
      network.apply(treeOf(network.shapes, parameters), tf.tensor(x, [batch, 8, 8, 3]), {
        kind: 'train',
        saw,
      })
      expect(seen.length).toBe(1)
      const shapes = Object.entries(seen[0]!).map(([name, { shape }]) => [name, shape])
      expect(Object.fromEntries(shapes)).toEqual(network.statistics)
    })
  })

  test('means and variances without bias, of what the stem gives', () => {
    const p = references(network.shapes, parameters)
    const input = reference([batch, 8, 8, 3], x)
    const on = referenceOperations()
    let seen: Readonly<Record<string, { readonly data: Float64Array }>> = {}
    runLayers(network.layers, on, p, input, { kind: 'train', saw: moments => (seen = moments) })
    const stem = on.convolve(input, p['stem/kernel']!, 1).data
    const values = stem.filter((_, i) => i % 2 === 1) // of the second of two channels
    const mean = values.reduce((s, v) => s + v) / values.length
    const variance = values.reduce((s, v) => s + (v - mean) ** 2, 0) / (values.length - 1)
    // Sums of 192 terms in another order of division.
    const off = (a: number, b: number) => Math.abs(a - b) / (200 * 2 ** -52)
    expect(off(seen['stem/norm/mean']!.data[1]!, mean)).toBeLessThan(
      Math.max(...values.map(Math.abs)),
    )
    expect(off(seen['stem/norm/variance']!.data[1]!, variance)).toBeLessThan(variance)
  })

  test('a batch that is one value a channel is refused, by name, in training alone', () => {
    tf.tidy(() => {
      const theta = treeOf(network.shapes, parameters)
      const one = tf.ones([1, 8, 8, 3])
      expect(() => network.apply(theta, one, { kind: 'train' })).toThrow(
        'stage4/block1/conv1/norm: expected two values a channel or more to normalise, got one: ' +
          'take a larger batch or image',
      )
      const statistics = treeOf(network.statistics, network.initStatistics())
      expect(network.apply(theta, one, { kind: 'eval', statistics }).shape).toEqual([1, 3])
    })
  })
})
