import { expect, test } from 'vitest'
import { type Arm, experimentNamed } from '../../src/experiment/index.js'
import { configuredOn, multiples } from './published.js'

const mlp = (...widths: number[]) => ({ name: 'mlp', widths }) as const
const sgd = (h: number) => ({ method: 'SGD', h }) as const

/** What an experiment of ours has at its largest: a training, n of the last reading, and between two. */
const base = (widths: readonly number[], rule: object, size: number) => ({
  model: mlp(...widths),
  batch: { size, sampling: 'i.i.d.' },
  rule,
  counter: 'applied',
  backend: 'dense',
})
const ofScale = (name: string) => configuredOn(experimentNamed(name), { scale: 'paper' })
const seeds = (count: number) => Array.from({ length: count }, (_, i) => i + 1)

/** Arms are compared whole: a difference anywhere in a training is seen. */
const expectArms = (found: readonly Arm[], expected: readonly object[]) => {
  expect(found).toStrictEqual(expected)
}

test.each([
  ['open-1', 'fashion-mnist', 5, 10_000],
  ['open-2', 'fashion-mnist', 20, 10_000],
  ['open-3', 'fashion-mnist', 20, 10_000],
  ['law', 'fashion-mnist', 1000, 10_000],
  ['adam', 'fashion-mnist', 200, 10_000],
  ['batch', 'iris', 100, 120],
])('%s is on %s, of %i seeds, examined on %i rows', (name, set, count, rows) => {
  expect(experimentNamed(name).set).toBe(set)
  const found = ofScale(name)
  expect(found.seeds).toEqual(seeds(count))
  expect(found.rows.train).toBe(rows)
  expect(found.choosing).toBe(name === 'open-2')
})

test('open-1: read-outs, averages, decay and larger batches, all of one budget', () => {
  const training = base([100, 100], sgd(0.05), 8)
  const arm = (name: string, order = 'forward', changes = {}) => ({
    name,
    training: { ...training, ...changes },
    read: { order },
    at: multiples(20_000, 80),
  })
  expectArms(ofScale('open-1').arms, [
    arm('forward'),
    ...[
      ...['backward', 'anchored:10', 'anchored:30', 'anchored:100', 'anchored:300', 'anchored:500'],
      ...['anchored:doubling', 'anchored-reuse:100', 'anchored-held-out:100'],
    ].map(order => arm(order, order)),
    arm('EMA 0.99', 'forward', { average: { kind: 'exponential', beta: 0.99 } }),
    arm('EMA 0.999', 'forward', { average: { kind: 'exponential', beta: 0.999 } }),
    arm('SWA, last half', 'forward', { average: { kind: 'tail', from: 10_000 } }),
    arm('decay, cosine', 'forward', { schedule: { shape: 'cosine', steps: 20_000 } }),
    {
      name: 'batch × 4',
      training: { ...training, batch: { size: 32, sampling: 'i.i.d.' } },
      read: { order: 'forward' },
      at: multiples(5000, 20),
      work: 4,
    },
    {
      name: 'batch × 16',
      training: { ...training, batch: { size: 128, sampling: 'i.i.d.' } },
      read: { order: 'forward' },
      at: multiples(1250, 5),
      work: 16,
    },
  ])
})

test.each([
  ['smoke', {}],
  ['desk', {}],
  ['paper', {}],
  ['smoke', { steps: 80 }],
  ['desk', { steps: 160, every: 48 }],
  ['smoke', { steps: 16 }],
] as const)('open-1, %s, %j: every arm is read at the same rows', (scale, choices) => {
  const { arms } = configuredOn(experimentNamed('open-1'), { scale, ...choices })
  const rows = arms.map(({ at, work = 1 }) => at.map(n => n * work))
  for (const of of rows) expect(of).toEqual(rows[0])
})

test('open-2: policies of resets beside forward and backward', () => {
  const arm = (name: string, read: object) => ({
    name,
    training: base([100, 100], sgd(0.05), 8),
    read,
    at: multiples(20_000, 50),
  })
  // A sixth of the steps, in whole intervals: 67 of 50.
  expectArms(ofScale('open-2').arms, [
    arm('forward', { order: 'forward' }),
    arm('backward', { order: 'backward' }),
    arm('every 3350', { resets: { kind: 'period', period: 3350 } }),
    arm('at a plateau', { resets: { kind: 'plateau', patience: 4 } }),
    arm('only if better', { resets: { kind: 'better', period: 3350 } }),
  ])
})

test('open-3: four early signals and the result with decay, for each of six rates', () => {
  expectArms(
    ofScale('open-3').arms,
    [0.003, 0.01, 0.03, 0.06, 0.1, 0.2].flatMap(h => {
      const arm = (name: string, order: string, changes = {}) => ({
        name: `${name}, h = ${h}`,
        training: { ...base([100, 100], sgd(h), 8), ...changes },
        read: { order },
        at: multiples(20_000, 100),
      })
      return [
        arm('forward', 'forward'),
        arm('anchored:30', 'anchored:30'),
        arm('EMA 0.99', 'forward', { average: { kind: 'exponential', beta: 0.99 } }),
        arm('tail average', 'forward', { average: { kind: 'tail', from: 0 } }),
        arm('decay', 'forward', { schedule: { shape: 'linear', steps: 20_000 } }),
      ]
    }),
  )
})

test('law: three orders of one training', () => {
  expectArms(
    ofScale('law').arms,
    ['forward', 'backward', 'anchored:20'].map(order => ({
      name: order,
      training: base([32], sgd(0.1), 8),
      read: { order },
      at: multiples(2000, 20),
    })),
  )
})

test('adam: Adam and AdamW with decay 0.01, and Adam counted by data index', () => {
  const arm = (name: string, order: string, rule = {}, changes = {}) => ({
    name,
    training: { ...base([64], { method: 'Adam', h: 0.003, ...rule }, 8), ...changes },
    read: { order },
    at: multiples(2000, 25),
  })
  const w = { decay: 0.01 }
  expectArms(ofScale('adam').arms, [
    arm('Adam forward', 'forward'),
    arm('Adam backward', 'backward'),
    arm('Adam anchored:50', 'anchored:50'),
    arm('Adam backward, by data index', 'backward', {}, { counter: 'data index' }),
    arm('AdamW forward', 'forward', w),
    arm('AdamW backward', 'backward', w),
    arm('AdamW anchored:50', 'anchored:50', w),
  ])
})

test('batch: from one row to all 120 of iris, those in their order, without and with a schedule', () => {
  const of = (name: string, size: number, sampling: string, changes = {}) =>
    ['forward', 'backward'].map(order => ({
      name: `${name}, ${order}`,
      training: { ...base([32, 32], sgd(0.1), size), batch: { size, sampling }, ...changes },
      read: { order },
      at: multiples(2000, 10),
    }))
  expectArms(ofScale('batch').arms, [
    ...[1, 4, 16, 64].flatMap(size => of(`batch ${size}`, size, 'i.i.d.')),
    ...of('full batch', 120, 'cyclic'),
    ...of('full batch, scheduled', 120, 'cyclic', {
      counter: 'data index',
      schedule: { shape: 'linear', steps: 2000 },
    }),
  ])
})
