import type { ErrorRates } from '../law/error-rates.js'
import type { Figure } from '../statement/figure.js'
import type { Evidence } from '../statement/statement.js'

/** Where a claim about a random map stands: 'open' is neither shown nor refuted. */
export type Standing = 'holds' | 'refuted' | 'open'

/** What a claim is about. */
export type Topic = 'the maps' | 'hypotheses' | 'convergence' | 'laws' | 'tails'

/** A claim about a random map, and where it stands. */
export interface Answer {
  readonly topic: Topic
  /** The claim in a few words: "all maps are k-Lipschitz, k < 1". */
  readonly claim: string
  readonly standing: Standing
  /** What backs it; absent where nothing does. */
  readonly kind?: Evidence
  /** One line: what was seen, or the counterexample. */
  readonly detail: string
  /**
   * Whether the author claims it, or every random map must satisfy it. A check goes red when such
   * a claim is refuted; that maps are no contractions, say, is a finding and no error.
   */
  readonly claimed: boolean
  readonly pValue?: number
  readonly rates?: ErrorRates
}

/** What a run of n = 1 … N costs in one order, in map applications and compositions. */
export interface Cost {
  readonly order: string
  readonly applications: number
  readonly compositions: number
}

/** What to do with the random map. */
export interface Advice {
  /** The error wanted. */
  readonly error: number
  /** Maps that a backward iterate needs to be that near the limit, where it is known. */
  readonly length?: number
  /** The number m of fixed maps for which anchored iterates are that near the backward ones. */
  readonly anchor?: number
  /** 'proved' where m follows from k and D, 'measured' where it was seen on realisations. */
  readonly backing?: 'proved' | 'measured'
  /** How that was found, in a line. */
  readonly because: string
  /** N, and the cost of all iterates n ≤ N. */
  readonly steps: number
  readonly costs: readonly Cost[]
}

/** All that was found. A pure function of (version, subject, options), times aside. */
export interface CheckReport {
  readonly version: string
  /** What was checked: the module's path, or the expression. */
  readonly subject: string
  readonly map: string
  readonly space: string
  readonly sampling: string
  readonly start: string
  readonly seed: number
  readonly quick: boolean
  readonly answers: readonly Answer[]
  readonly advice: Advice
  readonly figures: readonly Figure[]
  /** The false-alarm probabilities of all tests that were run, summed. */
  readonly false_alarm: number
  readonly times: { readonly total: number }
}

/** Whether nothing that is claimed was refuted. */
export const sound = ({ answers }: Pick<CheckReport, 'answers'>): boolean =>
  answers.every(({ claimed, standing }) => !(claimed && standing === 'refuted'))
