import type { TypedArrays } from '../harness/inputs.js'
import { fromPeers, inPairs, ours } from '../harness/sides.js'
import type { Amount, Make, Target, Work } from '../harness/work.js'
import { mlpInputs, type Shape } from './mlp-inputs.js'

const steps = 10
const batches = 16
/** Over all batches, from θ0 on: what is 0 after a rectifier, and skipped, changes along a training. */
const passes = 10

/** Batch k, and how long it is in both arrays. */
function batchesOf({ widths, rows, loss }: Shape, { x, y }: TypedArrays) {
  const [input, outputs] = [
    widths[0]! * rows,
    loss === 'squared error' ? widths.at(-1)! * rows : rows,
  ]
  return (k: number) => ({
    x: x!.slice((k % batches) * input, ((k % batches) + 1) * input) as Float32Array,
    y: y!.slice((k % batches) * outputs, ((k % batches) + 1) * outputs) as Float32Array,
  })
}

const dense: Make = async (parameters, inputs) => {
  const { Arena, DensePass, rectifiedNetwork } = await import('../../src/tensor/dense/index.js')
  const { buildName } = await import('../../src/tensor/kernels/builds.js')
  const shape = parameters as Shape
  const arena = new Arena()
  const pass = new DensePass(arena, rectifiedNetwork(shape.widths, shape.loss), shape.rows)
  const all = Array.from({ length: batches }, (_, k) => batchesOf(shape, inputs)(k))
  const state = arena.from(inputs.theta!)
  const step = (k: number) =>
    pass.backward(state, all[k % batches]!, pass.update.sgd(state, state, -shape.h))
  return {
    notes: [buildName(arena.build)],
    answer: Array.from({ length: steps }, (_, k) => step(k)),
    run() {
      state.set(inputs.theta as Float32Array)
      for (let k = 0; k < passes * batches; k++) step(k)
    },
  }
}

/** Steps on tfjs's WebAssembly backend, with our kernels or its own. */
const tensors =
  (kernels: 'ours' | 'stock'): Make =>
  async (parameters, inputs) => {
    const tf = await import('@tensorflow/tfjs')
    const {
      openBackend,
      mlp,
      networkStep,
      optimiserOf,
      softmaxCrossEntropy,
      squaredError,
      treeOf,
    } = await import('../../src/tensor/index.js')
    const { tensorTrees } = await import('../../src/tensor/tensor-trees.js')
    const { widths, rows, h, loss } = parameters as Shape
    if (kernels === 'ours') await openBackend('wasm')
    else {
      const { setThreadsCount } = await import('@tensorflow/tfjs-backend-wasm')
      setThreadsCount(1)
      await tf.setBackend('wasm')
    }
    const [input, outputs] = [widths[0]!, widths.at(-1)!]
    const model = mlp({ input: [input], widths: widths.slice(1, -1), outputs })
    const batchLoss = loss === 'squared error' ? squaredError : softmaxCrossEntropy
    const optimiser = optimiserOf(tensorTrees(model.shapes), { method: 'SGD', h })
    const batchOf = batchesOf(parameters as Shape, inputs)
    const all = Array.from({ length: batches }, (_, k) => {
      const { x, y } = batchOf(k)
      return { x: tf.tensor(x, [rows, input]), y: tf.tensor1d(y) }
    })
    let at = 0
    const sliced = Object.fromEntries(
      Object.entries(model.shapes).map(([name, shape]) => {
        const size = shape.reduce((n, d) => n * d, 1)
        const values = inputs.theta!.slice(at, at + size) as Float32Array
        at += size
        return [name, values]
      }),
    )
    const start = () => ({ optimiser: treeOf(model.shapes, sliced) as unknown, statistics: {} })
    let state = start()
    const step = (k: number) => {
      const { x, y } = all[k % batches]!
      const map = networkStep(model, batchLoss, optimiser as never, () => ({
        x: tf.clone(x),
        y: tf.clone(y),
      }))
      const next = map.apply(state as never)
      tf.dispose(
        Object.values(state.optimiser as Record<string, import('@tensorflow/tfjs').Tensor>),
      )
      state = next as never
    }
    const lossOf = (k: number) =>
      tf.tidy(() => {
        const { x, y } = all[k % batches]!
        const scores = model.apply(state.optimiser as never, x, { kind: 'eval', statistics: {} })
        return batchLoss.of(scores, y).dataSync()[0]!
      })
    return {
      answer: Array.from({ length: steps }, (_, k) => {
        const before = lossOf(k)
        step(k)
        return before
      }),
      run() {
        tf.dispose(
          Object.values(state.optimiser as Record<string, import('@tensorflow/tfjs').Tensor>),
        )
        state = start()
        for (let k = 0; k < passes * batches; k++) step(k)
      },
    }
  }

