import * as Plot from '@observablehq/plot'
import { parseHTML } from 'linkedom'
import type { Axis } from '../statement/figure.js'
import { logLabels } from './log-labels.js'
import { draw, drawMarkers, type Pen } from './pen.js'
import { isShown, type Scale, scaleOf, tickLabel } from './scale.js'
import { thinLine } from './thin.js'

export type Points = readonly (readonly [x: number, y: number])[]

/** A curve in a panel: its points, and where it ended because it diverged. */
export interface PanelCurve {
  readonly points: Points
  readonly pen: Pen
  readonly diverged?: number | undefined
}

/** The axes of a panel: of everything that is drawn in this place of any part of a figure. */
export interface PanelScales {
  readonly x: Scale
  readonly y: Scale
}

export const panelSize = { width: 330, height: 158, left: 58, right: 18, top: 8, bottom: 24 }
const inner = panelSize.width - panelSize.left - panelSize.right
/** Markers on each curve, so that curves are told apart in print without colour. */
const MARKERS = 5

/** The points that an axis can show. */
export const shownOn = (axis: Axis, points: Points): Points =>
  points.filter(([, y]) => isShown(axis, y))

export function panelScales(axis: Axis, steps: readonly number[], points: Points): PanelScales {
  return {
    x: scaleOf({ label: 'steps' }, steps),
    y: scaleOf(
      axis,
      points.map(([, y]) => y),
    ),
  }
}

/** Curves over steps in their frame, with marks at both axes and no words but 'no readings'. */
export function panelSvg(curves: readonly PanelCurve[], { x, y }: PanelScales): string {
  const column = (value: number) => x.place(value) * inner
  const isEmpty = curves.every(({ points }) => points.length === 0)
  const drawing = Plot.plot({
    document: parseHTML('<!doctype html><html></html>').document,
    className: 'retrograde-panel',
    width: panelSize.width,
    height: panelSize.height,
    marginLeft: panelSize.left,
    marginRight: panelSize.right,
    marginTop: panelSize.top,
    marginBottom: panelSize.bottom,
    style: { fontSize: '12px' },
    x: { type: x.type, domain: x.domain, ticks: 4, grid: true, label: null },
    y: {
      type: y.type,
      domain: y.domain,
      grid: true,
      label: null,
      tickFormat: tickLabel,
      ...(isEmpty ? { ticks: [] } : y.ticks ? { ticks: y.ticks } : { nice: true, ticks: 4 }),
    },
    marks: [
      isEmpty ? null : logLabels('y', y),
      Plot.frame({ strokeOpacity: 0.3 }),
      ...curves.map(({ points, pen }) => draw('line', pen, thinLine(points, column))),
      ...curves.map(({ points, pen }, i) =>
        drawMarkers(pen, some(points, x, (i + 0.5) / curves.length)),
      ),
      ...curves.map(({ diverged, pen }, i) =>
        diverged === undefined ? null : cross(diverged, pen, i),
      ),
      isEmpty ? Plot.text(['no readings'], { frameAnchor: 'middle' }) : null,
    ],
  }) as { readonly outerHTML: string }
  return drawing.outerHTML
}

/** The points next to a few places, which `shift` moves so that those of other curves are not below. */
function some(points: Points, { domain }: Scale, shift: number): Points {
  const [low, high] = domain
  const nearest = (place: number) =>
    points.reduce((best, point) =>
      Math.abs(point[0] - place) < Math.abs(best[0] - place) ? point : best,
    )
  if (points.length === 0) return []
  const places = Array.from({ length: MARKERS }, (_, k) => (k + shift) / MARKERS)
  return [...new Set(places.map(place => nearest(low + place * (high - low))))]
}

/** A cross near the foot of the frame, a place a curve: here a path diverged. */
function cross(step: number, pen: Pen, place: number): Plot.Markish {
  return Plot.dot([step], {
    x: [step],
    frameAnchor: 'bottom',
    dy: -8 - 12 * place,
    symbol: 'times',
    r: 5,
    stroke: pen.colour,
    strokeWidth: 2,
  })
}
