import fc from 'fast-check'
import { expect, test } from 'vitest'
import { rectifiedNetwork } from '../../../src/tensor/dense/network.js'
import type { Examination } from '../../../src/tensor/training/examination.js'
import {
  correct,
  examination,
  halvedExamination,
} from '../../../src/tensor/training/examination.js'
import { property } from '../../property.js'
import { reference } from '../dense/reference.js'
import { dataOf } from './data.js'
import { trainerOf } from './departure.js'
import { mlps } from './experiments.js'
import { float64Pass } from './float64-mlp.js'
import { numbersOf } from './numbers.js'

/** Examples whose one number is their row. */
function numbered(rows: number) {
  const { train } = dataOf({ name: 'rows', shape: [1], rows })
  train.x.set(Array.from({ length: rows }, (_, i) => i))
  return train
}

property([fc.integer({ min: 1, max: 300 }), fc.integer({ min: 1, max: 400 })])(
  'each row once at most, always the same ones, all where there are no more, in batches of 64',
  (rows, most) => {
    const { batches, rows: count } = examination(numbered(rows), most)
    const chosen = batches.flatMap(({ x }) => [...x])
    expect(chosen).toHaveLength(count)
    expect(count).toBe(Math.min(rows, most))
    expect(new Set(chosen).size).toBe(count)
    expect(chosen.every(row => row >= 0 && row < rows)).toBe(true)
    expect(batches.slice(0, -1).every(({ y }) => y.length === 64)).toBe(true)
    expect(examination(numbered(rows), most).batches).toEqual(batches)
  },
)

property([fc.integer({ min: 2, max: 300 }), fc.integer({ min: 2, max: 400 })])(
  'halves share no row, are all of what is examined on, and differ by one row at most',
  (rows, most) => {
    const [first, second] = halvedExamination(numbered(rows), most)
    const rowsOf = ({ batches }: Examination) => batches.flatMap(({ x }) => [...x])
    const all = [...rowsOf(first), ...rowsOf(second)].sort((a, b) => a - b)
    expect(all).toEqual(rowsOf(examination(numbered(rows), most)))
    expect(rowsOf(first)).toHaveLength(first.rows)
    expect(first.rows - second.rows).toBe(Math.min(rows, most) % 2)
  },
)

test('of rows in the order of their classes both halves have all classes', () => {
  for (const { batches } of halvedExamination(numbered(100))) {
    const classes = batches.flatMap(({ x }) => [...x].map(row => Math.floor(row / 10)))
    expect(new Set(classes).size).toBe(10)
  }
})

test('where classes take turns, a tenth of the rows is not of one class', () => {
  const { batches } = examination(numbered(300), 30)
  const turns = (of: readonly number[]) => new Set(of.map(row => row % 10)).size
  expect(turns([...batches[0]!.x])).toBeGreaterThan(5)
  // Control: every tenth row is.
  expect(turns(Array.from({ length: 30 }, (_, i) => 10 * i))).toBe(1)
})

const table = fc
  .record({ classes: fc.integer({ min: 1, max: 5 }), rows: fc.integer({ min: 1, max: 9 }) })
  .chain(({ classes, rows }) =>
    fc.record({
      // Few values, so that there are equal ones.
      scores: fc.array(
        fc.array(fc.integer({ min: -2, max: 2 }), { minLength: classes, maxLength: classes }),
        { minLength: rows, maxLength: rows },
      ),
      labels: fc.array(fc.nat(classes - 1), { minLength: rows, maxLength: rows }),
    }),
  )

property([table])(
  'right are the rows whose label comes first among the largest',
  ({ scores, labels }) => {
    const expected = scores.filter((row, b) => {
      const before = row.slice(0, labels[b]!)
      const after = row.slice(labels[b]! + 1)
      const own = row[labels[b]!]!
      return before.every(z => z < own) && after.every(z => z <= own)
    })
    expect(correct(scores.flat(), labels)).toBe(expected.length)
  },
)

test.each(['dense', 'cpu', 'wasm'] as const)('%s: marks are those of float64', async backend => {
  const chosen = [
    ['SGD', [8, 6, 5, 3], 'softmax cross-entropy'],
    ['regression', [3, 7, 7, 1], 'squared error'],
  ] as const
  for (const [name, widths, loss] of chosen) {
    const experiment = mlps.find(other => other.name === name)!
    const trainer = await trainerOf(experiment, backend)
    const network = rectifiedNetwork(widths, loss)
    const { test: data } = experiment.data
    const state = trainer.start(4)
    const theta = await numbersOf(state)
    const seven = examination(data, 7)
    const marks = await trainer.examine(state, seven)
    trainer.maps.space.release?.(state)
    const [batch] = seven.batches
    const { value, error } = reference(network, theta, batch!, theta).loss
    // Means are multiplied back to sums and divided again: two roundings more, in float64.
    expect(Math.abs(marks.loss - value)).toBeLessThanOrEqual(2 * error)
    const right = float64Pass(network, theta, batch!).right
    expect(marks.accuracy).toBe(loss === 'squared error' ? undefined : right / 7)
  }
})

test('scores that are NaN are right nowhere, not even at the class that NaN is compared with first', () => {
  expect(correct([1, 0, 0, 1], [0, 1])).toBe(2)
  expect(correct([Number.NaN, 0, 0, Number.NaN], [0, 1])).toBe(0)
})
