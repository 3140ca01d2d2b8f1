// Writes docs/errata.md from the statements and what proofs/ has on them.
import { writeFileSync } from 'node:fs'
import { cores } from '../proofs/smt/cores/index.js'
import { derivations } from '../proofs/symbolic/derivations/index.js'
import { errataMarkdown } from '../src/report/errata.js'
import { statements } from '../src/statement/index.js'

const page = errataMarkdown(statements, { cores, derivations: derivations() })
writeFileSync(new URL('../docs/errata.md', import.meta.url), page)
