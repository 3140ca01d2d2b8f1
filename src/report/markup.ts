/** A piece of HTML that is safe to put into a page. */
export class Markup {
  constructor(readonly html: string) {}
}

type Piece = string | number | Markup | readonly Markup[] | undefined

/**
 * HTML from a template: its own text as it is, strings put into it escaped, pieces of markup kept,
 * nothing for undefined. The only way from text to markup, so that nothing can go unescaped.
 */
export function markup(parts: TemplateStringsArray, ...pieces: readonly Piece[]): Markup {
  return new Markup(parts.reduce((html, part, i) => html + piece(pieces[i - 1]) + part))
}

/** Text as it is written in HTML, between tags or in quotes. */
export function escaped(text: string): string {
  return wellFormed(text).replace(/[&<>"']/g, character => `&#${character.charCodeAt(0)};`)
}

/** Text without what HTML cannot hold: control characters and halves of surrogate pairs. */
export function wellFormed(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  return text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]|\p{Cs}/gu, '\ufffd')
}

function piece(value: Piece): string {
  if (value === undefined) return ''
  if (value instanceof Markup) return value.html
  if (typeof value === 'object') return value.map(part => part.html).join('')
  return escaped(String(value))
}
