import { libraryPaths } from './library.js'
import { type Sentence, sentences } from './sentence.js'
import { defined, introduced, proved } from './source.js'
import type { Theorem } from './theorem.js'

const recorder = 'Statements'

/** `states_x` is x itself at the type it is said to have; the last `:=` is that of its body. */
const states = /^Definition states_([\w']+) : .* := @([\w']+)$/
/** `makes_x` is the constructor of the record x. */
const makes = /^Definition makes_([\w']+) : .* := @Build_([\w']+)$/
/** `is_x` is an equation that computes, or several, of which x is the subject. */
const is = /^Definition is_([\w']+) : (.*) := (?:fun [\w']+ => )?(?:conj|eq_refl|[() ])+$/
const requires = /^From Retrograde Require Import /

/** The names that a sentence records, as `states_x`; nothing if it is not of one of the three forms. */
function recordOf({ code }: Sentence): string | undefined {
  const [, stated, itself] = states.exec(code) ?? []
  if (stated !== undefined && stated === itself) return `states_${stated}`
  const [, made, built] = makes.exec(code) ?? []
  if (made !== undefined && made === built) return `makes_${made}`
  const [, name, equation] = is.exec(code) ?? []
  const subject = name !== undefined && equation!.split(/[^\w']+/).includes(name)
  return subject ? `is_${name}` : undefined
}

/**
 * `Statements.v` says again what every theorem says (`states_<name>`), what every definition is
 * (`is_<name>`) and what every record asks for (`makes_<name>`), and Coq holds the two together.
 * These are the names it should have and has not, the names that there are twice (of which it could hold
 * only one), and what it says in any other form: nothing that a theorem says goes unrecorded.
 */
export function unpinned(
  theorems: readonly Theorem[],
  files: ReadonlyMap<string, string>,
): readonly string[] {
  const recorded = new Set<string>()
  const missing: string[] = []
  for (const sentence of sentences(files.get(recorder) ?? '')) {
    const name = recordOf(sentence)
    if (name !== undefined) recorded.add(name)
    else if (!requires.test(sentence.code))
      missing.push(`${recorder}.v, line ${sentence.line}: it records nothing`)
  }
  for (const { file, name } of theorems) {
    if (!proved(files.get(file) ?? '').includes(name)) missing.push(`${file}.v proves no ${name}`)
    if (!recorded.has(`states_${name}`)) missing.push(`${recorder}.v does not state ${name}`)
  }
  const places = new Map<string, string>()
  for (const [file, text] of files) {
    if (file === recorder) continue
    for (const name of introduced(text)) {
      const other = places.get(name)
      if (other !== undefined) missing.push(`${name} is in ${other}.v and again in ${file}.v`)
      places.set(name, file)
      const path = libraryPaths.get(name)
      if (path !== undefined) missing.push(`${name} (${file}.v) would hide ${path}`)
    }
    for (const name of defined(text))
      if (!recorded.has(`is_${name}`) && !recorded.has(`makes_${name}`))
        missing.push(`${recorder}.v does not say what ${name} (${file}.v) is`)
  }
  return missing
}
