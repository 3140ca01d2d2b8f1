/** The sentences of a Coq file: what Coq takes one by one, each ended by a full stop. */

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

/** A sentence without its full stop; bullets, braces and the goals they are opened for left out. */
export interface Sentence {
  /** Its first line in the file, from 1. */
  readonly line: number
  /** Comments and strings blanked, each run of white space one space. */
  readonly code: string
  /** As it is written, strings and all, each run of white space one space. */
  readonly written: string
}

/** `{`, also of a goal by number or name (`[x]: {`), is one to Coq, and any command may follow it. */
const bullets = /^(?:[-+*{}\s]|(?:\d+|all|!|\[[^\]]*\])\s*:)*/
const breaks = (text: string) => text.split('\n').length - 1
const oneLine = (text: string) => text.trim().replace(/\s+/g, ' ')

/**
 * The sentences, in order. A full stop before white space ends one, which is Coq's own rule; where a
 * notation has `..` there, one sentence is read as more, and never more as one.
 */
export function sentences(text: string): readonly Sentence[] {
  const code = withoutComments(text)
  const found: Sentence[] = []
  let from = 0
  let line = 1
  for (const { index } of code.matchAll(/\.(?=\s|$)|$/g)) {
    const start = from + bullets.exec(code.slice(from, index))![0].length
    if (start < index)
      found.push({
        line: line + breaks(code.slice(from, start)),
        code: oneLine(code.slice(start, index)),
        written: oneLine(text.slice(start, index)),
      })
    line += breaks(code.slice(from, index))
    from = index + 1
  }
  return found
}
