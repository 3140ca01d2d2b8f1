import { AuditError } from './axioms.js'
import { type Sentence, sentences } from './sentence.js'

/** What can be read off the text of a Coq file, sentence by sentence. */

/** What a sentence brings into being, after the name: binders, a type, a body. */
const rest = String.raw`(?![\w'])(?: |:|$)`
const heads = (words: string) => new RegExp(String.raw`^(?:${words}) ([A-Za-z_][\w']*)${rest}`)
const theorem = heads('Theorem|Lemma')
const definition = heads('Definition|Fixpoint|Record')
const local = heads('Let')

/** Sentences that are allowed besides theorems, definitions and tactics (which begin in lower case). */
const plain: readonly RegExp[] = [
  /^(?:Proof|Qed|Defined)$/,
  /^(?:Section|End) \w+$/,
  /^From Retrograde Require Import(?: \w+)+$/,
  /^Arguments \w+(?: \w+| \{\w+(?: \w+)*\})+$/,
  /^Implicit Types? /,
  /^Ltac \w+(?: \w+)* := /,
  /^#\[global\] Hint Rewrite(?: @\w+)+ : \w+$/,
]

/** They stand for axioms outside of sections. */
const assumption = /^(?:Hypothes[ie]s|Variables?|Context) /

/** What decides how everything else is read, word for word. */
const asWritten: ReadonlySet<string> = new Set([
  'From Coq Require Export Reals Lra Lia ZArith Classical_Prop List Permutation PeanoNat',
  'Export ListNotations',
  '#[global] Open Scope R_scope',
  'Declare Scope vector_scope',
  'Delimit Scope vector_scope with V',
  'Infix "+" := plus : vector_scope',
  'Infix "-" := minus : vector_scope',
  'Infix "*" := scale : vector_scope',
  'Bind Scope vector_scope with point',
])

/** A sentence that must not be in a proof, and where. */
export interface Forbidden {
  readonly line: number
  readonly command: string
}

/**
 * What is not known to be harmless: every sentence but tactics, theorems, definitions, and the few
 * commands that the development needs. So no axiom, no admission, no module (whose names would hide
 * others), no option, no notation but those listed; and nothing assumed outside of a section.
 */
export function forbiddenIn(text: string): readonly Forbidden[] {
  const found: Forbidden[] = []
  const open: string[] = []
  for (const { line, code, written } of sentences(text)) {
    const opened = /^Section (\w+)$/.exec(code)?.[1]
    if (opened !== undefined) open.push(opened)
    if (code === `End ${open.at(-1)}`) open.pop()
    const refuse = (why = '') => found.push({ line, command: `${brief(code)}${why}` })
    const inSection = assumption.test(code) || local.test(code)
    if (inSection && open.length === 0) refuse(' outside of a section')
    else if (!inSection && !isAllowed(code, written)) refuse()
    else if (nameOf(code, theorem, definition, local) !== undefined && hasCompanions(code))
      refuse(' … with or where')
    else if (/\b(?:admit|give_up)\b/.test(code)) refuse()
    else if (/[^ -~]/.test(code)) refuse(' (a character that is not ASCII)')
    else if (code.includes('..')) refuse(' (an ellipsis)')
  }
  return found
}

const isAllowed = (code: string, written: string) =>
  /^[a-z([]/.test(code) ||
  nameOf(code, theorem, definition) !== undefined ||
  plain.some(pattern => pattern.test(code)) ||
  asWritten.has(written)

const brief = (code: string) => (code.length <= 40 ? code : `${code.slice(0, 40)}…`)

/**
 * `Fixpoint f … with g …` brings more names than the first (each other `with` is that of a `match`),
 * and `where` brings notations.
 */
const hasCompanions = (code: string) =>
  code.match(/\bwith\b/g)?.length !== code.match(/\bmatch\b/g)?.length || /\bwhere\b/.test(code)

function nameOf(code: string, ...patterns: readonly RegExp[]): string | undefined {
  return patterns.map(pattern => pattern.exec(code)?.[1]).find(name => name !== undefined)
}

const names = (text: string, ...patterns: readonly RegExp[]): readonly string[] =>
  sentences(text).flatMap(({ code }: Sentence) => nameOf(code, ...patterns) ?? [])

/** Names of theorems and lemmas that the text proves. */
export const proved = (text: string) => names(text, theorem)

/** Names of what it defines: functions, and types with the hypotheses in them. */
export const defined = (text: string) => names(text, definition)

/** The constructors and the fields of its records. */
const parts = (text: string) =>
  sentences(text).flatMap(({ code }) => {
    const [, name, body] = /^Record ([\w']+) .*?:= \{(.*)\}$/.exec(code) ?? []
    if (name === undefined) return []
    return [`Build_${name}`, ...[...body!.matchAll(/(?:^|;) ?([\w']+) :/g)].map(field => field[1]!)]
  })

/** All names that outlast its sections. */
export const introduced = (text: string): readonly string[] => [
  ...proved(text),
  ...defined(text),
  ...parts(text),
]

/** The files of the development that the text requires. */
export const required = (text: string): readonly string[] =>
  sentences(text).flatMap(({ code }) => {
    const [, files] = /^From Retrograde Require Import (.*)$/.exec(code) ?? []
    return files?.split(' ') ?? []
  })

/**
 * The files in an order in which each comes after those it requires.
 *
 * @throws AuditError if they require each other in a circle, or one that is not there.
 */
export function inOrder(files: ReadonlyMap<string, string>): readonly string[] {
  const order: string[] = []
  const visit = (file: string, path: readonly string[]) => {
    if (path.includes(file)) throw new AuditError(`${[...path, file].join(' requires ')}: a circle`)
    const text = files.get(file)
    if (text === undefined)
      throw new AuditError(`${path.at(-1)} requires ${file}.v, which is not there`)
    if (order.includes(file)) return
    for (const other of required(text)) visit(other, [...path, file])
    order.push(file)
  }
  for (const file of [...files.keys()].sort()) visit(file, [])
  return order
}
