import { sourceOf } from './catalogue.js'
import { DataError } from './data-error.js'
import type { DataSet, Split } from './data-set.js'
import type { DataSource } from './data-source.js'
import { searchedFolders } from './folders.js'
import { type Normalisation, raw } from './normalisation.js'

/** Which examples, from where, and how normalised. */
export interface DataSetOptions {
  readonly split: Split
  /** The folder to look in first. */
  readonly data?: string | undefined
  /** What is customary for the data set ('standard', unless given), nothing ('raw'), or this. */
  readonly normalisation?: 'standard' | 'raw' | Normalisation
}

/**
 * The examples of a split of a data set: the one of that name, or of that source. Everything that
 * `find` promises to hold the files against is held. Throws UnknownDataSetError for names that there
 * are not, and DataError, in one line, for what is missing or malformed.
 */
export async function openDataSet(
  set: string | DataSource,
  { split, data, normalisation = 'standard' }: DataSetOptions,
): Promise<DataSet> {
  const source = typeof set === 'string' ? sourceOf(set) : set
  const { name, shape, classes } = source
  const found = await source.find(searchedFolders(data))
  if (found.status === 'missing') throw new DataError(`${name}: not found; ${found.remedy}`)
  const chosen = chosenNormalisation(source, normalisation)
  const examples = await source.read(split, found.where)
  if (examples.rows === 0) {
    throw new DataError(`${name}: expected examples in ${found.where}, got none to ${split} with`)
  }
  return { ...examples, name, split, shape, classes, normalisation: chosen }
}

function chosenNormalisation(
  { name, shape, standard }: DataSource,
  wanted: 'standard' | 'raw' | Normalisation,
): Normalisation {
  if (wanted === 'standard') return standard
  const channels = shape.at(-1)!
  if (wanted === 'raw') return raw(channels)
  for (const [what, { length }] of [
    ['scale', wanted.scale],
    ['shift', wanted.shift],
  ] as const) {
    if (length === channels) continue
    throw new DataError(
      `${name}: normalisation, ${what}: expected ${channels} numbers, one a channel, got ${length}`,
    )
  }
  return wanted
}
