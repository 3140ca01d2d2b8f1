import { DataError } from './data-error.js'
import type { DataSource, Finding } from './data-source.js'

/** A data set where it was found, and what is wrong with it. */
export interface CheckedDataSet {
  readonly name: string
  readonly finding: Finding
  /** One line for each split that is not what it should be. */
  readonly faults: readonly string[]
}

/** Reads all that there is of a data set, and says what is wrong with it. */
export async function checkDataSet(
  source: DataSource,
  folders: readonly string[],
): Promise<CheckedDataSet> {
  const { name } = source
  const finding = await source.find(folders)
  if (finding.status === 'missing') return { name, finding, faults: [] }
  const faults: string[] = []
  for (const split of finding.splits) {
    try {
      const { rows } = await source.read(split, finding.where)
      if (rows === 0) faults.push(`${name}: expected examples to ${split} with, got none`)
    } catch (error) {
      if (!(error instanceof DataError)) throw error
      faults.push(error.message)
    }
  }
  return { name, finding, faults }
}
