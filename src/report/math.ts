import temml from 'temml'

/** TeX that cannot be set. */
export class TexError extends Error {
  override readonly name = 'TexError'
}

/**
 * The MathML (Core) of a formula in TeX, as markup for HTML; on its own line where `display`.
 * Shows in a browser without scripts, its fonts the system's; `mathStyle` mends small things.
 *
 * Throws TexError, in one line, on TeX that is wrong, unknown, or would load or style anything.
 */
export function mathml(tex: string, display: boolean): string {
  try {
    return temml.renderToString(tex, {
      displayMode: display,
      throwOnError: true,
      trust: false,
    })
  } catch (error) {
    const [reason] = String(error instanceof Error ? error.message : error).split(/ at |\n/)
    throw new TexError(`tex ${JSON.stringify(tex)}: expected TeX maths, got: ${reason!.trim()}`)
  }
}

/** What MathML Core leaves to style sheets: the sides of aligned columns, and room between rows. */
export const mathStyle = `
math { font-family: 'Latin Modern Math', 'STIX Two Math', 'Cambria Math', 'DejaVu Math TeX Gyre', math }
math.tml-display { display: block math; width: 100% }
.tml-right { text-align: right; text-align: -webkit-right }
.tml-left { text-align: left; text-align: -webkit-left }
mtable.tml-jot > mtr > mtd { padding-top: .7ex; padding-bottom: .7ex }
`.trim()
