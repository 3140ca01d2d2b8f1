import type { Finding } from '../finding.js'
import type { RunRecord } from '../running/directory.js'
import { claimsTable } from './claims.js'
import type { LawGroup } from './law-group.js'
import { pathTable, reachingTable, sameLawTable, spreadTable } from './law-tables.js'
import { type EndedArm, endedArms } from './paths.js'

/** What the law of the loss at a fixed n, and the paths, say of the claims: orders against the first. */
export function lawFindings(record: RunRecord): Finding[] {
  const [base, ...others] = endedArms(record).values()
  return base && others.length > 0 ? groupFindings([{ base, others }]) : []
}

/** The same for Adam and for AdamW, each against its own forward order. */
export function adamFindings(record: RunRecord): Finding[] {
  const families = new Map<string, EndedArm[]>()
  for (const [name, arm] of endedArms(record)) {
    const family = name.split(' ')[0]!
    families.set(family, [...(families.get(family) ?? []), arm])
  }
  const groups = [...families.values()].flatMap(([base, ...others]): LawGroup[] =>
    base && others.length > 0 ? [{ base, others }] : [],
  )
  return groups.length > 0 ? groupFindings(groups) : []
}

const groupFindings = (groups: readonly LawGroup[]): Finding[] => [
  claimsTable(groups),
  sameLawTable(groups),
  spreadTable(groups),
  pathTable(groups),
  reachingTable(groups),
]
