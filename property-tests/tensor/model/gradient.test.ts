import * as tf from '@tensorflow/tfjs'
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { openBackend } from '../../../src/tensor/backend.js'
import type { Operations } from '../../../src/tensor/model/operations.js'
import { tensorOperations } from '../../../src/tensor/model/tensor-operations.js'
import { property } from '../../property.js'
import { agree, byDifferences, byTensors, type Coordinate, type Derivative } from './derivatives.js'
import { instance, narrow } from './instances.js'

beforeAll(async () => {
  await openBackend('cpu')
})

const coordinates = fc.array(fc.tuple(fc.nat(), fc.nat()), { minLength: 5, maxLength: 5 })

describe.each(narrow.map(({ network }) => [network.name, network] as const))('%s', (_, network) => {
  property([fc.nat(2 ** 20), coordinates], { numRuns: 1, endOnFailure: true })(
    'gradients by tensors, on cpu and on wasm, are those by differences in float64',
    async (seed, coordinates) => {
      const at = instance(network, seed)
      const on = async (backend: 'cpu' | 'wasm') => {
        await openBackend(backend)
        return byTensors(network, at, tensorOperations)
      }
      const [wasm, cpu] = [await on('wasm'), await on('cpu')]
      const expected = byDifferences(network, at, cpu.branches, coordinates)
      fc.pre(expected.length > 1 && wasm.branches === cpu.branches)
      for (const { gradient } of [cpu, wasm]) {
        expect(expected.filter(derivative => !agree(gradient, derivative))).toEqual([])
      }
    },
  )
})

describe('controls: gradients that are not those of the loss', () => {
  const { network } = narrow.find(({ network }) => network.name.startsWith('ResNet-18'))!
  const at = instance(network, 4)
  let expected: readonly Derivative[]
  beforeAll(() => {
    const early = [0, 3, 4, 6, 9].map((i): Coordinate => [i, 1])
    expected = byDifferences(network, at, byTensors(network, at, tensorOperations).branches, early)
  })

  /** Values without a gradient. */
  const constant = (x: tf.Tensor) => tf.tensor(x.dataSync(), x.shape)
  const half = (x: tf.Tensor) => tf.add(tf.div(x, 2), constant(tf.div(x, 2)))
  const { moments, relu, add } = tensorOperations

  test.each<[string, Partial<Operations<tf.Tensor>>]>([
    [
      'moments of the batch taken for constants',
      {
        moments(x) {
          const { mean, variance, count } = moments(x)
          return { mean: constant(mean), variance: constant(variance), count }
        },
      },
    ],
    [
      'variances taken for constants',
      {
        moments(x) {
          const { mean, variance, count } = moments(x)
          return { mean, variance: constant(variance), count }
        },
      },
    ],
    ['half of each shortcut taken for a constant', { add: (x, y) => add(x, half(y)) }],
    ['ReLU taken for the identity', { relu: x => tf.add(x, constant(tf.sub(relu(x), x))) }],
  ])('%s', (_, mistake) => {
    const { gradient } = byTensors(network, at, { ...tensorOperations, ...mistake })
    const wrong = expected.filter(derivative => !agree(gradient, derivative))
    expect(wrong.length).toBeGreaterThan(expected.length / 2)
  })

  test('and those that are', () => {
    const { gradient } = byTensors(network, at, tensorOperations)
    expect(expected.map(derivative => agree(gradient, derivative))).toEqual(Array(5).fill(true))
  })
})
