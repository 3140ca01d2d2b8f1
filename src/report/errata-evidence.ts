import { type Theorem, theoremsOf } from '../proof/index.js'
import type { Statement } from '../statement/statement.js'
import { evidenceKinds } from './standing.js'

/** What proofs/smt and proofs/symbolic have on the statements; handed in, for they are not published. */
export interface Derived {
  readonly cores: readonly { readonly id: string; readonly statement: string }[]
  readonly derivations: readonly {
    readonly claim: string
    readonly statement: string
    /** Whether what is derived is what the claim is held against. */
    readonly agrees: boolean
  }[]
}

/** Proofs are no checks of a statement's own: they stand in proofs/coq. */
const kinds = evidenceKinds.filter(kind => kind !== 'proof')

/** The heads of the columns of `counts`. */
export const countHeads: readonly string[] = ['Coq', ...kinds, 'cores', 'derived']

/** How many theorems, checks of each kind, cores and derivations a statement has. */
export function counts({ id, checks }: Statement, derived: Derived): readonly number[] {
  return [
    theoremsOf(id).length,
    ...kinds.map(kind => checks.filter(check => check.kind === kind).length),
    of(derived.cores, id).length,
    of(derived.derivations, id).length,
  ]
}

/** The same by their names, a line of Markdown for each kind there is; `text` escapes. */
export function evidence(
  { id, checks }: Statement,
  derived: Derived,
  text: (plain: string) => string,
): readonly string[] {
  const tried = kinds
    .map(kind => [checks.filter(check => check.kind === kind).length, kind] as const)
    .filter(([count]) => count > 0)
  const claims = of(derived.derivations, id).map(
    ({ claim, agrees }) => `${text(claim)}${agrees ? '' : ' (differs)'}`,
  )
  return [
    ...line('Checks', tried.map(([count, kind]) => `${count} ${kind}`).join(', ')),
    ...line('Coq', byFile(theoremsOf(id)).join('; ')),
    ...line(
      'Cores',
      of(derived.cores, id)
        .map(core => `\`${core.id}\``)
        .join(', '),
    ),
    ...line('Derived', claims.join('; ')),
  ]
}

const line = (head: string, items: string) => (items === '' ? [] : [`**${head}.** ${items}.`])

const of = <T extends { readonly statement: string }>(all: readonly T[], id: string) =>
  all.filter(({ statement }) => statement === id)

function byFile(theorems: readonly Theorem[]): readonly string[] {
  return [...new Set(theorems.map(({ file }) => file))].map(file => {
    const names = theorems.filter(theorem => theorem.file === file).map(({ name }) => `\`${name}\``)
    return `${names.join(', ')} in [${file}.v](../proofs/coq/${file}.v)`
  })
}
