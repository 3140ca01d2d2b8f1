import * as Plot from '@observablehq/plot'
import type { Series } from '../statement/figure.js'
import { cut } from './columns.js'
import { draw, drawMarkers, type Pen } from './pen.js'

/** A legend: its marks, in pixels, and the room it takes. */
export interface Legend {
  readonly marks: readonly Plot.Markish[]
  readonly height: number
}

const sampleWidth = 26
const gap = 6
const rowHeight = 19
/** The mean width of a character at 13 px in the widest of the usual sans serifs. */
const characterWidth = 7.6

/**
 * Samples of the series with their names, in rows between x = `start` and x = `end`; with `marked`
 * lines have their markers. A name that is longer than a row is cut.
 */
export function legendOf(
  series: readonly Series[],
  pens: readonly Pen[],
  start: number,
  end: number,
  marked = false,
): Legend {
  const longest = Math.floor((end - start - sampleWidth - gap) / characterWidth)
  const marks: Plot.Markish[] = []
  let x = start
  let y = rowHeight / 2
  series.forEach(({ mark, name: whole }, i) => {
    const name = cut(whole, longest)
    const width = sampleWidth + gap + [...name].length * characterWidth
    if (x > start && x + width > end) {
      x = start
      y += rowHeight
    }
    marks.push(draw(mark, pens[i]!, sample(mark, x, y), true), text(name, x + sampleWidth + gap, y))
    if (marked) marks.push(drawMarkers(pens[i]!, sample('dots', x, y), true))
    x += width + 3 * gap
  })
  return { marks, height: series.length > 0 ? y + rowHeight / 2 : 0 }
}

function sample(mark: Series['mark'], x: number, y: number): Series['points'] {
  if (mark === 'dots') return [[x + sampleWidth / 2, y]]
  return [
    [x, y],
    [x + sampleWidth, y],
  ]
}

function text(name: string, x: number, y: number): Plot.Markish {
  return Plot.text([name], {
    x: { value: [x], scale: null },
    y: { value: [y], scale: null },
    text: [name],
    textAnchor: 'start',
  })
}
