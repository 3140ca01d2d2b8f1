import { Arena } from '../dense/arena.js'
import { rectifiedNetwork } from '../dense/network.js'
import { DensePass } from '../dense/pass.js'
import { arenaStates, arraysOf } from '../dense/states.js'
import { denseStep } from '../dense/step.js'
import { arenaVectors } from '../dense/vectors.js'
import { buildName } from '../kernels/builds.js'
import { initialValues } from '../model/initial.js'
import { mlpLayers, mlpSizes } from '../model/mlp-layers.js'
import { optimiserOf } from '../optimiser.js'
import { concatenated } from '../tensor-tree.js'
import { correct } from './examination.js'
import { type ArrayKind, meanOf, savingLike } from './saved-state.js'
import { type Carrier, type Trainer, trainerOn } from './trainer.js'
import { checkSize, type Training, type TrainingData, TrainingError } from './training.js'

/** A training of an MLP on the dense kernels. @throws TrainingError for other models, batches above 64 */
export function denseTrainer(training: Training, data: TrainingData): Trainer {
  const { model: choice, rule, batch } = training
  if (choice.name !== 'mlp') {
    throw new TrainingError(`dense: expected an MLP, got ${choice.name}: use another backend`)
  }
  if (batch.size > 64)
    throw new TrainingError(`dense: expected batches up to 64, got ${batch.size}`)
  const { classes, shape } = data.train
  const outputs = classes ?? 1
  const options = { input: shape, widths: choice.widths, outputs, gain: choice.gain }
  const begin = mlpLayers(options).parameters
  const network = rectifiedNetwork(
    mlpSizes(options),
    classes === undefined ? 'squared error' : 'softmax cross-entropy',
  )
  checkSize(network.name, network.size)
  const arena = new Arena()
  const pass = new DensePass(arena, network)
  const vectors = arenaVectors(arena, network.size)
  const optimiser = optimiserOf(vectors, rule)
  const start = (theta: ArrayLike<number>) => {
    const parameters = arena.from(theta)
    // A state that keeps its parameters twice keeps two copies.
    const state = optimiser.start(parameters)
    return Array.isArray(state) ? [parameters, arena.from(theta)] : state
  }
  const example = start(new Float32Array(network.size))
  const kind: ArrayKind<Float32Array> = {
    is: value => value instanceof Float32Array,
    shape: array => [array.length],
    read: async array => array,
    make: data => arena.from(data),
  }
  const carrier: Carrier<unknown> = {
    name: `${network.name}, ${optimiser.name}`,
    device: `dense: WebAssembly ${buildName(arena.build)}, one thread`,
    passed: [],
    space: arenaStates(arena, example),
    bytes: [...arraysOf(example)].reduce((sum, array) => sum + array.byteLength, 0),
    start: seed => start(concatenated(initialValues(begin, seed))),
    ...savingLike(kind, example),
    mean: states =>
      meanOf(kind, states, arrays => {
        const sum = arena.from(arrays[0]!)
        for (const array of arrays.slice(1))
          for (let i = 0; i < sum.length; i++) sum[i]! += array[i]!
        for (let i = 0; i < sum.length; i++) sum[i]! *= 1 / arrays.length
        return sum
      }),
    read: async state => optimiser.parameters(state).slice(),
    step: (stepRule, of) => denseStep(pass, optimiserOf(vectors, stepRule), of),
    async examine(state, { batches, rows }) {
      const theta = optimiser.parameters(state)
      let [loss, right] = [0, 0]
      for (const { x, y } of batches) {
        loss += pass.loss(theta, { x, y }) * y.length
        const scores = pass.stations.scores.subarray(0, y.length * outputs)
        if (classes !== undefined) right += correct(scores, y)
      }
      return { loss: loss / rows, ...(classes !== undefined && { accuracy: right / rows }) }
    },
    live: () => arena.live,
  }
  carrier.space.release?.(example)
  return trainerOn(carrier, training, data) as Trainer
}
