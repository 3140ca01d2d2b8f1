import { AuditError, allowedAxioms, axiomsOf } from './axioms.js'
import type { Theorem } from './theorem.js'

/** Files whose theorems rest on the same axioms, by the short names of these. */
export interface Foundation {
  readonly axioms: readonly string[]
  readonly files: readonly string[]
}

/** What the files rest on. The audit holds it against what Coq says of each group as a whole. */
export const foundations: readonly Foundation[] = [
  {
    axioms: ['LPO', 'FE'],
    files: [
      'Backward',
      'BackwardLocal',
      'Anchored',
      'AnchoredSharp',
      'Reversal',
      'ReversalExamples',
      'Discontinuous',
      'Coupling',
    ],
  },
  {
    axioms: ['LPO', 'WEM', 'FE'],
    files: [
      'Metric',
      'BackwardExamples',
      'InnerProduct',
      'Inner',
      'Plane',
      'Law',
      'CouplingExists',
    ],
  },
  {
    axioms: ['LPO', 'WEM', 'FE', 'EM'],
    files: [
      'Dirac',
      'Gradient',
      'Sgd',
      'Smooth',
      'Expansion',
      'LemmaC1',
      'Quadratic',
      'SmoothThree',
      'ExpansionThree',
      'DifferenceThree',
    ],
  },
]

/** The foundation of a file. Throws AuditError if there is none. */
export function foundationOf(file: string): Foundation {
  const foundation = foundations.find(({ files }) => files.includes(file))
  if (foundation === undefined) throw new AuditError(`${file}.v: it is not said what it rests on`)
  return foundation
}

const mark = 'next'
const inUse = (theorems: readonly Theorem[]) => {
  const used = new Set(theorems.map(({ file }) => foundationOf(file)))
  return foundations.filter(foundation => used.has(foundation))
}

/**
 * A Coq file that prints what the theorems of each foundation rest on together. (Together: each answer
 * takes most of a second, for all of the real numbers are searched.)
 */
export function auditFile(theorems: readonly Theorem[]): string {
  const files = [...new Set(theorems.map(({ file }) => file))]
  const questions = inUse(theorems).map(({ files }, i) => {
    const names = theorems.filter(({ file }) => files.includes(file))
    return `Definition audit_${i} := (${names.map(({ file, name }) => `@${file}.${name}`).join(', ')}, I).
Print Assumptions audit_${i}.
Goal True. idtac "${mark}". exact I. Qed.
`
  })
  return `From Retrograde Require Import ${files.join(' ')}.\n${questions.join('')}`
}

/**
 * Reads what the audit file printed.
 *
 * @throws AuditError if a foundation is not what it is said to be.
 */
export function readAudit(theorems: readonly Theorem[], printed: string): void {
  const expected = inUse(theorems)
  const answers = printed.split(`${mark}\n`).slice(0, -1)
  if (answers.length !== expected.length)
    throw new AuditError(`${expected.length} answers expected, got ${answers.length}`)
  for (const [i, { axioms, files }] of expected.entries()) {
    const found = axiomsOf(answers[i]!).map(name => allowedAxioms.get(name)?.short ?? name)
    if (found.toSorted().join() !== [...axioms].sort().join())
      throw new AuditError(
        `${files.join(', ')}: they rest on ${found.join(', ') || 'no axiom'}, and are said to rest on ${axioms.join(', ')}`,
      )
  }
}
