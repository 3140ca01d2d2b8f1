/** The allowed axioms as `Print Assumptions` of Coq 8.16.1 prints them, types and all. */
export const printedAxioms: ReadonlyMap<string, string> = new Map([
  [
    'ClassicalDedekindReals.sig_forall_dec',
    `ClassicalDedekindReals.sig_forall_dec
  : forall P : nat -> Prop,
    (forall n : nat, {P n} + {~ P n}) ->
    {n : nat | ~ P n} + {forall n : nat, P n}`,
  ],
  [
    'ClassicalDedekindReals.sig_not_dec',
    'ClassicalDedekindReals.sig_not_dec : forall P : Prop, {~ ~ P} + {~ P}',
  ],
  [
    'FunctionalExtensionality.functional_extensionality_dep',
    `FunctionalExtensionality.functional_extensionality_dep
  : forall (A : Type) (B : A -> Type) (f g : forall x : A, B x),
    (forall x : A, f x = g x) -> f = g`,
  ],
  ['Classical_Prop.classic', 'Classical_Prop.classic : forall P : Prop, P \\/ ~ P'],
])

/** What it prints where something rests on these. */
export const assumptions = (axioms: readonly string[]): string =>
  axioms.length === 0
    ? 'Closed under the global context\n'
    : `Axioms:\n${axioms.map(name => `${printedAxioms.get(name) ?? `${name} : False`}\n`).join('')}`
