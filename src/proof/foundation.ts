import { AuditError, axiomsOf, called } from './axioms.js'
import type { Question } from './question.js'
import { qualified, type Theorem } from './theorem.js'

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
      'LawFunctional',
      'CyclicLaw',
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
      'PlaneSgd',
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

/**
 * Asks what the theorems of each foundation rest on together, which must be what it is said to be.
 * (Together: each answer takes most of a second, for all of the real numbers are searched.)
 */
export function assumptionQuestions(theorems: readonly Theorem[]): readonly Question[] {
  const used = new Set(theorems.map(({ file }) => foundationOf(file)))
  return foundations
    .filter(foundation => used.has(foundation))
    .map(({ axioms, files }, i) => {
      const names = theorems.filter(({ file }) => files.includes(file)).map(qualified)
      const tuple = names.map(name => `@Retrograde.${name}`).join(', ')
      return {
        ask: `Definition audit_${i} := (${tuple}, I).\nPrint Assumptions audit_${i}.`,
        objection: printed => {
          const found = axiomsOf(printed).map(called)
          return found.toSorted().join() === [...axioms].sort().join()
            ? undefined
            : `${files.join(', ')}: they rest on ${found.join(', ') || 'no axiom'}, and are said to rest on ${axioms.join(', ')}`
        },
      }
    })
}
