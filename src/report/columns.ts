/** The columns a text takes on a terminal, counted in code points. */
export function columns(text: string): number {
  return [...text].length
}

/** The text on one line: control characters and line breaks become single spaces. */
export function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Cs}\u2028\u2029\s]+/gu, ' ').trim()
}

/** The text cut to `width` columns, its last one an ellipsis where something was lost. */
export function cut(text: string, width: number): string {
  return columns(text) <= width ? text : `${[...text].slice(0, width - 1).join('')}…`
}

/** The text cut or filled with spaces on the right to exactly `width` columns. */
export function left(text: string, width: number): string {
  const kept = cut(text, width)
  return kept + ' '.repeat(width - columns(kept))
}

/** The text cut or filled with spaces on the left to exactly `width` columns. */
export function right(text: string, width: number): string {
  const kept = cut(text, width)
  return ' '.repeat(width - columns(kept)) + kept
}

/**
 * The words of a text as lines of at most `width` columns; the first starts with `first`, the
 * others are indented by `indent` spaces. A word that is too long for a line is broken.
 */
export function wrap(text: string, width: number, first = '', indent = 0): string[] {
  const margin = ' '.repeat(indent)
  const lines: string[] = []
  let line = first
  let empty = true
  for (const word of oneLine(text).split(' ')) {
    let rest = word
    if (!empty && columns(line) + 1 + columns(rest) > width) {
      lines.push(line)
      line = margin
      empty = true
    }
    while (empty && columns(line) + columns(rest) > width) {
      const room = width - columns(line)
      lines.push(line + [...rest].slice(0, room).join(''))
      rest = [...rest].slice(room).join('')
      line = margin
    }
    line += empty ? rest : ` ${rest}`
    empty = false
  }
  return [...lines, line]
}
