import type { ErrorRates } from '../law/error-rates.js'
import type { Figure } from './figure.js'
import type { Evidence, Verdict } from './statement.js'

/** A check as it went. */
export interface CheckResult {
  readonly name: string
  readonly kind: Evidence
  readonly passed: boolean
  readonly detail: string
  readonly instances?: number
  readonly margin?: number
  readonly pValue?: number
  readonly rates?: ErrorRates
}

/** A control as it went. */
export interface ControlResult extends Omit<CheckResult, 'passed'> {
  readonly failed_as_it_must: boolean
}

/** A statement as it went. */
export interface StatementResult {
  readonly id: string
  readonly title: string
  readonly source: string
  readonly claim: string
  readonly tex: string
  readonly hypotheses: readonly string[]
  readonly verdict: Verdict
  readonly printed?: string
  readonly correction?: string
  readonly checks: readonly CheckResult[]
  readonly controls: readonly ControlResult[]
  readonly figures: readonly Figure[]
}

/** A whole run of `verify`. All but `times` is a pure function of version, seed, quick and ids. */
export interface VerifyResult {
  /** Of the package. */
  readonly version: string
  readonly seed: number
  readonly quick: boolean
  readonly statements: readonly StatementResult[]
  readonly summary: {
    readonly statements: number
    readonly checks: number
    readonly checks_passed: number
    readonly controls: number
    readonly controls_failed_as_they_must: number
    /** Of the checks, and of the controls. */
    readonly by_kind: Readonly<Record<Evidence, number>>
    readonly controls_by_kind: Readonly<Record<Evidence, number>>
    /**
     * P(a statistical check or control goes red | every statement is true) is at most this, itself
     * at most `budget`. Empirical ones state no rate; searches for counterexamples are so long
     * that they add nothing.
     */
    readonly false_alarm: number
    /** The miss probabilities of the checks, each at its own detectable discrepancy, summed. */
    readonly miss: number
    readonly budget: number
  }
  /** Milliseconds, and the only part that differs between two runs of one seed. */
  readonly times: { readonly total: number; readonly statements: Readonly<Record<string, number>> }
}
