import { Resvg } from '@resvg/resvg-js'

/** An SVG as PNG on white, at twice its size, with the fonts of the system. */
export function pngOf(svg: string): Buffer {
  const image = new Resvg(svg, {
    background: 'white',
    fitTo: { mode: 'zoom', value: 2 },
    font: { loadSystemFonts: true, defaultFontFamily: 'DejaVu Sans' },
  })
  return image.render().asPng()
}
