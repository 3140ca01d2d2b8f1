import { beforeAll, describe, expect, test } from 'vitest'
import { smirnovTest } from '../../../src/law/smirnov.js'
import { type DataSet, openDataSet } from '../../../src/tensor/data/index.js'
import { runTasks, type Training } from '../../../src/tensor/training/index.js'

/**
 * The law identity on networks: for i.i.d. batches the test loss after n steps has one law in every
 * order that uses n maps once each. Realisations are independent from order to order, so that the
 * test is that of two samples, with guaranteed error rates.
 */
const runs = 500
const lengths = [10, 20, 40]
const orders = ['forward', 'backward', 'anchored:8']
/** Four comparisons with forward, or with another order, at each n; and what they would have seen. */
const levels = { falseAlarm: 1e-10, miss: 1e-10 }

const training: Training = {
  model: { name: 'mlp', widths: [16] },
  batch: { size: 8, sampling: 'i.i.d.' },
  rule: { method: 'SGD', h: 0.05 },
  backend: 'dense',
}

let train: DataSet
let tested: DataSet
beforeAll(async () => {
  train = await openDataSet('mnist-digits', { split: 'train' })
  tested = await openDataSet('mnist-digits', { split: 'test' })
}, 60_000)

/** Test losses at each n, of so many realisations in an order, from a first seed on. */
async function losses(how: Training, data: DataSet, order: string, first: number) {
  const tasks = Array.from({ length: runs }, (_, r) => ({
    ...{ seed: first + r, order, at: lengths },
    rows: { train: 0, test: 64 },
  }))
  const outcomes = await runTasks(how, { train: data, test: tested }, tasks)
  return lengths.map(n =>
    Float64Array.from(outcomes, ({ readings }) => readings.find(r => r.n === n)!.test!.loss),
  )
}

const compare = (a: Float64Array[], b: Float64Array[]) =>
  lengths.map((_, k) => smirnovTest.run([a[k]!, b[k]!], levels))

describe('test loss of an MLP on digits', () => {
  const samples = new Map<string, Promise<Float64Array[]>>()
  const sample = (order: string) => {
    const found =
      samples.get(order) ?? losses(training, train, order, 1 + runs * orders.indexOf(order))
    samples.set(order, found)
    return found
  }

  test.each([
    ['forward', 'backward'],
    ['forward', 'anchored:8'],
  ])('%s and %s have one law at every n', async (one, other) => {
    const results = compare(await sample(one), await sample(other))
    const detectable = smirnovTest.detectable(runs, levels)
    const found = Math.max(...results.map(({ statistic }) => statistic))
    expect(
      results.map(({ rejects }) => rejects),
      `sup|F − G| up to ${found}; ${detectable} would have been seen`,
    ).toEqual([false, false, false])
    expect(detectable).toBeLessThan(0.45)
    console.info(
      `${one}, ${other}: sup|F − G| ≤ ${found.toFixed(3)}, sees ${detectable.toFixed(3)}`,
    )
  })

  test('control: another n is another law', async () => {
    const [ten, , forty] = await sample('forward')
    expect(smirnovTest.run([ten!, forty!], levels).rejects).toBe(true)
  })

  test('control: with batches in a cycle, those with wrong labels first, the laws differ', async () => {
    const cyclic = { ...training, batch: { size: 8, sampling: 'cyclic' as const } }
    const cycle = halfWrong(train, 80)
    const results = compare(
      await losses(cyclic, cycle, 'forward', 1),
      await losses(cyclic, cycle, 'backward', 1 + runs),
    )
    console.info(`cyclic: sup|F − G| ${results.map(r => r.statistic.toFixed(3)).join(', ')}`)
    expect(results.map(({ rejects }) => rejects)).toEqual([true, true, true])
  })
})

/** The first examples, of which the first half are labelled as the digit after theirs. */
function halfWrong(data: DataSet, rows: number): DataSet {
  const size = data.x.length / data.rows
  const y = Uint8Array.from(data.y.subarray(0, rows), (c, i) => (i < rows / 2 ? (c + 1) % 10 : c))
  return {
    ...data,
    rows,
    x: data.x.subarray(0, rows * size) as Uint8Array<SharedArrayBuffer>,
    y: shared(y),
  }
}

function shared(bytes: Uint8Array): Uint8Array<SharedArrayBuffer> {
  const array = new Uint8Array(new SharedArrayBuffer(bytes.length))
  array.set(bytes)
  return array
}

/** How far the loss moves from n to n + 1 on the way to N, in the second half: one realisation. */
async function roughness(how: Training, order: string, seed: number): Promise<number> {
  const at = Array.from({ length: 200 }, (_, i) => i + 1)
  const task = { seed, order, at, rows: { train: 0, test: 64 } }
  const [outcome] = await runTasks(how, { train, test: tested }, [task])
  const late = outcome!.readings.slice(100).map(reading => reading.test!.loss)
  return late.slice(1).reduce((sum, x, i) => sum + Math.abs(x - late[i]!), 0) / (late.length - 1)
}

test('along a realisation backward and anchored iterates wander less than forward ones', async () => {
  const gentle: Training = {
    ...training,
    model: { name: 'mlp', widths: [50] },
    rule: { method: 'SGD', h: 0.01 },
  }
  const of = async (order: string) =>
    (await roughness(gentle, order, 1)) + (await roughness(gentle, order, 2))
  const [forward, backward, anchored] = [
    await of('forward'),
    await of('backward'),
    await of('anchored:40'),
  ]
  console.info(
    `mean |Δ loss|, forward over backward ${(forward / backward).toFixed(2)}, ` +
      `over anchored:40 ${(forward / anchored).toFixed(2)}`,
  )
  expect(forward / backward).toBeGreaterThan(1.3)
  expect(forward / anchored).toBeGreaterThan(2.5)
})
