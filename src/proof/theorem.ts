/** A theorem that Coq has checked. */
export interface Theorem {
  /** The file proofs/coq/<file>.v that it stands in. */
  readonly file: string
  readonly name: string
  /** What it says, in one line; `proofs/coq/Statements.v` has it in full. */
  readonly says: string
  /** The ids of the statements of `src/statement/` that it backs, in part or in full. */
  readonly statements: readonly string[]
}

/** One entry of the list. */
export function theorem(
  file: string,
  name: string,
  says: string,
  ...statements: readonly string[]
): Theorem {
  return { file, name, says, statements }
}

/** Its name as Coq has it, of all theorems its own: "Backward.backward_cauchy". */
export const qualified = ({ file, name }: Theorem): string => `${file}.${name}`
