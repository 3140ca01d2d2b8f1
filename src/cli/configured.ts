import { availableParallelism } from 'node:os'
import type { Configuration, Experiment, Path } from '../experiment/index.js'
import type { TrainingData } from '../tensor/training/training.js'
import { needFolder } from './folder-option.js'
import { choicesFrom, positive, type RunFlags, shareFrom } from './run-options.js'

/** What the options of a run make of an experiment. */
export interface Configured {
  readonly experiment: Experiment
  readonly configuration: Configuration
  readonly paths: readonly Path[]
  readonly data: TrainingData
  readonly workers: number
  /** Backends that 'auto' passed over, and why. */
  readonly passed: readonly string[]
  /** Why the data are not here, where their published sizes stand for them. */
  readonly missing: string | undefined
}

/**
 * The experiment of a name with these options. To plan, data that are not here are taken by their
 * published sizes. Throws errors of one line each for what cannot be.
 */
export async function configured(
  name: string,
  flags: RunFlags,
  { planning }: { readonly planning: boolean },
): Promise<Configured> {
  const { configure, experimentNamed, pathsOfShare, resolvedBackend, usualBackend } = await import(
    '../experiment/index.js'
  )
  const experiment = experimentNamed(name)
  const choices = choicesFrom(flags)
  const share = shareFrom(flags)
  const given = flags.workers === undefined ? undefined : positive(flags.workers, '--workers')
  await needFolder(flags.data)
  const { data, missing } = await dataOf(flags.set ?? experiment.set, flags.data, planning)
  const chosen = choices.backend ?? usualBackend(experiment)
  const { backend, passed } = await resolvedBackend(chosen)
  const configuration = configure(experiment, { ...choices, backend }, data)
  const paths = pathsOfShare(configuration, share)
  // A graphics card is shared by threads: one keeps it busy.
  const workers = given ?? (['dense', 'wasm', 'cpu'].includes(backend) ? availableParallelism() : 1)
  return { experiment, configuration, paths, data, workers, passed, missing }
}

async function dataOf(set: string, folder: string | undefined, planning: boolean) {
  const { DataError, openDataSet, publishedDataSet } = await import('../tensor/data/index.js')
  try {
    const open = (split: 'train' | 'test') => openDataSet(set, { split, data: folder })
    return { data: { train: await open('train'), test: await open('test') }, missing: undefined }
  } catch (error) {
    if (!(planning && error instanceof DataError)) throw error
    const published = (split: 'train' | 'test') => publishedDataSet(set, split)
    return { data: { train: published('train'), test: published('test') }, missing: error.message }
  }
}
