import { existsSync, readFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { canPin } from './processes.js'
import type { CaseResult } from './ratios.js'

/** What a run comes to: plain data. */
export interface Results {
  readonly quick: boolean
  /** The machine in general words. */
  readonly machine: string
  readonly pinned: boolean
  readonly versions: Readonly<Record<string, string>>
  readonly lacks: readonly string[]
  readonly works: readonly WorkResult[]
}

export interface WorkResult {
  readonly number: number
  readonly title: string
  readonly quick: boolean
  readonly cases: readonly CaseResult[]
}

/** Cores and what the processor calls itself, without the clock or the host. */
export function machine(): string {
  const all = cpus()
  const model = all[0]?.model.replace(/\s*(@.*|\d+-Core.*)$/i, '').trim() || process.arch
  const cores = `${all.length} cores of ${model}, ${process.platform} on ${process.arch}`
  return existsSync(flags) ? `${cores}, vectors of ${vectorBits()} bits` : cores
}

const flags = '/proc/cpuinfo'

/** The widest vectors that the processor says it has. */
function vectorBits(): number {
  const text = readFileSync(flags, 'utf8')
  return /\bavx512f\b/.test(text) ? 512 : /\bavx2?\b/.test(text) ? 256 : 128
}

/** Results of which some works are measured anew. */
export function merged(before: Results | undefined, now: Results): Results {
  const kept = before?.works.filter(({ number }) => !now.works.some(w => w.number === number)) ?? []
  return {
    ...now,
    versions: { ...before?.versions, ...now.versions },
    quick: [...kept, ...now.works].some(({ quick }) => quick),
    works: [...kept, ...now.works].sort((a, b) => a.number - b.number),
  }
}

export function resultsOf(
  works: readonly WorkResult[],
  quick: boolean,
  lacks: readonly string[],
): Results {
  const versions = Object.assign(
    {},
    ...works
      .flatMap(({ cases }) => cases.flatMap(({ sides }) => sides))
      .map(side => ('versions' in side ? side.versions : {})),
  )
  return { quick, machine: machine(), pinned: canPin, versions, lacks, works }
}
