import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { orderNamed } from '../../../src/order/named.js'
import type { Order } from '../../../src/order/order.js'
import type { BatchSampling } from '../../../src/random/batch-law.js'
import type { Rule } from '../../../src/tensor/optimiser.js'
import { openTrainer, orderOf, runTask, runTasks } from '../../../src/tensor/training/index.js'
import type { Trainer } from '../../../src/tensor/training/trainer.js'
import type { Training } from '../../../src/tensor/training/training.js'
import { property } from '../../property.js'
import { digits, images, line, points } from './data.js'
import { trainerOf } from './departure.js'
import { mlps } from './experiments.js'

const seed = 6
const h = 0.1
const training: Training = {
  model: { name: 'mlp', widths: [5] },
  batch: { size: 4, sampling: 'i.i.d.' },
  rule: { method: 'SGD', h },
  backend: 'cpu',
}

async function iterateOf(given: Partial<Training>, order: string, n: number): Promise<number[]> {
  const trainer = await openTrainer({ ...training, ...given }, points)
  const task = { seed, order, at: [n], parameters: true }
  const { readings } = await runTask(trainer, task, () => undefined)
  return [...readings[0]!.parameters!]
}

const gap = (a: readonly number[], b: readonly number[]) =>
  Math.hypot(...a.map((x, i) => x - b[i]!))

/** T_i with the step size of each place, one after the other, from maps without a schedule. */
async function byHand(places: readonly (readonly [i: number, h: number])[]): Promise<number[]> {
  const trainers = new Map<number, Trainer>()
  for (const [, step] of places) {
    trainers.set(step, await openTrainer({ ...training, rule: { method: 'SGD', h: step } }, points))
  }
  const [first] = [...trainers.values()]
  let state = first!.start(seed)
  for (const [i, step] of places) {
    const image = trainers.get(step)!.maps.realize(seed).at(i).apply(state)
    first!.maps.space.release?.(state)
    state = image
  }
  const found = [...(await first!.read(state))]
  first!.maps.space.release?.(state)
  return found
}

const applied = (order: string, n: number) => [...(orderNamed(order) as Order).word(n)].reverse()
const orders = ['forward', 'backward', 'anchored:1', 'switched:1']
const shapes = [
  [
    'cosine',
    [h, (h * (1 + Math.cos(Math.PI / 3))) / 2, (h * (1 + Math.cos((2 * Math.PI) / 3))) / 2, 0],
  ],
  ['linear', [h, h * (1 - 1 / 3), h * (1 - 2 / 3), 0]],
] as const

describe.each(shapes)('a %s schedule', (shape, sizes) => {
  const schedule = { shape, steps: 3 }

  test.each(orders)('follows the position of application, and ends at 0: %s', async order => {
    const places = applied(order, 4).map((i, position) => [i, sizes[position]!] as const)
    expect(await iterateOf({ schedule }, order, 4)).toEqual(await byHand(places))
  })

  test.each(orders)('counted by data index, it follows the map: %s', async order => {
    const counted = { schedule, counter: 'data index' } as const
    const places = applied(order, 4).map(i => [i, sizes[i - 1]!] as const)
    const found = await iterateOf(counted, order, 4)
    expect(found).toEqual(await byHand(places))
    // Forward that is the same; in other orders it changes the law: the control of the paper's claim.
    const proper = await iterateOf({ schedule }, order, 4)
    if (order === 'forward') expect(found).toEqual(proper)
    else expect(gap(found, proper)).toBeGreaterThan(h / 100)
  })
})

describe("Adam's corrections", () => {
  const rule: Rule = { method: 'Adam', h, epsilon: 0.1 }

  test.each(['cpu', 'dense'] as const)(
    '%s: counted by data index they are the same forward, and others backward',
    async backend => {
      const indexed = { rule, backend, counter: 'data index' } as const
      for (const order of orders) {
        const [found, proper] = [
          await iterateOf(indexed, order, 4),
          await iterateOf({ rule, backend }, order, 4),
        ]
        if (order === 'forward') expect(found).toEqual(proper)
        else expect(gap(found, proper)).toBeGreaterThan(h / 100)
      }
    },
  )
})

