import type { DataSet } from '../../tensor/data/index.js'
import { type Examination, examination, halvedExamination } from '../../tensor/training/index.js'

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
  const all = examination(train, rows.train)
  if (!choosing) return { train: all, test: examination(test, rows.test) }
  const [choice, others] = halvedExamination(test, rows.test)
  return { train: all, choice, test: others }
}
