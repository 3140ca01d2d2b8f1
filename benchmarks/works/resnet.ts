import { initialValues } from '../../src/tensor/model/initial.js'
import { resnet18 } from '../../src/tensor/model/resnet.js'
import { concatenated } from '../../src/tensor/tensor-tree.js'
import { fromPeers, ours } from '../harness/sides.js'
import type { Case, Make, Work } from '../harness/work.js'
import { normals } from './mlp-inputs.js'

const rows = 8
const side = 32
const steps = 3
const model = resnet18({ classes: 10, input: [side, side, 3] })

const wasm: Make = async (parameters, inputs) => {
  const { h } = parameters as { h: number }
  const tf = await import('@tensorflow/tfjs')
  const { openBackend, networkStep, optimiserOf, softmaxCrossEntropy, statesLike, treeOf } =
    await import('../../src/tensor/index.js')
  const { tensorTrees } = await import('../../src/tensor/tensor-trees.js')
  const { device } = await openBackend('wasm')
  const optimiser = optimiserOf(tensorTrees(model.shapes), { method: 'SGD', h })
  const values: Record<string, Float32Array> = {}
  let at = 0
  for (const [name, shape] of Object.entries(model.shapes)) {
    const size = shape.reduce((n, d) => n * d, 1)
    values[name] = inputs.theta!.slice(at, at + size) as Float32Array
    at += size
  }
  const x = tf.tensor(inputs.x as Float32Array, [rows, side, side, 3])
  const y = tf.tensor1d(inputs.y as Float32Array)
  const step = networkStep(model, softmaxCrossEntropy, optimiser as never, () => ({
    x: tf.clone(x),
    y: tf.clone(y),
  }))
  let state = {
    optimiser: treeOf(model.shapes, values),
    statistics: treeOf(model.statistics, model.initStatistics()),
  }
  const { release } = statesLike(state)
  const move = () => {
    const next = step.apply(state as never)
    release?.(state)
    state = next as never
  }
  const loss = () =>
    tf.tidy(() => {
      const scores = model.apply(state.optimiser, x, { kind: 'train' })
      return softmaxCrossEntropy.of(scores, y).dataSync()[0]!
    })
  const answer: number[] = []
  for (let k = 0; k < steps; k++) {
    answer.push(loss())
    move()
  }
  return { answer, run: move, notes: [device] }
}

export const work: Work = {
  number: 6,
  title: 'A step of SGD for ResNet-18, float32',
  module: 'resnet',
  cases: (quick): Case[] => [
    {
      id: 'resnet-18',
      title: 'ResNet-18 with batch normalisation, 8 images of 32 × 32',
      parameters: { h: 0.01, shapes: model.shapes, steps },
      inputs: () => ({
        theta: concatenated(initialValues(model.layers.parameters, 1)),
        x: normals(rows * side * side * 3, 1),
        y: Float32Array.from({ length: rows }, (_, b) => b),
      }),
      ...{ count: 1, unit: 'step', rounds: quick ? 3 : 9 },
      tolerance: { relative: 1e-3, because: 'float32: the losses before three steps' },
      sides: [
        ours('wasm', 'Retrograde, tfjs with our kernels'),
        fromPeers('PyTorch, eager', 'torch', 'eager'),
        fromPeers('JAX, jit', 'jax', 'jit'),
      ],
      targets: [{ least: 0.4 }],
      amount: { multiplyAdds: 13.3e9, of: 'float32' },
      limit:
        '13 thousand million multiply-adds a step; by Winograd, as ours does convolutions of 3 × 3, 16 for 36 of them',
    },
  ],
  ours: { wasm },
}
