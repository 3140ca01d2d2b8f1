import * as tf from '@tensorflow/tfjs'
import { beforeAll, expect, test } from 'vitest'
import { openBackend } from '../../../src/tensor/backend.js'
import { own } from '../../../src/tensor/lifted.js'
import { softmaxCrossEntropy } from '../../../src/tensor/loss.js'
import { networkStep } from '../../../src/tensor/network-step.js'
import { sgdOptimiser } from '../../../src/tensor/optimiser.js'
import { treeOf } from '../../../src/tensor/read.js'
import { tensorsOf } from '../../../src/tensor/state.js'
import type { TensorTree } from '../../../src/tensor/tensor-tree.js'
import { tensorTrees } from '../../../src/tensor/tensor-trees.js'
import { batch, instance, narrow } from './instances.js'

beforeAll(async () => {
  await openBackend('cpu')
})

test.each(narrow.map(({ network }) => [network.name, network] as const))(
  'a step of %s leaves its image alone, and draws the running moments a tenth',
  (_, network) => {
    const at = instance(network, 2)
    const sgd = sgdOptimiser(tensorTrees(network.shapes), 1e-3)
    const data = () => ({
      x: tf.tensor(at.x, [batch, ...network.input]),
      y: tf.tensor1d([...at.labels], 'int32'),
    })
    const step = networkStep(network, softmaxCrossEntropy, sgd, data)
    const state = own(undefined, () => ({
      optimiser: treeOf(network.shapes, at.parameters),
      statistics: treeOf(network.statistics, at.statistics),
    }))
    const before = tf.memory().numTensors
    const image = step.apply(state)
    expect(tf.memory().numTensors - before).toBe(tensorsOf(image).length)

    tf.tidy(() => {
      const { x } = data()
      let seen: TensorTree = {}
      const saw = (moments: TensorTree) => {
        seen = moments
      }
      network.apply(state.optimiser, x, { kind: 'train', saw })
      for (const [name, s] of Object.entries(state.statistics)) {
        const expected = tf.add(s, tf.mul(tf.sub(seen[name]!, s), 0.1))
        expect(image.statistics[name]!.dataSync(), name).toEqual(expected.dataSync())
      }
    })
    tf.dispose(tensorsOf([state, image]))
  },
)
