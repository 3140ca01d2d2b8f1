import { qualified, type Theorem, theoremsOf } from '../proof/index.js'
import type { StatementResult } from '../statement/result.js'
import { type Markup, markup } from './markup.js'
import { prose } from './prose.js'

/**
 * The Coq theorems that back a statement, with their files, and whether this run had Coq check them:
 * only then are they among its checks, and evidence. Nothing where there are none.
 */
export function theoremsList(result: StatementResult): Markup | undefined {
  const theorems = theoremsOf(result.id)
  if (theorems.length === 0) return undefined
  return markup`<h3>Theorems in Coq, of parts of it</h3>
<ul class="theorems">
${theorems.map(theorem => item(theorem, standing(theorem, result)))}</ul>`
}

function item(theorem: Theorem, standing: Markup): Markup {
  const { file, name, says } = theorem
  return markup`<li><code>${name}</code> in <code>proofs/coq/${file}.v</code>, ${standing}<span class="detail">${prose(says)}</span></li>
`
}

function standing(theorem: Theorem, { checks }: StatementResult): Markup {
  const check = checks.find(({ kind, name }) => kind === 'proof' && name === qualified(theorem))
  if (check === undefined) return markup`<span class="quiet">not checked in this run</span>`
  return check.passed
    ? markup`<span class="good">checked in this run</span>`
    : markup`<span class="bad">refused in this run</span>`
}
