import * as Plot from '@observablehq/plot'
import type { Series } from '../statement/figure.js'

/**
 * Colours told apart by every common kind of colour vision (Okabe and Ito 2008, the light ones
 * darkened), each with a contrast of at least 3 to 1 on white and on #17191d.
 */
const colours = ['#0072b2', '#d55e00', '#009e73', '#b5619a', '#7a7a7a', '#a07800'] as const

/** Dashes of the series said to be dashed, and of the others, so that colour is never needed. */
const dashed = ['5 4', '1.5 3', '8 3 2 3'] as const
const whole = ['none', '14 2', '9 2 2 2'] as const

const symbols = ['circle', 'square2', 'triangle2', 'diamond2', 'star', 'cross'] as const

/** How a series is drawn: two series of one figure differ in colour, and in dash or symbol too. */
export interface Pen {
  readonly colour: (typeof colours)[number]
  readonly dash: (typeof dashed | typeof whole)[number]
  readonly symbol: (typeof symbols)[number]
}

/** The pens of the series of a figure. */
export function pensFor(series: readonly Series[]): Pen[] {
  return series.map((one, i) => {
    const isAlike = (other: Series) =>
      (other.mark === 'dots') === (one.mark === 'dots') &&
      (other.dashed ?? false) === (one.dashed ?? false)
    const before = series.slice(0, i).filter(isAlike).length
    const dashes = one.dashed ? dashed : whole
    return {
      colour: colours[i % colours.length]!,
      dash: dashes[before % dashes.length]!,
      symbol: symbols[before % symbols.length]!,
    }
  })
}

/** The pens of so many curves: six differ in colour and in marker, neighbours and those six apart in dash. */
export const curvePens = (count: number): Pen[] =>
  Array.from({ length: count }, (_, i) => ({
    colour: colours[i % colours.length]!,
    dash: whole[(i + Math.floor(i / colours.length)) % whole.length]!,
    symbol: symbols[i % symbols.length]!,
  }))

/** Markers on a curve: filled symbols a little wider than its line. */
export function drawMarkers(pen: Pen, points: Series['points'], pixels = false): Plot.Markish {
  return Plot.dot(points, {
    ...placed(points, pixels),
    fill: pen.colour,
    r: 3.5,
    symbol: pen.symbol,
  })
}

/** Points drawn as `mark` with a pen; in `pixels` they are places, else values on the axes. */
export function draw(
  mark: Series['mark'],
  pen: Pen,
  points: Series['points'],
  pixels = false,
): Plot.Markish {
  const place = placed(points, pixels)
  if (mark === 'dots') {
    return Plot.dot(points, { ...place, fill: pen.colour, r: 2.5, symbol: pen.symbol })
  }
  return Plot.line(points, {
    ...place,
    stroke: pen.colour,
    strokeWidth: 1.75,
    strokeDasharray: pen.dash,
    strokeLinecap: 'butt',
    curve: mark === 'step' ? 'step-after' : 'linear',
  })
}

function placed(points: Series['points'], pixels: boolean) {
  const at = (axis: 0 | 1): Plot.ChannelValueSpec => ({
    value: points.map(point => point[axis]),
    scale: pixels ? null : 'auto',
  })
  return { x: at(0), y: at(1) }
}
