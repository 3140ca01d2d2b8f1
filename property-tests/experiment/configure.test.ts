import { describe, expect, test } from 'vitest'
import {
  type Choices,
  configure,
  contentName,
  type Experiment,
  experimentNamed,
  experiments,
} from '../../src/experiment/index.js'
import { openDataSet, publishedDataSet } from '../../src/tensor/data/index.js'

const published = ({ set }: Experiment) => ({
  train: publishedDataSet(set, 'train'),
  test: publishedDataSet(set, 'test'),
})
const smoke = (experiment: Experiment, choices: Partial<Choices> = {}) =>
  configure(experiment, { scale: 'smoke', ...choices }, published(experiment))
const orders = ['forward', 'backward', 'anchored:7', 'mean:forward+backward']

describe.each(experiments.map(experiment => [experiment.names[0], experiment] as const))(
  '%s in other orders',
  (_, experiment) => {
    const own = smoke(experiment).arms
    const { arms } = smoke(experiment, { orders })
    const trainings = (of: typeof arms) => [...new Set(of.map(arm => JSON.stringify(arm.training)))]

    test('has each of its trainings in each order, once, and nothing else', () => {
      expect(trainings(arms)).toEqual(trainings(own))
      const found = arms.map(arm => [
        JSON.stringify(arm.training),
        'order' in arm.read && arm.read.order,
      ])
      const wanted = trainings(own).flatMap(training => orders.map(order => [training, order]))
      expect(found).toEqual(wanted)
      // A training is read as often as before: those of larger batches have fewer steps.
      for (const { training, at, work } of arms) {
        const like = own.find(arm => JSON.stringify(arm.training) === JSON.stringify(training))!
        expect({ at, work }).toEqual({ at: like.at, work: like.work })
      }
    })

    test('names each arm once, those it had as before, the others with their order', () => {
      expect(new Set(arms.map(({ name }) => name)).size).toBe(arms.length)
      for (const arm of arms) {
        const before = own.find(
          ({ training, read }) =>
            JSON.stringify([training, read]) === JSON.stringify([arm.training, arm.read]),
        )
        if (before) expect(arm).toEqual(before)
        else expect(arm.name.split(', ').at(-1)).toBe('order' in arm.read && arm.read.order)
        const named = orders.filter(order => arm.name.split(/,? /).includes(order))
        expect(named.length).toBeLessThanOrEqual(1)
      }
    })
  },
)

test.each([
  ['adam', ['Adam, anchored:7', 'AdamW, anchored:7', 'Adam, by data index, anchored:7']],
  ['batch', ['batch 1, anchored:7', 'full batch, anchored:7', 'full batch, scheduled, anchored:7']],
  [
    'open-1',
    ['anchored:7', 'EMA 0.99, anchored:7', 'decay, cosine, anchored:7', 'batch × 4, anchored:7'],
  ],
  ['open-2', ['anchored:7']],
  ['open-3', ['h = 0.003, anchored:7', 'decay, h = 0.2, anchored:7']],
  ['fig14', ['large batch, h, anchored:7', 'λ = 2h², anchored:7']],
  ['law', ['anchored:7']],
])('arms of %s are named %j', (name, expected) => {
  const { arms } = smoke(experimentNamed(name), { orders: ['anchored:7'] })
  expect(arms.map(arm => arm.name)).toEqual(expect.arrayContaining(expected))
})

test('without orders everything is as it was: runs keep their names', async () => {
  const nameOf = async (name: string) => {
    const experiment = experimentNamed(name)
    const open = (split: 'train' | 'test') => openDataSet(experiment.set, { split })
    const data = { train: await open('train'), test: await open('test') }
    return contentName(configure(experiment, { scale: 'desk' }, data))
  }
  expect(await nameOf('fig4')).toBe('fig4-63951bc100')
  expect(await nameOf('batch')).toBe('batch-5322a4da33')
})
