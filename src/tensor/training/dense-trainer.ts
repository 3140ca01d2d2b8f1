import type { SelfMap } from '../../map/self-map.js'
import type { Batch } from '../data/index.js'
import { accumulatedStep, orderAverageStep } from '../dense/accumulated-step.js'
import { Arena } from '../dense/arena.js'
import { rectifiedNetwork } from '../dense/network.js'
import { DensePass } from '../dense/pass.js'
import { arenaStates, arraysOf } from '../dense/states.js'
import { denseStep } from '../dense/step.js'
import { arenaVectors } from '../dense/vectors.js'
import { buildName } from '../kernels/builds.js'
import { initialValues } from '../model/initial.js'
import { mlpLayers, mlpSizes } from '../model/mlp-layers.js'
import { optimiserOf, type Rule } from '../optimiser.js'
import { concatenated } from '../tensor-tree.js'
import { correct } from './examination.js'
import { type Averaged, averagedStep } from './path-average.js'
import { type ArrayKind, meanOf, savingLike } from './saved-state.js'
import { type Carrier, type Trainer, trainerOn } from './trainer.js'
import {
  checkAverage,
  checkRegulariser,
  checkSize,
  type Training,
  type TrainingData,
  TrainingError,
} from './training.js'

/** A training of an MLP on the dense kernels. @throws TrainingError for other models, batches above 64 */
export function denseTrainer(training: Training, data: TrainingData): Trainer {
  const { model: choice, rule, batch, regulariser } = training
  if (choice.name !== 'mlp') {
    throw new TrainingError(`dense: expected an MLP, got ${choice.name}: use another backend`)
  }
  checkRegulariser(training)
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
  const plainStart = (theta: ArrayLike<number>): unknown => {
    const parameters = arena.from(theta)
    // A state that keeps its parameters twice keeps two copies.
    const state = optimiser.start(parameters)
    return Array.isArray(state) ? [parameters, arena.from(theta)] : state
  }
  const { average } = training
  if (average) checkAverage(average)
  const start = (theta: ArrayLike<number>) =>
    average ? { point: plainStart(theta), average: arena.from(theta), t: 0 } : plainStart(theta)
  const parametersOf = (state: unknown) =>
    average ? (state as Averaged<unknown, Float32Array>).average : optimiser.parameters(state)
  const mix = (before: Float32Array, point: unknown, weight: number, given: boolean) => {
    const mean = given ? before : arena.from(before)
    const theta = optimiser.parameters(point)
    for (let i = 0; i < mean.length; i++) mean[i]! += weight * (theta[i]! - mean[i]!)
    return mean
  }
  const stepOf = (stepRule: Rule, of: () => Batch): SelfMap<unknown> => {
    if (regulariser) {
      return orderAverageStep(pass, stepRule.h, regulariser, of) as SelfMap<unknown>
    }
    const rule = optimiserOf(vectors, stepRule)
    // What fits into one pass is fused into it.
    return batch.size <= pass.stations.rows
      ? denseStep(pass, rule, of)
      : accumulatedStep(pass, rule, of)
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
    read: async state => parametersOf(state).slice(),
    step(stepRule, of) {
      const step = stepOf(stepRule, of)
      return average ? (averagedStep(step, average, mix) as SelfMap<unknown>) : step
    },
    async examine(state, { batches, rows }) {
      const theta = parametersOf(state)
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
