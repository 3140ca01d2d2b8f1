import { allowedAxioms } from './axioms.js'
import { libraryPaths } from './library.js'
import type { Question } from './question.js'
import { sentences } from './sentence.js'
import { introduced, required } from './source.js'
import { qualified, type Theorem } from './theorem.js'

/** What the name that is asked about is, to Coq: its full path; nothing if it is no name of anything. */
function located(printed: string): string | undefined {
  const path = /^(?:Constant|Inductive|Constructor|Notation|Variable|Module) (\S+)/.exec(
    printed,
  )?.[1]
  return path ?? (printed.startsWith('No object of basename') ? undefined : printed.trim())
}

const locate = (name: string, path: string): Question => ({
  ask: `Locate ${name}.`,
  objection: printed => {
    const found = located(printed)
    return found === path ? undefined : `${name} is ${found ?? 'nothing'}, and should be ${path}`
  },
})

/** Asks whether the axioms are those of the standard library, and the theorems those of their files. */
export const pathQuestions = (theorems: readonly Theorem[]): readonly Question[] => [
  ...[...allowedAxioms].map(([name, { path }]) => locate(name, path)),
  ...theorems.map(qualified).map(name => locate(`Retrograde.${name}`, `Retrograde.${name}`)),
]

const keywords = new Set(
  'as else end eq exists fix forall fun if in let match return struct then with Prop Set Type Definition'.split(
    ' ',
  ),
)

/** The names in the text, those of variables among them: "x", "Rabs", "Nat.iter". */
export function namesIn(text: string): readonly string[] {
  const found = sentences(text)
    .filter(({ code }) => !code.startsWith('From '))
    .flatMap(({ code }) => code.replace(/%\w+/g, '').match(/(?<![\w'.])[A-Za-z][\w'.]*/g) ?? [])
  return [...new Set(found)].filter(
    name => !keywords.has(name) && !/^(?:states|is|makes)_/.test(name),
  )
}

/**
 * Asks of each name in `Statements.v` what it is where that file uses it. One that is the
 * development's own must be what its file defines, states or lists as a field; one of the library what
 * `libraryPaths` says. So no later definition can stand in for what a statement seems to say. Names of
 * one letter are bound variables, unless they are listed.
 */
export function nameQuestions(files: ReadonlyMap<string, string>): readonly Question[] {
  const text = files.get('Statements') ?? ''
  const own = new Map<string, string>()
  for (const [file, source] of files)
    for (const name of introduced(source)) own.set(name, `Retrograde.${file}.${name}`)
  const imports = `From Retrograde Require Import ${required(text).join(' ')}.\n`
  return namesIn(text).map((name, i) => ({
    ask: `${i === 0 ? imports : ''}Locate ${name}.`,
    objection: printed => {
      const found = located(printed)
      const path = libraryPaths.get(name) ?? own.get(name)
      if (found === path) return
      if (path === undefined && name.length === 1 && found!.startsWith('Coq.')) return
      return `${name} in Statements.v is ${found ?? 'nothing'}, and should be ${path ?? 'a variable'}`
    },
  }))
}
