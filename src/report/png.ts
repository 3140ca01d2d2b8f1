import { Resvg } from '@resvg/resvg-js'

const options = {
  background: 'white',
  fitTo: { mode: 'zoom', value: 2 },
  font: { loadSystemFonts: true, defaultFontFamily: 'DejaVu Sans' },
} as const

/** An SVG as PNG on white, at twice its size, with the fonts of the system. */
export function pngOf(svg: string): Buffer {
  return new Resvg(svg, options).render().asPng()
}

/** Whether there is a font: without one a PNG would have no letters, and nothing would say so. */
export function canWrite(font: { readonly loadSystemFonts: boolean } = options.font): boolean {
  const letter =
    '<svg xmlns="http://www.w3.org/2000/svg"><text y="20" font-size="20">n</text></svg>'
  return new Resvg(letter, { font: { ...options.font, ...font } }).innerBBox() !== undefined
}
