import { describe, expect, test } from 'vitest'
import { open1Findings } from '../../../src/experiment/findings/open-1.js'
import { open1 } from '../../../src/experiment/open-1.js'
import { armsOf, normal, type Reading, recordOf, rowsOf, tableOf } from './record.js'

const arms = armsOf(open1, 640, 16)

/** Roughness, maps a reading, and level of an arm. */
interface Planted {
  readonly rough: number
  readonly maps: number
  readonly level: number
}

function runOf(seeds: number, changes: (name: string) => Partial<Planted> | undefined) {
  const planted = (name: string): Planted => ({
    ...{ rough: name === 'backward' ? 0.1 : 1, maps: name === 'backward' ? 500 : 16, level: 50 },
    ...changes(name),
  })
  return recordOf(arms, seeds, ({ name, work = 1 }, seed, n, i): Reading => {
    const { rough, maps, level } = planted(name)
    const loss = level + rough * ((i % 2) + 0.1 * normal(name, seed, n))
    return { train: { loss }, test: { loss }, applications: maps / work }
  })
}

const answers = (record: ReturnType<typeof runOf>) =>
  tableOf(open1Findings(record), 'Answers').rows.map(row => row[1]!)

describe('answers follow from the numbers', () => {
  const smooth = (name: string) => (name === 'anchored:30' ? { rough: 0.1, maps: 22 } : undefined)
  test('yes, at forward’s price', () => {
    expect(answers(runOf(5, smooth))[0]).toMatch(/^yes: anchored:30 has .* at 1.38 times forward’s/)
  })
  test('not at forward’s, if each reading takes twice as much', () => {
    const dear = runOf(5, name => (name === 'anchored:30' ? { rough: 0.1, maps: 32 } : undefined))
    expect(answers(dear)[0]).toMatch(/^not at forward’s, but at less than backward’s: anchored:30/)
  })
  test('no, if none is smooth; and nothing of two seeds', () => {
    expect(answers(runOf(5, () => undefined))[0]).toMatch(/^no arm is shown to be as smooth/)
    const rougher = runOf(5, name => (name === 'anchored:30' ? { rough: 0.15 } : undefined))
    expect(answers(rougher)[0]).toMatch(/^no arm is shown to be as smooth/)
    expect(answers(runOf(2, smooth))[0]).toBe('too few seeds to tell')
  })
  test('an average that is smoother, no dearer and lower dominates all; one that is higher none', () => {
    const average = (level: number) => (name: string) =>
      name === 'EMA 0.99' ? { rough: 0.01, level } : undefined
    expect(answers(runOf(5, average(40)))[1]).toBe(
      'yes: EMA 0.99 dominates 8 of 8 anchored read-outs',
    )
    const table = tableOf(open1Findings(runOf(5, average(40))), 'Who is dominated')
    expect(rowsOf(table, 'EMA 0.99')[0]!['dominated by (seeds)']).toBe('none')
    expect(rowsOf(table, 'backward')[0]!['dominated by (seeds)']).toBe('EMA 0.99 (5)')
    expect(answers(runOf(5, average(60)))[1]).not.toMatch(/EMA 0.99/)
  })
  test('and where anchored is the better one, it says so', () => {
    const best = (name: string) => (name === 'anchored:10' ? { rough: 0.01, level: 40 } : undefined)
    expect(answers(runOf(5, best))[2]).toMatch(/anchored:10 dominates SWA, last half/)
  })
})

test('prices count larger batches as so many of the experiment’s own', () => {
  const table = tableOf(open1Findings(runOf(3, () => undefined)), 'Smoothness')
  expect(rowsOf(table, 'batch × 4')[0]).toMatchObject({ price: '640', '× forward': '1' })
  expect(rowsOf(table, 'backward')[0]).toMatchObject({ price: '20,000', '× forward': '31.3' })
})

test('anchored is as far from backward as was planted', () => {
  const record = recordOf(arms, 3, ({ name }, seed): Reading => {
    const m = Number(/^anchored:(\d+)$/.exec(name)?.[1] ?? 0)
    return { train: { loss: name === 'backward' ? seed : seed + 1 / (1 + m) }, test: { loss: 1 } }
  })
  const table = tableOf(open1Findings(record), 'Anchored and backward')
  const column = '|Δ train loss| to backward'
  expect(rowsOf(table, 'forward')[0]![column]).toBe('1 [1, 1]')
  expect(rowsOf(table, 'anchored:10')[0]![column]).toBe('0.0909 [0.0909, 0.0909]')
})
