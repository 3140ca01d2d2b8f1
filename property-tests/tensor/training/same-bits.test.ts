import { describe, expect, test } from 'vitest'
import { iterate } from '../../../src/iterate/iterate.js'
import { plan, type Strategy } from '../../../src/iterate/plan.js'
import { emptyTally } from '../../../src/iterate/tally.js'
import { orderNamed } from '../../../src/order/named.js'
import type { Order } from '../../../src/order/order.js'
import type { Rule } from '../../../src/tensor/optimiser.js'
import { examination } from '../../../src/tensor/training/examination.js'
import { runTask } from '../../../src/tensor/training/task.js'
import type { Trainer } from '../../../src/tensor/training/trainer.js'
import { withoutNode } from './backends.js'
import { iterateOf, seed, trainerOf } from './departure.js'
import { type Experiment, imageNetworks, mlps } from './experiments.js'
import { arraysIn } from './numbers.js'

const here = withoutNode === undefined ? (['node'] as const) : []
const onTensors = ['cpu', 'wasm', ...here] as const
const onAll = ['dense', ...onTensors] as const

/** Adam as it comes, so that coordinates go either way on another backend: not on the same one. */
const adam: Rule = { method: 'Adam', h: 0.01 }
const [momentum, scheduled] = ['momentum', 'AdamW, scheduled'].map(
  name => mlps.find(experiment => experiment.name === name)!,
) as [Experiment, Experiment]
const plainAdam = { ...momentum, name: 'Adam', training: { ...momentum.training, rule: adam } }
const resnet = imageNetworks[0]!

const bits = (parameters: Float32Array) => [
  ...new Uint32Array(Float32Array.from(parameters).buffer),
]

describe('on one backend, the same bits on every run', () => {
  test.each(onAll)('%s: MLPs', async backend => {
    for (const experiment of [momentum, scheduled, plainAdam]) {
      for (const order of experiment.orders) {
        const run = async () =>
          bits(await iterateOf(await trainerOf(experiment, backend), experiment, order))
        expect(await run()).toEqual(await run())
      }
    }
  })

  test.each(onTensors)('%s: a ResNet', async backend => {
    const run = async (order: string) =>
      bits(await iterateOf(await trainerOf(resnet, backend), resnet, order))
    const once = await run('backward')
    expect(await run('backward')).toEqual(once)
    // Control: another order is seen in the bits.
    expect(await run('forward')).not.toEqual(once)
  })
})

/** Iterates with what they cost, and what was alive at each, in states. */
async function iteratesOf(
  trainer: Trainer,
  order: Order,
  at: readonly number[],
  strategy?: Strategy,
) {
  const { space } = trainer.maps
  const before = trainer.live()
  const start = trainer.start(seed)
  const arrays = arraysIn(start)
  const tally = emptyTally()
  const found = new Map<number, number[]>()
  let most = 0
  const options = { at, space, tally, ...(strategy && { strategy }) }
  for await (const { n, point } of iterate(trainer.maps.realize(seed), order, start, options)) {
    found.set(n, bits(await trainer.read(point)))
    most = Math.max(most, (trainer.live() - before) / arrays)
  }
  space.release?.(start)
  return { iterates: at.map(n => found.get(n)!), tally, most, left: trainer.live() - before }
}

const at = [1, 2, 3, 4, 5, 6]

describe('a wavefront', () => {
  test.each(onAll)(
    '%s: has the bits of a replay, in the applications planned, each map made once',
    async backend => {
      const trainer = await trainerOf(scheduled, backend)
      for (const name of ['backward', 'anchored:4', 'anchored-reuse:2']) {
        const order = orderNamed(name) as Order
        const run = (strategy: Strategy) => iteratesOf(trainer, order, at, strategy)
        const [wave, naive] = [await run('wavefront'), await run('replay')]
        expect(wave.iterates).toEqual(naive.iterates)
        for (const [strategy, { tally }] of [
          ['wavefront', wave],
          ['replay', naive],
        ] as const) {
          // Exact but for `live`, which is a bound.
          const { live, strategy: _, ...exact } = plan(order, at, { strategy })
          expect(tally).toMatchObject(exact)
          expect(tally.live).toBeLessThanOrEqual(live)
        }
        expect(wave.tally.realisations).toBeLessThan(naive.tally.realisations)
      }
    },
  )

  test('of backward iterates 1, …, 6: 21 applications of 6 maps', async () => {
    const trainer = await trainerOf(momentum, 'dense')
    const { tally } = await iteratesOf(trainer, orderNamed('backward') as Order, at, 'wavefront')
    expect(tally).toMatchObject({ applications: 21, realisations: 6, stages: 6 })
  })
})

const orders = [
  ...['forward', 'backward', 'anchored:2', 'anchored-reuse:2', 'anchored-held-out:2'],
  ...['intermittent:2', 'switched:2', 'window:2', 'permuted:3', 'anchored:doubling'],
]

describe('memory is flat', () => {
  const networks = [momentum, scheduled, resnet] as const
  const pairs = onAll.flatMap(backend =>
    networks.slice(0, backend === 'dense' ? 2 : 3).map(network => [backend, network] as const),
  )
  test.each(pairs.map(([backend, network]) => [backend, network.name, network] as const))(
    '%s, %s: in every order no more states than counted, and none in the end',
    async (backend, _, experiment) => {
      const trainer = await trainerOf(experiment, backend)
      for (const name of experiment === resnet ? ['backward', 'anchored:2'] : orders) {
        const wanted = experiment === resnet ? [1, 3] : [1, 2, 4, 7]
        const order = orderNamed(name) as Order
        const { left, most, tally } = await iteratesOf(trainer, order, wanted)
        expect(left, name).toBe(0)
        // The start is the caller's, and is not counted.
        expect(most, name).toBeLessThanOrEqual(1 + tally.live)
      }
    },
  )

  test.each(onAll)(
    '%s: examinations leave nothing, nor does a run that is aborted',
    async backend => {
      const trainer = await trainerOf(scheduled, backend)
      const marked = examination(scheduled.data.test)
      const before = trainer.live()
      const task = { seed, order: 'backward', at: [2, 4], parameters: true }
      expect((await runTask(trainer, task, () => marked)).left).toBe(0)
      const enough = new AbortController()
      const signal = enough.signal
      const stopping = () => {
        enough.abort(new Error('enough'))
        return marked
      }
      await expect(runTask(trainer, task, stopping, signal)).rejects.toThrow('enough')
      expect(trainer.live()).toBe(before)
    },
  )
})
