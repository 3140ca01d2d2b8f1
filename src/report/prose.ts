import { type Markup, markup } from './markup.js'

/**
 * An index or a power in plain text: `X_n`, `T_12`, `A_{m,n}`, `k^n`, `10^-6`, `k^{n-m}`. Names
 * joined by underscores, such as `max_depth`, are none: an index without braces is one letter, or
 * digits, and no lower-case letter follows it.
 */
const script =
  /(?<=[\p{L}\p{N})\]*′])(?<sign>[_^])(?:\{(?<braced>[^{}]+)\}|(?<bare>[-−]?\p{N}+|[\p{L}*](?![\p{Ll}_])))/gu

/** A line of prose with its indices lowered and its powers raised; all else as it is. */
export function prose(text: string): Markup {
  const pieces: Markup[] = []
  let end = 0
  for (const match of text.matchAll(script)) {
    const { sign, braced, bare = '' } = match.groups!
    const inner = (braced ?? bare).replace('-', '−')
    pieces.push(markup`${text.slice(end, match.index)}`)
    pieces.push(sign === '_' ? markup`<sub>${inner}</sub>` : markup`<sup>${inner}</sup>`)
    end = match.index + match[0].length
  }
  return markup`${pieces}${text.slice(end)}`
}
