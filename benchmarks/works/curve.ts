import { iterates, plan } from '../../src/iterate/index.js'
import { anchored, backward, type Order } from '../../src/order/index.js'
import { batchLaw } from '../../src/random/index.js'
import { sharedFloats } from '../../src/tensor/data/data-set.js'
import { raw } from '../../src/tensor/data/normalisation.js'
import type { TypedArrays } from '../harness/inputs.js'
import { fromPeers, inPairs, ours } from '../harness/sides.js'
import type { Case, Make, Work } from '../harness/work.js'
import { mlpInputs } from './mlp-inputs.js'

const widths = [784, 500, 500, 500, 500, 500, 10]
const batchSize = 8
const h = 0.001
const examples = 512
const shape = { widths, rows: 1, batches: examples, h, loss: 'softmax cross-entropy' } as const
const law = batchLaw(examples, batchSize, 'i.i.d.')

/** The examples, θ0, and which of them are in batch 1, 2, …. */
function inputs(most: number) {
  const batches = law.realize(1)
  const chosen = Array.from({ length: most }, (_, i) => batches.at(i + 1)).flat()
  return { ...mlpInputs(shape), chosen: Int32Array.from(chosen) }
}

const upTo = (most: number) => Array.from({ length: most }, (_, i) => i + 1)

/** The order's iterates n ≤ most, by the trainer that experiments run on. */
const curve =
  (orderOf: (parameters: Record<string, number>) => Order): Make =>
  async (parameters, { x, y, theta }: TypedArrays) => {
    const { openTrainer } = await import('../../src/tensor/index.js')
    const { mostLive } = await import('../../src/tensor/training/task.js')
    const { most, full, first } = parameters as { most: number; full: number; first: number }
    const data = {
      ...{ name: 'normal inputs', split: 'train', shape: [784], classes: 10, partial: undefined },
      ...{ rows: examples, x: sharedFloats(x!.length), y: sharedFloats(y!.length) },
      normalisation: raw(1),
    } as never as import('../../src/tensor/index.js').DataSet
    data.x.set(x as Float32Array)
    data.y.set(y as Float32Array)
    const trainer = await openTrainer(
      {
        model: { name: 'mlp', widths: widths.slice(1, -1), gain: 1 },
        batch: { size: batchSize, sampling: 'i.i.d.' },
        rule: { method: 'SGD', h },
        backend: 'dense',
      },
      { train: data, test: data },
    )
    const order = orderOf(parameters as Record<string, number>)
    const start = trainer.start(1) as Float32Array
    start.set(theta as Float32Array)
    const { space } = trainer.maps
    const maxLive = mostLive(trainer)
    const run = (read: (point: Float32Array, n: number) => void) => {
      const options = { at: upTo(most), space, maxLive }
      for (const { n, point } of iterates(trainer.maps.realize(1), order, start, options)) {
        read(point as Float32Array, n)
      }
    }
    const biases = new Float64Array(10 * most)
    run((point, n) => {
      if (n <= first) biases.set(point.slice(-10), 10 * (n - 1))
    })
    const { strategy, applications } = plan(order, upTo(most), { maxLive })
    const whole = plan(order, upTo(full)).applications
    return {
      answer: biases,
      run: () => run(() => {}),
      notes: [`${strategy}, ${applications} applications`],
      ...(full > most && {
        share: {
          of: applications / whole,
          because: `n ≤ ${most}, ${applications} applications of the ${whole} for n ≤ ${full}`,
        },
      }),
    }
  }

const tolerance = { relative: 1e-4, because: 'float32: the biases of the last layer' }
const limit = 'each application is a step of work 4; only fewer of them help'

export const work: Work = {
  number: 5,
  title: "Curves of fig7's network, MLP 784-500×5-10, batches of 8",
  module: 'curve',
  cases: (quick): Case[] => {
    const most = quick ? 12 : 40
    const far = 2000
    const anchor = quick ? 5 : 50
    const sample = quick ? 12 : 60
    const long = quick ? 24 : 300
    const naive = [
      fromPeers('PyTorch, eager, naive replay', 'torch', 'naive_eager'),
      fromPeers('PyTorch, compiled, naive replay', 'torch', 'naive_compiled'),
      fromPeers('JAX, naive replay', 'jax', 'naive_jax'),
    ]
    return [
      {
        ...{ id: 'backward', tolerance, limit, rounds: quick ? 3 : 5 },
        title: `all backward iterates n ≤ ${most}`,
        parameters: { ...shape, most, full: most, batch: batchSize, first: most },
        inputs: () => inputs(most),
        ...{ count: most, unit: 'iterate' },
        sides: [
          ours('backward'),
          ...naive,
          fromPeers('JAX, vmap over live states', 'jax', 'live_jax'),
          inPairs(ours('backward')),
          fromPeers('PyTorch, eager, naive replay, two threads', 'torch', 'naive_eager', 2),
          inPairs(fromPeers('JAX, naive replay', 'jax', 'naive_jax')),
          fromPeers('JAX, naive replay, two threads', 'jax', 'naive_jax', 2),
        ],
        targets: [{ least: 2 }],
      },
      {
        ...{ id: 'anchored', tolerance, limit, rounds: quick ? 3 : 5 },
        title: `anchored(${anchor}) read at every n ≤ ${far}, beside the backward curve replayed`,
        // Until n = m both are the same curve: that is what is compared.
        parameters: {
          ...shape,
          most: sample,
          full: far,
          anchor,
          batch: batchSize,
          first: anchor,
          long,
        },
        inputs: () => inputs(Math.max(sample, long)),
        ...{ count: far, unit: 'iterate' },
        sides: [ours('anchored'), ...naive],
        targets: [{ least: 20 }],
      },
    ]
  },
  ours: {
    backward: curve(() => backward),
    anchored: curve(({ anchor }) => anchored(anchor!)),
  },
}
