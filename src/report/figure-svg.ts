import * as Plot from '@observablehq/plot'
import { parseHTML } from 'linkedom'
import type { Axis, Figure, Series } from '../statement/figure.js'
import { legendOf } from './legend.js'
import { logLabels } from './log-labels.js'
import { Markup, markup, wellFormed } from './markup.js'
import { draw, pensFor } from './pen.js'
import { isShown, type Scale, scaleOf, tickLabel } from './scale.js'
import { thinDots, thinLine } from './thin.js'

const width = 640
const frame = { left: 62, right: 20, bottom: 44, above: 32, height: 270 }
const frameWidth = width - frame.left - frame.right
/** Series with more points than this are thinned to what a screen can show. */
const thinAbove = 2000

/** Letters and axes take the colour of the text around them; alone on a dark page they are light. */
const style = `
.retrograde-figure { display: block; max-width: 100%; height: auto; font-size: 13px }
.retrograde-figure text { white-space: pre }
@media screen and (prefers-color-scheme: dark) { .retrograde-figure { color: #e4e2dd } }
`.trim()

/**
 * A figure as a self-contained SVG, 640 px wide, the same bytes for the same figure: axes with
 * their labels, a legend, and the series. Points that are not finite, or not positive on a log
 * axis, are left out, and a line joins their neighbours. Long series are thinned to the pixel.
 */
export function figureSvg(figure: Figure): string {
  const shown = figure.series.map(series => shownPart(series, figure))
  const points = shown.flatMap(series => series.points)
  const x = scaleOf(
    figure.x,
    points.map(point => point[0]),
  )
  const y = scaleOf(
    figure.y,
    points.map(point => point[1]),
  )
  const pens = pensFor(shown)
  const legend = legendOf(shown, pens, frame.left, width - frame.right)
  const drawing: { readonly outerHTML: string } = Plot.plot({
    document: parseHTML('<!doctype html><html></html>').document,
    className: 'retrograde-figure',
    width,
    height: legend.height + frame.above + frame.height + frame.bottom,
    marginTop: legend.height + frame.above,
    marginLeft: frame.left,
    marginRight: frame.right,
    marginBottom: frame.bottom,
    x: plotScale(figure.x, x),
    // Plot would write the label above the legend, away from its axis.
    y: { ...plotScale(figure.y, y), label: null },
    marks: [
      logLabels('x', x, wellFormed(figure.x.label)),
      logLabels('y', y),
      ...legend.marks,
      Plot.text([`↑ ${wellFormed(figure.y.label)}`], {
        frameAnchor: 'top-left',
        lineAnchor: 'bottom',
        dx: 8 - frame.left,
        dy: -9,
      }),
      Plot.frame({ strokeOpacity: 0.3 }),
      ...shown.map((series, i) => draw(series.mark, pens[i]!, thinned(series, x, y))),
      points.length === 0 ? Plot.text(['no points'], { frameAnchor: 'middle' }) : null,
    ],
  })
  return described(rounded(drawing.outerHTML), figure)
}

function shownPart(series: Series, figure: Figure): Series {
  return {
    ...series,
    name: wellFormed(series.name),
    points: series.points.filter(([x, y]) => isShown(figure.x, x) && isShown(figure.y, y)),
  }
}

function thinned(series: Series, x: Scale, y: Scale): Series['points'] {
  if (series.points.length <= thinAbove) return series.points
  const column = (value: number) => x.place(value) * frameWidth
  const row = (value: number) => y.place(value) * frame.height
  return series.mark === 'dots'
    ? thinDots(series.points, column, row)
    : thinLine(series.points, column)
}

function plotScale(axis: Axis, scale: Scale): Plot.ScaleOptions {
  return {
    type: scale.type,
    domain: scale.domain,
    grid: true,
    label: wellFormed(axis.label),
    tickFormat: tickLabel,
    ...(scale.ticks ? { ticks: scale.ticks } : { nice: true, ticks: 7 }),
  }
}

/** The drawing with its coordinates to 1/100 px: smaller, and free of the last bits of a machine. */
function rounded(drawing: string): string {
  return drawing.replace(/<[^>]*>/g, tag =>
    tag.replace(/-?\d+\.\d{3,}/g, number => String(Number(Number(number).toFixed(2)) + 0)),
  )
}

/**
 * The drawing with our style for Plot's, and with what those need who do not see it. Written
 * around the drawing as markup, since linkedom does not escape < in attributes and titles.
 */
function described(drawing: string, figure: Figure): string {
  const words = `${figure.title}. ${figure.caption}`
  const head = markup`<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-label="${words}"`
  const body = markup`<title>${figure.title}</title><desc>${figure.caption}</desc><style>${new Markup(style)}</style>`
  const [attributes, marks] = drawing.replace(/^<svg/, '').split(/<style>[^<]*<\/style>/)
  return `${head.html}${attributes}${body.html}${marks}`
}
