import type { Configuration } from '../running/configuration.js'
import type { RunRecord } from '../running/directory.js'
import { pathsOfArms } from './arm-summary.js'
import { type PairedSigns, pairedSigns } from './paired-signs.js'

/** A run beside the first one, arm by arm of the same name. */
export interface RunComparison {
  /** Its place among the runs, from 1: the first is 0. */
  readonly run: number
  /** Why nothing is compared, if so. */
  readonly refused?: string
  readonly arms: readonly (PairedSigns & { readonly arm: string })[]
}

/** Each run beside the first: paired over the seeds that both have, where the data are the same. */
export function compareRuns([first, ...others]: readonly RunRecord[]): RunComparison[] {
  if (first === undefined) return []
  const mine = pathsOfArms(first)
  return others.map((other, i) => {
    const refused = refusal(first.file.configuration, other.file.configuration)
    if (refused !== undefined) return { run: i + 1, refused, arms: [] }
    const arms = pathsOfArms(other).flatMap(second => {
      const same = mine.find(({ arm }) => arm.name === second.arm.name)
      return same ? [{ arm: second.arm.name, ...pairedSigns(same, second) }] : []
    })
    return { run: i + 1, arms }
  })
}

/** What losses depend on beside the training: two runs that differ in it are not compared. */
export const examinedOn = ({ data, rows, choosing }: Configuration): string =>
  JSON.stringify([data.train.sha256, data.test.sha256, rows.train, rows.test, choosing])

function refusal(a: Configuration, b: Configuration): string | undefined {
  if (a.data.train.sha256 !== b.data.train.sha256 || a.data.test.sha256 !== b.data.test.sha256) {
    const same = a.data.name === b.data.name
    return `the data are not the same${same ? '' : `: ${a.data.name} and ${b.data.name}`}`
  }
  if (examinedOn(a) !== examinedOn(b)) return 'the iterates are examined on other rows'
  if (!a.seeds.some(seed => b.seeds.includes(seed))) return 'there is no seed that both have'
  const names = a.arms.map(({ name }) => name)
  return b.arms.some(({ name }) => names.includes(name)) ? undefined : 'they have no arm in common'
}
