// Compiles and audits the Coq proofs, and prints each theorem with what it rests on.
// Exit codes: 0 all is checked, 1 something is not allowed or not proved, 2 there is no Coq.
import {
  AuditError,
  allowedAxioms,
  CoqError,
  checkProofs,
  coqFiles,
  coqVersion,
  foundationOf,
  MissingCoqError,
  theorems,
} from '../src/proof/index.js'

try {
  const started = performance.now()
  const version = await coqVersion()
  const files = await coqFiles()
  const progress = (file: string | null) => {
    if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${file === null ? '' : `${file}.v`}`)
  }
  await checkProofs(theorems, files, progress).finally(() => progress(null))
  let file = ''
  for (const theorem of theorems) {
    if (theorem.file !== file) console.log(`${file === '' ? '' : '\n'}${theorem.file}.v`)
    file = theorem.file
    console.log(`  ✓ ${theorem.name.padEnd(36)}${foundationOf(file).axioms.join(' ')}`)
  }
  console.log('\nNone assumes more than these axioms of the standard library:')
  for (const [name, { short, says }] of allowedAxioms)
    console.log(`  ${short.padEnd(4)}${says}\n      ${name}`)
  const seconds = ((performance.now() - started) / 1000).toFixed(1)
  console.log(`\n${theorems.length} theorems in ${files.size} files, Coq ${version}: ${seconds} s.`)
} catch (error) {
  if (error instanceof MissingCoqError) {
    console.error(error.message)
    process.exitCode = 2
  } else if (error instanceof CoqError || error instanceof AuditError) {
    console.error(error.message)
    process.exitCode = 1
  } else throw error
}
