import * as Plot from '@observablehq/plot'
import { parseHTML } from 'linkedom'
import type { Metric } from '../experiment/index.js'
import type { Series } from '../statement/figure.js'
import { legendOf } from './legend.js'
import { Markup, markup } from './markup.js'
import { curvePens } from './pen.js'
import type { Curve } from './run-curves.js'
import { panelScales, panelSize, panelSvg, shownOn } from './run-panel.js'
import type { Quantity } from './run-quantities.js'

const margin = { left: 24, head: 22, foot: 24 }

/** What a grid of curves shows. */
export interface Grid {
  readonly title: string
  readonly curves: readonly Curve[]
  /** All curves of the figure that this is a part of: its axes are made for them. */
  readonly among: readonly Curve[]
  /** A row each. */
  readonly seeds: readonly number[]
  /** A column each. */
  readonly quantities: readonly Quantity[]
  /** What is below the columns: "steps of batches of 8". */
  readonly steps: string
}

/**
 * Curves as the paper draws them, as a self-contained SVG: a row a seed, a column a quantity. Two
 * columns fill the width of a printed page with letters of at least 8 points. Long curves are
 * thinned to the pixel. The same bytes for the same curves.
 */
export function runGrid({ title, curves, among, seeds, quantities, steps }: Grid): string {
  const pens = curvePens(curves.length)
  const named = curves.map(({ name }): Series => ({ name, mark: 'line', points: [] }))
  const width = margin.left + quantities.length * panelSize.width
  const legend = legendOf(named, pens, margin.left + panelSize.left, width - panelSize.right, true)
  const top = legend.height + margin.head
  const height = top + seeds.length * panelSize.height + margin.foot
  const left = (column: number) => margin.left + column * panelSize.width
  const middle = (column: number) =>
    left(column) + (panelSize.left + panelSize.width - panelSize.right) / 2

  const ends = among.flatMap(curve => curve.ends)
  const panels = seeds.flatMap((seed, row) =>
    quantities.map((quantity, column) => {
      const all = among.map(curve => pointsOf(curve, seed, quantity))
      const scales = panelScales(quantity.axis, ends, all.flat())
      const drawn = curves.map((curve, i) => ({
        points: pointsOf(curve, seed, quantity),
        pen: pens[i]!,
        diverged: endOf(curve, seed),
      }))
      return nested(panelSvg(drawn, scales), left(column), top + row * panelSize.height)
    }),
  )
  const heads = quantities.map(({ axis }, column) => {
    const log = axis.scale === 'log' ? ', log scale' : ''
    return label(`↑ ${axis.label}${log}`, left(column) + panelSize.left, top - 2, 'start')
  })
  const feet = quantities.map((_, column) => label(steps, middle(column), height - 8, 'middle'))
  const sides = seeds.map((seed, row) => {
    const y = top + row * panelSize.height + (panelSize.height - panelSize.bottom) / 2
    return label(`seed ${seed}`, 14, y, 'middle', -90)
  })
  const head = markup`<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-label="${title}" class="retrograde-grid" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" font-family="system-ui, 'DejaVu Sans', sans-serif" font-size="12" fill="currentColor">`
  const key = nested(keySvg(legend.marks, width, legend.height), 0, 0)
  const body = [key, ...heads, ...sides, ...panels, ...feet].join('')
  return `${head.html}${markup`<title>${title}</title>`.html}<style>${style}</style>${body}</svg>`
}

const style =
  '.retrograde-grid{max-width:100%;height:auto}.retrograde-grid text{white-space:pre}' +
  '@media screen and (prefers-color-scheme:dark){.retrograde-grid{color:#e4e2dd}}'

function pointsOf({ of, work }: Curve, seed: number, quantity: Quantity) {
  const points = of(seed).flatMap(metric => {
    const y = quantity.of(metric)
    return y === undefined ? [] : [[metric.n * work, y] as const]
  })
  return shownOn(quantity.axis, points)
}

/** The step at which a path diverged. */
function endOf({ of, work }: Curve, seed: number): number | undefined {
  const last: Metric | undefined = of(seed).at(-1)
  return last?.diverged === undefined ? undefined : last.n * work
}

function keySvg(marks: readonly Plot.Markish[], width: number, height: number): string {
  const key = Plot.plot({
    document: parseHTML('<!doctype html><html></html>').document,
    className: 'retrograde-key',
    width,
    height: Math.max(1, height),
    margin: 0,
    axis: null,
    style: { fontSize: '12px' },
    x: { domain: [0, 1] },
    y: { domain: [0, 1] },
    marks: [...marks],
  }) as { readonly outerHTML: string }
  return key.outerHTML
}

/** A drawing of Plot at a place of another, without its style, which the whole has. */
function nested(drawing: string, x: number, y: number): string {
  const plain = drawing
    .replace(/<style>[^<]*<\/style>/g, '')
    .replace(/^<svg/, `<svg aria-hidden="true" x="${x}" y="${y}" overflow="visible"`)
  return plain.replace(/<[^>]*>/g, tag =>
    tag.replace(/-?\d+\.\d{3,}/g, number => String(Number(Number(number).toFixed(2)) + 0)),
  )
}

function label(
  text: string,
  x: number,
  y: number,
  anchor: 'start' | 'middle',
  turn?: number,
): string {
  const turned =
    turn === undefined ? undefined : new Markup(` transform="rotate(${turn} ${x} ${y})"`)
  return markup`<text x="${x}" y="${y}" text-anchor="${anchor}"${turned}>${text}</text>`.html
}
