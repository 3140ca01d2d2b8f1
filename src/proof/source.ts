/** What can be read off the text of a Coq file. */

/** The text with comments (nested) and strings blanked, line by line the same. */
export function withoutComments(text: string): string {
  let depth = 0
  let inString = false
  let code = ''
  for (let i = 0; i < text.length; i++) {
    const pair = text.slice(i, i + 2)
    const blank = text[i] === '\n' ? '\n' : ' '
    if (text[i] === '"') {
      inString = !inString
      code += ' '
    } else if (inString) code += blank
    else if (pair === '(*' || (pair === '*)' && depth > 0)) {
      depth += pair === '(*' ? 1 : -1
      code += '  '
      i++
    } else code += depth > 0 ? blank : text[i]
  }
  return code
}

const forbiddenCommands =
  /\b(Admitted|admit|give_up|Axioms?|Parameters?|Conjectures?|Primitive|Register|Load|Declare\s+ML|Unset\s+\w+\s+Checking|bypass_check|Rewrite\s+Rules?|Symbols?)\b/
const assumptions = /^\s*(?:#\[[^\]]*\]\s*)?(Hypothes[ie]s|Variables?|Context)\b/

/** A command that must not be in a proof, and where. */
export interface Forbidden {
  readonly line: number
  readonly command: string
}

/** Admissions, axioms, guards switched off; and hypotheses outside of sections, which are axioms. */
export function forbiddenIn(text: string): readonly Forbidden[] {
  const found: Forbidden[] = []
  const sections: string[] = []
  withoutComments(text)
    .split('\n')
    .forEach((line, index) => {
      const opened = /^\s*(?:Section|Module)\s+(?:Type\s+)?(\w+)/.exec(line)?.[1]
      if (opened) sections.push(opened)
      const closed = /^\s*End\s+(\w+)/.exec(line)?.[1]
      if (closed && sections.at(-1) === closed) sections.pop()
      const command = forbiddenCommands.exec(line)?.[0]
      if (command) found.push({ line: index + 1, command })
      const assumed = assumptions.exec(line)?.[1]
      if (assumed && sections.length === 0)
        found.push({ line: index + 1, command: `${assumed} outside of a section` })
    })
  return found
}

function names(text: string, keywords: string): readonly string[] {
  const pattern = new RegExp(`^(?:#\\[[^\\]]*\\]\\s*)?(?:${keywords})\\s+([\\w']+)`, 'gm')
  return [...withoutComments(text).matchAll(pattern)].map(match => match[1]!)
}

/** Names of theorems and lemmas that the text proves. */
export const proved = (text: string) => names(text, 'Theorem|Lemma|Corollary|Proposition')

/** Names of what it defines: functions, and types with the hypotheses in them. */
export const defined = (text: string) =>
  names(text, 'Definition|Fixpoint|CoFixpoint|Record|Inductive|CoInductive|Structure|Class')

/** The files of the development that the text requires. */
export function required(text: string): readonly string[] {
  return [
    ...withoutComments(text).matchAll(/From\s+Retrograde\s+Require[^.]*?\bImport\s+([^.]*)\./g),
  ]
    .flatMap(match => match[1]!.split(/\s+/))
    .filter(name => name !== '')
}

/** The files in an order in which each comes after those it requires. */
export function inOrder(files: ReadonlyMap<string, string>): readonly string[] {
  const order: string[] = []
  const visit = (file: string, path: readonly string[]) => {
    if (path.includes(file)) throw new Error(`${[...path, file].join(' requires ')}: a circle`)
    const text = files.get(file)
    if (text === undefined) throw new Error(`${path.at(-1)} requires ${file}.v, which is not there`)
    if (order.includes(file)) return
    for (const other of required(text)) visit(other, [...path, file])
    order.push(file)
  }
  for (const file of [...files.keys()].sort()) visit(file, [])
  return order
}
