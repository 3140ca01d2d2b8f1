import type { Formula } from './formula.js'

/** That, for all real values of the variables, the formulas of `given` together imply `follows`. */
export interface Implication {
  /** In words. */
  readonly says: string
  readonly given: readonly Formula[]
  readonly follows: Formula
}

/**
 * An algebraic core: the real arithmetic that a proof comes down to when distances, inner products
 * and powers have become numbers. It is a step of the proof, and not the theorem.
 */
export interface Core extends Implication {
  readonly id: string
  /** The id of the statement whose proof it is a step of. */
  readonly statement: string
  /** The same with a hypothesis dropped, or with a mistake: each must be false. */
  readonly variants: readonly Variant[]
}

/** What is changed of a core; `given` and `follows` are those of the core unless given. */
export type Variant = Pick<Implication, 'says'> & Partial<Implication>

/** A variant as an implication of its own. */
export const varied = (core: Core, { says, given, follows }: Variant): Implication => ({
  says,
  given: given ?? core.given,
  follows: follows ?? core.follows,
})
