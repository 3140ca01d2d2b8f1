import { describe, expect, test } from 'vitest'
import { openTrainer } from '../../../src/tensor/training/index.js'
import type { SavedState } from '../../../src/tensor/training/saved-state.js'
import type { Trainer } from '../../../src/tensor/training/trainer.js'
import type { Training } from '../../../src/tensor/training/training.js'
import { points } from './data.js'
import { trainerOf } from './departure.js'
import { imageNetworks, mlps } from './experiments.js'

const seed = 4
const bits = (parameters: Float32Array) => [...new Uint32Array(parameters.slice().buffer)]

/** The state after maps 1 … n of a state, which is given up. */
function onwards(trainer: Trainer, state: unknown, from: number, to: number): unknown {
  const maps = trainer.maps.realize(seed)
  let point = state
  for (let i = from; i <= to; i++) {
    const next = maps.at(i).apply(point)
    trainer.maps.space.release?.(point)
    point = next
  }
  return point
}

const averages: readonly Training['average'][] = [
  undefined,
  { kind: 'exponential', beta: 0.9 },
  { kind: 'tail', from: 2 },
]
const trainings = [
  ...mlps.flatMap(experiment => averages.map(average => ({ experiment, average }))),
  { experiment: imageNetworks[1]!, average: averages[1] },
]
const backends = ['dense', 'cpu', 'wasm'] as const
const cases = backends.flatMap(backend =>
  trainings
    .filter(({ experiment }) => backend !== 'dense' || mlps.includes(experiment))
    .map(
      ({ experiment, average }) =>
        [
          backend,
          `${experiment.name}, ${average?.kind ?? 'as it is'}`,
          experiment,
          average,
        ] as const,
    ),
)

test.each(cases)(
  '%s, %s: what is saved is all there is: from there on the bits are the same',
  async (backend, _, experiment, average) => {
    const training = { ...experiment.training, ...(average && { average }) }
    const trainer = await trainerOf({ ...experiment, training }, backend)
    const before = trainer.live()
    const state = onwards(trainer, trainer.start(seed), 1, 3)
    const saved = structuredClone(await trainer.save(state))
    const end = onwards(trainer, state, 4, 6)
    const again = onwards(trainer, trainer.restore(saved), 4, 6)
    const found = bits(await trainer.read(end))
    expect(bits(await trainer.read(again))).toEqual(found)
    expect(await trainer.save(again)).toEqual(await trainer.save(end))
    // Control: one number that is off is seen.
    const { arrays } = saved
    arrays.at(-1)!.data[0]! += 1
    const off = onwards(trainer, trainer.restore(saved), 4, 6)
    expect(await trainer.save(off)).not.toEqual(await trainer.save(end))
    for (const point of [end, again, off]) trainer.maps.space.release?.(point)
    expect(trainer.live()).toBe(before)
  },
)

const adam: Training = {
  model: { name: 'mlp', widths: [5] },
  batch: { size: 4, sampling: 'i.i.d.' },
  rule: { method: 'Adam', h: 0.01 },
  schedule: { shape: 'linear', steps: 9 },
  backend: 'dense',
}

describe('restoring', () => {
  test('keeps both counters of a scheduled Adam', async () => {
    const trainer = await openTrainer(adam, points)
    const saved = await trainer.save(onwards(trainer, trainer.start(seed), 1, 3))
    expect(saved.numbers).toEqual({ t: 3, applied: 3 })
  })

  test('of a state of another form is refused in one line', async () => {
    const trainer = await openTrainer(adam, points)
    const other = await openTrainer({ ...adam, model: { name: 'mlp', widths: [6] } }, points)
    const plain = await openTrainer({ ...adam, rule: { method: 'SGD', h: 1 } }, points)
    const saved = async (of: Trainer) => of.save(of.start(seed))
    const wider = await saved(other)
    expect(() => trainer.restore(wider)).toThrow('saved state, theta: expected [63], got [75]')
    const sgd = await saved(plain)
    expect(() => trainer.restore(sgd)).toThrow('saved state, theta: expected [63], got nothing')
    const numberless: SavedState = { ...(await saved(trainer)), numbers: {} }
    expect(() => trainer.restore(numberless)).toThrow(
      'saved state, t: expected a number, got nothing',
    )
  })
})

describe.each(backends)('the mean of states, %s', backend => {
  test('is the mean of all their numbers', async () => {
    const trainer = await openTrainer({ ...adam, backend }, points)
    const before = trainer.live()
    const states = [1, 5, 9].map(first => onwards(trainer, trainer.start(first), first, first + 1))
    const mean = trainer.mean(states)
    const saved = await Promise.all([...states, mean].map(state => trainer.save(state)))
    const of = saved.at(-1)!
    expect(of.numbers).toEqual(saved[0]!.numbers)
    of.arrays.forEach(({ data }, k) => {
      for (let i = 0; i < data.length; i++) {
        const parts = saved.slice(0, 3).map(({ arrays }) => arrays[k]!.data[i]!)
        const exact = parts.reduce((sum, x) => sum + x, 0) / 3
        const size = parts.reduce((sum, x) => sum + Math.abs(x), 0)
        // Two sums, a product and a third of one, each rounded.
        expect(Math.abs(data[i]! - exact)).toBeLessThanOrEqual(4 * 2 ** -24 * size)
      }
    })
    for (const state of [...states, mean]) trainer.maps.space.release?.(state)
    expect(trainer.live()).toBe(before)
  })

  test('of states that counters tell apart is refused', async () => {
    const trainer = await openTrainer({ ...adam, backend }, points)
    const states = [1, 2].map(n => onwards(trainer, trainer.start(seed), 1, n))
    expect(() => trainer.mean(states)).toThrow(/expected states of equal counters, got 1 and 2$/)
  })
})
