/** How parts of a text are set off on a terminal. Adds no columns. */
export interface Ink {
  good(text: string): string
  bad(text: string): string
  faint(text: string): string
}

const asIs = (text: string) => text

/** Sets nothing off. */
export const plain: Ink = { good: asIs, bad: asIs, faint: asIs }

/** ANSI colours (ECMA-48 select graphic rendition): green, red, faint. */
export const coloured: Ink = {
  good: text => `\u001b[32m${text}\u001b[39m`,
  bad: text => `\u001b[31m${text}\u001b[39m`,
  faint: text => `\u001b[2m${text}\u001b[22m`,
}
