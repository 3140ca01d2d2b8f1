import { defined, proved } from './source.js'
import type { Theorem } from './theorem.js'

/**
 * `Statements.v` says again what every theorem says (`states_<name>`), what every definition is
 * (`is_<name>`) and what every record asks for (`makes_<name>`), and Coq holds the two together.
 * These are the names it should have and has not: nothing that a theorem says goes unrecorded.
 */
export function unpinned(
  theorems: readonly Theorem[],
  files: ReadonlyMap<string, string>,
): readonly string[] {
  const recorded = new Set(defined(files.get('Statements') ?? ''))
  const missing: string[] = []
  for (const { file, name } of theorems) {
    if (!proved(files.get(file) ?? '').includes(name)) missing.push(`${file}.v proves no ${name}`)
    if (!recorded.has(`states_${name}`)) missing.push(`Statements.v does not state ${name}`)
  }
  for (const [file, text] of files) {
    if (file === 'Statements') continue
    for (const name of defined(text))
      if (!recorded.has(`is_${name}`) && !recorded.has(`makes_${name}`))
        missing.push(`Statements.v does not say what ${name} (${file}.v) is`)
  }
  return missing
}
