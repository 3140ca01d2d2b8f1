import type { DataSet } from '../../tensor/data/index.js'
import { type Examination, examination } from '../../tensor/training/index.js'

/** The data of an experiment, and how many rows of each split iterates are examined on. */
export interface ExaminedData {
  readonly train: DataSet
  readonly test: DataSet
  readonly rows: { readonly train: number; readonly test: number }
  /** Whether half of the rows to test with are kept for choosing, apart from the other half. */
  readonly choosing: boolean
}

/** What iterates are examined on. */
export function examined({
  train,
  test,
  rows,
  choosing,
}: ExaminedData): Partial<Record<'train' | 'test' | 'choice', Examination>> {
  const [all, tested] = [examination(train, rows.train), examination(test, rows.test)]
  if (!choosing) return { train: all, test: tested }
  const batches = tested.batches
  const half = Math.ceil(batches.length / 2)
  const part = (from: number, to: number, name: string): Examination => {
    const mine = batches.slice(from, to)
    return {
      name: `${name} of ${tested.name}`,
      rows: mine.reduce((sum, { y }) => sum + y.length, 0),
      batches: mine,
    }
  }
  return {
    train: all,
    choice: part(0, half, 'the first batches'),
    test: part(half, batches.length, 'the last batches'),
  }
}
