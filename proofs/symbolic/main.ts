// Derives what is printed and compares; exit code 1 where print and derivation differ unexpectedly.
import { asExpected } from './derivation.js'
import { derivations } from './derivations/index.js'
import { lines, summary } from './lines.js'

const all = derivations()
for (const derivation of all) console.log(lines(derivation).join('\n'))
console.log(`${summary(all)}.`)
if (!all.every(asExpected)) process.exitCode = 1
