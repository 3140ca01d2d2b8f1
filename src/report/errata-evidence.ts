import { theoremsOf } from '../proof/index.js'
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

/** The same one by one, in Markdown, with what each check and each theorem says; `text` escapes. */
export function evidence(
  { id, checks }: Statement,
  derived: Derived,
  text: (plain: string) => string,
): readonly string[] {
  const tried = kinds.flatMap(kind =>
    checks.filter(check => check.kind === kind).map(({ name }) => `_${kind}_: ${text(name)}`),
  )
  const proved = theoremsOf(id).map(
    ({ file, name, says }) => `\`${name}\`, [${file}.v](../proofs/coq/${file}.v): ${text(says)}`,
  )
  const cores = of(derived.cores, id).map(core => `\`${core.id}\``)
  const claims = of(derived.derivations, id).map(
    ({ claim, agrees }) => `${text(claim)}${agrees ? '' : ' (differs)'}`,
  )
  return [
    ...list('Checks', tried),
    ...list('Coq', proved),
    ...line('Cores', cores.join(', ')),
    ...line('Derived', claims.join('; ')),
  ]
}

const list = (head: string, items: readonly string[]) =>
  items.length === 0 ? [] : [`**${head}.**`, items.map(item => `- ${item}`).join('\n')]

const line = (head: string, items: string) => (items === '' ? [] : [`**${head}.** ${items}.`])

const of = <T extends { readonly statement: string }>(all: readonly T[], id: string) =>
  all.filter(({ statement }) => statement === id)
