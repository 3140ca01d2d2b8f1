import * as tf from '@tensorflow/tfjs'
import type { SelfMap } from '../../map/self-map.js'
import { type BackendName, openBackend } from '../backend.js'
import { own } from '../lifted.js'
import { softmaxCrossEntropy, squaredError } from '../loss.js'
import { type NetworkState, networkStep } from '../network-step.js'
import { type Optimiser, optimiserOf } from '../optimiser.js'
import { readTree, treeOf } from '../read.js'
import { statesLike, tensorsOf } from '../state.js'
import { concatenated, type TensorTree, type TreeData } from '../tensor-tree.js'
import { tensorTrees } from '../tensor-trees.js'
import { correct } from './examination.js'
import { modelOf } from './model-of.js'
import { type Averaged, averagedStep } from './path-average.js'
import { type ArrayKind, meanOf, savingLike } from './saved-state.js'
import { type Carrier, type Trainer, trainerOn } from './trainer.js'
import { checkAverage, type Training, type TrainingData, TrainingError } from './training.js'

/**
 * A training on a tfjs backend, which is set for the whole process.
 * @throws BackendError where the backend is not to be had, TrainingError as `modelOf`
 */
export async function tensorTrainer(
  training: Training & { readonly backend: BackendName | 'auto' },
  data: TrainingData,
): Promise<Trainer> {
  if (training.regulariser) {
    throw new TrainingError('regulariser: expected on the dense backend, which has Hessians')
  }
  const model = modelOf(training.model, data.train)
  const { name: backend, device, passed } = await openBackend(training.backend)
  const { classes, shape } = data.train
  const loss = classes === undefined ? squaredError : softmaxCrossEntropy
  const trees = tensorTrees(model.shapes)
  const optimiser = optimiserOf(trees, training.rule)
  const { average } = training
  if (average) checkAverage(average)
  type State = NetworkState<unknown> | Averaged<NetworkState<unknown>, TensorTree>
  const start = (parameters: TreeData): State => {
    const point = plainStart(parameters)
    return average ? { point, average: treeOf(model.shapes, parameters), t: 0 } : point
  }
  const pointOf = (state: State) => ('point' in state ? state.point : state)
  const parametersOf = (state: State) =>
    'average' in state ? state.average : optimiser.parameters(state.optimiser)
  const mix = (before: TensorTree, point: NetworkState<unknown>, weight: number): TensorTree =>
    own(undefined, () => {
      const theta = optimiser.parameters(point.optimiser)
      return Object.fromEntries(
        Object.entries(before).map(([name, mean]) => [
          name,
          tf.add(mean, tf.mul(tf.sub(theta[name]!, mean), weight)),
        ]),
      )
    })
  const plainStart = (parameters: TreeData): NetworkState<unknown> =>
    own(undefined, () => ({
      optimiser: optimiser.start(treeOf(model.shapes, parameters)),
      statistics: treeOf(model.statistics, model.initStatistics()),
    }))
  const tensors = ({ x, y }: { x: Float32Array; y: ArrayLike<number> }) => ({
    x: tf.tensor(x, [y.length, ...shape]),
    y: tf.tensor1d(Array.from(y)),
  })
  const example = start(zeros(model.shapes))
  const kind: ArrayKind<tf.Tensor> = {
    is: value => value instanceof tf.Tensor,
    shape: tensor => tensor.shape,
    read: async tensor => (await tensor.data()) as Float32Array,
    make: (data, shape) => tf.tensor(data.slice(), [...shape]),
  }
  const carrier: Carrier<State> = {
    name: `${model.name}, ${optimiser.name}`,
    device: `${backend}: ${device}`,
    passed,
    space: statesLike(example),
    bytes: tensorsOf(example).reduce((sum, tensor) => sum + 4 * tensor.size, 0),
    start: seed => start(model.init(seed)),
    ...savingLike(kind, example),
    mean: states =>
      own(undefined, () =>
        meanOf(kind, states, arrays => tf.mul(tf.addN([...arrays]), 1 / arrays.length)),
      ),
    read: async state => concatenated(await readTree(parametersOf(state))),
    step(rule, batch) {
      const step = networkStep(
        model,
        loss,
        optimiserOf(trees, rule) as Optimiser<TensorTree, unknown>,
        () => tensors(batch()),
      )
      return (average ? averagedStep(step, average, mix) : step) as SelfMap<State>
    },
    async examine(state, { batches, rows }) {
      const parameters = parametersOf(state)
      const { statistics } = pointOf(state)
      let [sum, right] = [0, 0]
      for (const batch of batches) {
        const [scores, mean] = tf.tidy(() => {
          const { x, y } = tensors(batch)
          const z = model.apply(parameters, x, { kind: 'eval', statistics })
          return [z, loss.of(z, y)] as const
        })
        sum += (await mean.data())[0]! * batch.y.length
        if (classes !== undefined) right += correct(await scores.data(), batch.y)
        tf.dispose([scores, mean])
      }
      return { loss: sum / rows, ...(classes !== undefined && { accuracy: right / rows }) }
    },
    live: () => tf.memory().numTensors,
  }
  carrier.space.release?.(example)
  return trainerOn(carrier, training, data) as Trainer
}

const zeros = (shapes: Readonly<Record<string, readonly number[]>>): TreeData =>
  Object.fromEntries(
    Object.entries(shapes).map(([name, shape]) => [
      name,
      new Float32Array(shape.reduce((n, d) => n * d, 1)),
    ]),
  )
