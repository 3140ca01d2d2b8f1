import { describe, expect, test } from 'vitest'
import { iterates } from '../../../src/iterate/iterate.js'
import { gradientStep } from '../../../src/map/gradient-step.js'
import { orderNamed } from '../../../src/order/named.js'
import type { Order } from '../../../src/order/order.js'
import { batchLaw } from '../../../src/random/batch-law.js'
import { float64 } from '../../../src/space/float64.js'
import { type Batch, gather } from '../../../src/tensor/data/index.js'
import { rectifiedNetwork } from '../../../src/tensor/dense/network.js'
import { runTask } from '../../../src/tensor/training/task.js'
import { reference } from '../dense/reference.js'
import { exactly, sumOfProducts, u } from '../dense/tracked.js'
import { trainerOf } from './departure.js'
import type { Experiment } from './experiments.js'
import { mlps } from './experiments.js'
import { float64Pass } from './float64-mlp.js'
import { numbersOf } from './numbers.js'

const seed = 2
const N = 50
const h = 0.05
/** Measured constants are lower bounds of Lipschitz constants. */
const SAFETY = 2

const named = (name: string): Experiment => mlps.find(experiment => experiment.name === name)!
const losses = [
  { ...named('SGD'), widths: [8, 6, 5, 3], loss: 'softmax cross-entropy' },
  { ...named('regression'), widths: [3, 7, 7, 1], loss: 'squared error' },
] as const

describe.each(losses)('$loss: 50 steps in float32 beside float64', experiment => {
  const { data, loss, widths } = experiment
  const network = rectifiedNetwork(widths, loss)
  const space = float64(network.size)
  const training = { ...experiment.training, rule: { method: 'SGD', h } } as const
  const { size, sampling } = training.batch
  const rows = batchLaw(data.train.rows, size, sampling).realize(seed)
  const batch = (i: number): Batch => gather(data.train, rows.at(i))
  const gradient = (theta: Float64Array, i: number) =>
    float64Pass(network, theta, batch(i)).gradient
  const stepsOf = (step: number) => ({
    at: (i: number) => gradientStep(space, step, theta => gradient(theta, i)),
  })
  const size2 = (v: Float64Array) => Math.sqrt(space.dot(v, v))

  /** The largest |T_i θ′ − T_i θ|/|θ′ − θ| found near θ: its Jacobian is symmetric, so a power iteration. */
  function constantOf(i: number, theta: Float64Array): number {
    const map = stepsOf(h).at(i)
    const image = map.apply(theta)
    let direction = Float64Array.from(theta, (_, k) => Math.sin(k * k + 1))
    let most = 0
    for (let k = 0; k < 12; k++) {
      const other = space.axpy(1e-7 / size2(direction), direction, theta)
      direction = Float64Array.from(space.sub(map.apply(other), image))
      most = Math.max(most, size2(direction) / 1e-7)
    }
    return most
  }

  /**
   * How far step i in float32 may be from step i, from the same θ: by the bounds of each rounding, of
   * the gradient and of θ − h·g. Twice that of the gradient, as tfjs also takes the derivative of the
   * largest score.
   */
  function roundingOf(i: number, theta: Float64Array): Float64Array {
    const { gradient: g, sure } = reference(network, theta, batch(i), theta)
    // Rounding turns no unit on or off.
    expect(sure).toBe(true)
    const step = { value: -h, error: u * h }
    return Float64Array.from(theta, (t, k) => {
      const { value, error } = g[k]!
      return sumOfProducts([exactly(t), { value, error: 2 * error }], [exactly(1), step]).error
    })
  }

  test.each(['dense', 'wasm'] as const)('%s', async backend => {
    const trainer = await trainerOf({ ...experiment, training }, backend)
    const begin = trainer.start(seed)
    const start = await numbersOf(begin)
    trainer.maps.space.release?.(begin)
    const maps = trainer.maps.realize(seed)
    const exact = stepsOf(h)
    for (const order of ['forward', 'backward', 'anchored:10', 'switched:20']) {
      const word = (orderNamed(order) as Order).word(N)
      let [theta, state, bound] = [start, trainer.start(seed), 0]
      for (const i of [...word].reverse()) {
        const here = await numbersOf(state)
        const image = maps.at(i).apply(state)
        trainer.maps.space.release?.(state)
        const found = await numbersOf(image)
        // One step: each coordinate within its own bound.
        const rounding = roundingOf(i, here)
        const expected = exact.at(i).apply(here)
        rounding.forEach((most, k) => {
          const off = Math.abs(found[k]! - expected[k]!)
          if (off > most) throw new Error(`${order}, T_${i}, coordinate ${k}: ${off} > ${most}`)
        })
        // No kink lies between the two ways, so that the constant is that of the pair.
        expect(float64Pass(network, here, batch(i)).units).toBe(
          float64Pass(network, theta, batch(i)).units,
        )
        bound = constantOf(i, theta) * bound + size2(rounding)
        theta = exact.at(i).apply(theta)
        state = image
      }
      trainer.maps.space.release?.(state)

      const task = { seed, order, at: [N], parameters: true }
      const { left, readings } = await runTask(trainer, task, () => undefined)
      const off = (step: number, text = order) => {
        const other = orderNamed(text) as Order
        const [last] = [...iterates(stepsOf(step), other, start, { at: [N] })]
        return size2(space.sub(last!.point, Float64Array.from(readings[0]!.parameters!)))
      }
      expect(left).toBe(0)
      expect(off(h)).toBeLessThanOrEqual(SAFETY * bound)
      // Controls: a step size off by a thousandth, and another order.
      expect(off(1.001 * h)).toBeGreaterThan(SAFETY * bound)
      expect(off(h, order === 'backward' ? 'forward' : 'backward')).toBeGreaterThan(SAFETY * bound)
    }
  })
})
