/** An axiom that a theorem may rest on. */
export interface Axiom {
  /** What it is called here. */
  readonly short: string
  readonly says: string
  /** Where it stands in the standard library; its name alone could be that of another. */
  readonly path: string
  /** What it states, as Coq prints it, on one line. */
  readonly type: string
}

/** The axioms that a theorem may rest on, all of the standard library, by the names Coq prints. */
export const allowedAxioms: ReadonlyMap<string, Axiom> = new Map([
  [
    'ClassicalDedekindReals.sig_forall_dec',
    {
      short: 'LPO',
      says: 'a decidable property holds of all naturals or fails at one (Reals)',
      path: 'Coq.Reals.ClassicalDedekindReals.sig_forall_dec',
      type: 'forall P : nat -> Prop, (forall n : nat, {P n} + {~ P n}) -> {n : nat | ~ P n} + {forall n : nat, P n}',
    },
  ],
  [
    'ClassicalDedekindReals.sig_not_dec',
    {
      short: 'WEM',
      says: 'weak excluded middle, as a decision (Reals)',
      path: 'Coq.Reals.ClassicalDedekindReals.sig_not_dec',
      type: 'forall P : Prop, {~ ~ P} + {~ P}',
    },
  ],
  [
    'FunctionalExtensionality.functional_extensionality_dep',
    {
      short: 'FE',
      says: 'functions with equal values are equal (Reals)',
      path: 'Coq.Logic.FunctionalExtensionality.functional_extensionality_dep',
      type: 'forall (A : Type) (B : A -> Type) (f g : forall x : A, B x), (forall x : A, f x = g x) -> f = g',
    },
  ],
  [
    'Classical_Prop.classic',
    {
      short: 'EM',
      says: 'excluded middle (analysis in Reals)',
      path: 'Coq.Logic.Classical_Prop.classic',
      type: 'forall P : Prop, P \\/ ~ P',
    },
  ],
])

/** What Coq printed where it should have printed assumptions, or a text that is not allowed. */
export class AuditError extends Error {
  override readonly name = 'AuditError'
}

/** An axiom as `Print Assumptions` has it: the shortest name that is no other's, and the type. */
export interface Assumed {
  readonly name: string
  readonly type: string
}

/**
 * The axioms of one `Print Assumptions`, in order. Whatever is not an axiom's name, its type
 * (indented) or the heading is an error: Coq also says there when a guard was switched off.
 *
 * @throws AuditError on any other line.
 */
export function axiomsOf(printed: string): readonly Assumed[] {
  const lines = printed.trimEnd().split('\n')
  if (lines.length === 1 && lines[0] === 'Closed under the global context') return []
  if (lines[0] !== 'Axioms:') throw new AuditError(`assumptions expected, got “${lines[0]}”`)
  const axioms: Assumed[] = []
  for (const line of lines.slice(1)) {
    const last = axioms.at(-1)
    if (/^\s/.test(line) && last !== undefined) {
      const more = line.trim().replace(/^: /, '')
      axioms[axioms.length - 1] = { name: last.name, type: `${last.type} ${more}`.trim() }
      continue
    }
    const [, name, type = ''] = /^([\w.']+)(?: : (.*))?$/.exec(line) ?? []
    if (name === undefined) throw new AuditError(`an axiom expected, got “${line}”`)
    axioms.push({ name, type })
  }
  return axioms
}

/** What an axiom is called here: its short name, if it is allowed and states what that one states. */
export function called({ name, type }: Assumed): string {
  const allowed = allowedAxioms.get(name)
  return allowed?.type === type ? allowed.short : `${name} : ${type}`
}
