import { expect, test } from 'vitest'
import { examined } from '../../../src/experiment/running/examined.js'
import { dataOf } from '../../tensor/training/data.js'

const { train, test: tested } = dataOf({ name: 'rows', shape: [1], rows: 60 })
for (const set of [train, tested]) set.x.set(Array.from({ length: set.rows }, (_, i) => i))
const rowsOf = ({ batches }: { batches: readonly { x: Float32Array }[] }) =>
  batches.flatMap(({ x }) => [...x])
const rows = { train: 50, test: 7 }

test('what is chosen by and what is reported share no row, and are all that is looked at', () => {
  const { choice, test: reported } = examined({ train, test: tested, rows, choosing: true })
  expect([choice!.rows, reported!.rows]).toEqual([4, 3])
  const { choice: none, test: all } = examined({ train, test: tested, rows, choosing: false })
  expect(none).toBeUndefined()
  const both = [...rowsOf(choice!), ...rowsOf(reported!)]
  expect(both.sort((a, b) => a - b)).toEqual(rowsOf(all!))
  expect(new Set(both).size).toBe(7)
})

test('of the rows to train with none are kept', () => {
  for (const choosing of [true, false]) {
    expect(examined({ train, test: tested, rows, choosing }).train!.rows).toBe(50)
  }
})
