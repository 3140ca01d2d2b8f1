import type { ErrorRates } from '../law/error-rates.js'
import type { Figure } from './figure.js'

/** What backs an outcome, strongest first. */
export type Evidence = 'proof' | 'exact' | 'numerical' | 'statistical' | 'empirical'

/**
 * What the audit of a printed claim says.
 * - 'holds as printed': true under the hypotheses printed, though its proof or wording may be amiss;
 * - 'holds as amended': open to a counterexample as printed, and true once a hypothesis, a constant,
 *   a sign or an index is put right;
 * - 'false as printed': no such amendment saves what is claimed.
 */
export type Verdict = 'holds as printed' | 'holds as amended' | 'false as printed'

/** What a check or control is run with. Everything random in it comes from `seed`. */
export interface Context {
  /** The seed of this one check, derived from the run's seed, the statement's id and its name. */
  readonly seed: number
  /** Smaller sizes, same statements. */
  readonly quick: boolean
  /** What it is run as: a control is to be refuted, which is searched for much longer. */
  readonly role: 'check' | 'control'
  /** Throw when aborted; long loops call it now and then. */
  readonly signal: AbortSignal
}

/** What one check or control found. */
export interface Outcome {
  /** Whether the claim was seen to hold on every instance tried. */
  readonly holds: boolean
  /** One line for a reader: what was compared, on how many instances; or the counterexample. */
  readonly detail: string
  readonly instances?: number
  /** min over instances of (bound − value)/bound; 0 is equality, negative a violation. */
  readonly margin?: number
  readonly pValue?: number
  readonly rates?: ErrorRates
  readonly figures?: readonly Figure[]
}

/**
 * One thing to try. As a check its claim must hold; as a control one hypothesis is dropped, or
 * one mistake made, and its claim must be seen to fail.
 */
export interface Check {
  /** Unique within its statement. */
  readonly name: string
  readonly kind: Evidence
  run(context: Context): Outcome | Promise<Outcome>
}

/** A theorem, lemma, example or formula, with what was claimed, what is true, and how it is tried. */
export interface Statement {
  /** Short and stable, as typed on the command line: "thm-2.2". */
  readonly id: string
  /** At most 32 characters, for the table. */
  readonly title: string
  /** Where it is printed: "Dherin et al. 2025, Theorem 2.2". */
  readonly source: string
  /** The true statement in words. */
  readonly claim: string
  /** The true statement in TeX (display mode). */
  readonly tex: string
  readonly hypotheses: readonly string[]
  readonly verdict: Verdict
  /** What the paper prints, in its own terms; absent where the statement is not the paper's. */
  readonly printed?: string
  /** What is wrong as printed and what is right; absent for 'holds as printed'. */
  readonly correction?: string
  readonly checks: readonly Check[]
  readonly controls: readonly Check[]
}