const oneCore = [
  ours('dense', 'Retrograde, dense'),
  ours('wasm', 'Retrograde, tfjs with our kernels'),
  { ...ours('stock', 'tfjs, its WebAssembly kernels'), peer: true },
  fromPeers('PyTorch, eager', 'torch', 'eager'),
  fromPeers('PyTorch, compiled', 'torch', 'compiled'),
  fromPeers('JAX, jit a step', 'jax', 'jit'),
  fromPeers('JAX, jit a scan', 'jax', 'scan'),
]

const twoCores = [
  inPairs(ours('dense', 'Retrograde, dense')),
  inPairs(fromPeers('PyTorch, eager', 'torch', 'eager')),
  fromPeers('PyTorch, eager, two threads', 'torch', 'eager', 2),
  inPairs(fromPeers('JAX, jit a scan', 'jax', 'scan')),
  fromPeers('JAX, jit a scan, two threads', 'jax', 'scan', 2),
]

/** Forward, and backward to weights and inputs, those of the first layer apart. */
function amountOf({ widths, rows }: Pick<Shape, 'widths' | 'rows'>): Amount {
  const weights = widths.slice(1).map((to, l) => to * widths[l]!)
  const all = weights.reduce((sum, w) => sum + w)
  return {
    multiplyAdds: rows * (3 * all - weights[0]!),
    of: 'float32',
    bytes: 3 * 4 * all,
  }
}

const named = (
  id: string,
  title: string,
  shape: Omit<Shape, 'batches'>,
  targets: readonly Target[],
  limit: string,
) => ({
  ...{ id, title, targets, limit, amount: amountOf(shape) },
  parameters: { ...shape, batches, passes },
  inputs: () => mlpInputs({ ...shape, batches }),
  count: passes * batches,
  unit: 'step',
  tolerance: { relative: 1e-4, because: 'float32: losses of ten steps' },
  sides: [...oneCore, ...twoCores],
})

export const work: Work = {
  number: 4,
  title: 'Steps of SGD for MLPs, float32',
  module: 'mlp-steps',
  cases: () => [
    named(
      '5x500',
      'MLP 784-500×5-10, batches of 8',
      {
        widths: [784, 500, 500, 500, 500, 500, 10],
        ...{ rows: 8, h: 0.001, loss: 'softmax cross-entropy' },
      },
      [{ against: ['PyTorch, eager'], least: 2 }, { least: 1 }],
      '30 million multiply-adds, and 5.6 MB of parameters read twice and written once a step. Ours passes over those with a rectified 0: about 18 million are left',
    ),
    named(
      '3x300',
      'MLP 1-300×3-1, batches of one',
      { widths: [1, 300, 300, 300, 1], rows: 1, h: 0.01, loss: 'squared error' },
      [{ against: ['PyTorch, eager'], least: 5 }, { least: 1 }],
      'half a million multiply-adds, and 0.7 MB of parameters, read twice and written once a step, in the cache of the core',
    ),
  ],
  ours: { dense, wasm: tensors('ours'), stock: tensors('stock') },
}
