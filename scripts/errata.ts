// Writes docs/errata.md from the statements.
import { writeFileSync } from 'node:fs'
import { errataMarkdown } from '../src/report/errata.js'
import { statements } from '../src/statement/index.js'

writeFileSync(new URL('../docs/errata.md', import.meta.url), errataMarkdown(statements))
