import * as m from './matrix.js'
import { evaluate, type Scope } from './printed.js'

/** What is to be derived, and what is printed of it. */
export interface Claim {
  /** In words. */
  readonly claim: string
  /** The id of the statement it belongs to. */
  readonly statement: string
  /**
   * Where it is printed: "Dherin et al. 2025, D.1" ("in words" where it is no formula there), or
   * "Retrograde" for what it prints itself; else whose expression it is.
   */
  readonly source: string
  /** The expression as printed, in the syntax of `evaluate`. */
  readonly printed: string
  /** What is wrong with the print, where something is: the difference must then not vanish. */
  readonly error?: string
}

/** A claim with what became of it. */
export interface Derivation extends Claim {
  /** What comes out of the definition. */
  readonly derived: string
  readonly agrees: boolean
  /** derived − printed. */
  readonly difference: string
}

/** Compares what was derived from a definition with what is printed, exactly. */
export function compare(claim: Claim, derived: m.Matrix, scope: Scope): Derivation {
  const difference = m.sub(derived, evaluate(claim.printed, scope))
  return {
    ...claim,
    derived: m.show(derived),
    agrees: m.isZero(difference),
    difference: m.show(difference),
  }
}

/** Whether print and derivation agree where they should, and only there. */
export const asExpected = ({ agrees, error }: Derivation): boolean =>
  agrees === (error === undefined)
