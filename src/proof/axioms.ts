/** The axioms that a theorem may rest on, all of the standard library, and what they are called here. */
export const allowedAxioms: ReadonlyMap<string, { short: string; says: string }> = new Map([
  [
    'ClassicalDedekindReals.sig_forall_dec',
    { short: 'LPO', says: 'a decidable property holds of all naturals or fails at one (Reals)' },
  ],
  [
    'ClassicalDedekindReals.sig_not_dec',
    { short: 'WEM', says: 'weak excluded middle, as a decision (Reals)' },
  ],
  [
    'FunctionalExtensionality.functional_extensionality_dep',
    { short: 'FE', says: 'functions with equal values are equal (Reals)' },
  ],
  ['Classical_Prop.classic', { short: 'EM', says: 'excluded middle (analysis in Reals)' }],
])

/** What Coq printed where it should have printed assumptions. */
export class AuditError extends Error {
  override readonly name = 'AuditError'
}

/**
 * The axioms named by one `Print Assumptions`, in order. Whatever is not an axiom's name, its type
 * (indented) or the heading is an error: Coq also says there when a guard was switched off.
 *
 * @throws AuditError on any other line.
 */
export function axiomsOf(printed: string): readonly string[] {
  const lines = printed.trimEnd().split('\n')
  if (lines.length === 1 && lines[0] === 'Closed under the global context') return []
  if (lines[0] !== 'Axioms:') throw new AuditError(`assumptions expected, got “${lines[0]}”`)
  const axioms: string[] = []
  for (const line of lines.slice(1)) {
    if (/^\s/.test(line) && axioms.length > 0) continue
    const name = /^([\w.']+)(?: :.*)?$/.exec(line)?.[1]
    if (name === undefined) throw new AuditError(`an axiom expected, got “${line}”`)
    axioms.push(name)
  }
  return axioms
}