test('names say what is counted', async () => {
  const schedule = { shape: 'cosine', steps: 3 } as const
  const nameOf = async (given: Partial<Training>) =>
    (await openTrainer({ ...training, backend: 'dense', ...given }, points)).maps.name
  const law = 'i.i.d. batches of 4 of 40 rows'
  expect(await nameOf({})).toBe(`MLP 8-5-3, SGD, h = 0.1, ${law}`)
  expect(await nameOf({ schedule })).toBe(`MLP 8-5-3, SGD, h = 0.1, cosine schedule, ${law}`)
  expect(await nameOf({ schedule, counter: 'data index' })).toBe(
    `MLP 8-5-3, SGD, h = 0.1, cosine schedule, counted by data index, ${law}`,
  )
})

const index = fc.oneof(fc.integer({ min: 1, max: 40 }), fc.integer({ min: -9, max: -1 }))
const sampling = fc.constantFrom<BatchSampling>('i.i.d.', 'reshuffled', 'cyclic')
property([sampling, fc.array(index, { minLength: 1, maxLength: 6 }), fc.nat(100)], { numRuns: 30 })(
  'map i is the same, whenever it is asked for and whatever was before it',
  async (law, indices, of) => {
    const batch = { size: 3, sampling: law }
    const trainer = await openTrainer({ ...training, batch, backend: 'dense' }, points)
    const start = trainer.start(seed)
    const imageOf = async (maps: ReturnType<typeof trainer.maps.realize>, i: number) => {
      const map = maps.at(i)
      const found: number[][] = []
      // The same map twice, too.
      for (let k = 0; k < 2; k++) {
        const image = map.apply(start)
        found.push([...(await trainer.read(image))])
        trainer.maps.space.release?.(image)
      }
      expect(found[1]).toEqual(found[0])
      return found[0]!
    }
    const maps = trainer.maps.realize(of)
    const once: number[][] = []
    for (const i of indices) once.push(await imageOf(maps, i))
    for (const [k, i] of [...indices.entries()].reverse()) {
      expect(await imageOf(maps, i)).toEqual(once[k])
      expect(await imageOf(trainer.maps.realize(of), i)).toEqual(once[k])
    }
  },
)

test('states to start from are pure in the seed', async () => {
  for (const backend of ['dense', 'cpu', 'wasm'] as const) {
    const trainer = await trainerOf(mlps[0]!, backend)
    const read = async (of: number) => {
      const state = trainer.start(of)
      const found = [...(await trainer.read(state))]
      trainer.maps.space.release?.(state)
      return found
    }
    expect(await read(1)).toEqual(await read(1))
    expect(await read(2)).not.toEqual(await read(1))
  }
})

describe('what is not to be had is said in one line', () => {
  const resnet = { name: 'resnet-18', width: 1 / 32, batchNorm: true } as const
  test.each([
    [
      'images wanted',
      () => openTrainer({ ...training, model: resnet }, line),
      'resnet-18: expected images with classes, got a wave',
    ],
    [
      'a ResNet on dense',
      () => openTrainer({ ...training, model: resnet, backend: 'dense' }, images),
      'dense: expected an MLP, got resnet-18: use another backend',
    ],
    [
      'a regulariser of parts that are not equal',
      () =>
        openTrainer(
          {
            ...training,
            regulariser: { kind: 'order average', parts: 3, lambda: 1 },
            backend: 'dense',
          },
          digits,
        ),
      'regulariser: expected a batch in equal parts, got one of 4 in 3',
    ],
    [
      'batches above the rows',
      () => openTrainer({ ...training, batch: { size: 41, sampling: 'reshuffled' } }, points),
      'batch size: expected at most 40, the number of rows, got 41',
    ],
    [
      'a mean of orders',
      async () => orderOf({ order: 'mean:forward+backward' }),
      'order: expected one order for training, got mean:forward+backward',
    ],
    [
      'no order',
      () =>
        runTasks({ ...training, backend: 'dense' }, points, [{ seed, order: 'sideways', at: [1] }]),
      /^order: expected one of forward, backward, .*, got "sideways"$/,
    ],
    [
      'no n',
      () =>
        runTasks({ ...training, backend: 'dense' }, points, [{ seed, order: 'forward', at: [-1] }]),
      /^.*expected .*integer.* n ≥ 0, got -1$/,
    ],
  ] as const)('%s', async (_, refused, line) => {
    const error = await Promise.resolve()
      .then<unknown>(refused)
      .catch((reason: unknown) => reason)
    expect(error).toBeInstanceOf(Error)
    const { message } = error as Error
    if (typeof line === 'string') expect(message).toBe(line)
    else expect(message).toMatch(line)
    expect(message).not.toContain('\n')
  })
})
