import * as Plot from '@observablehq/plot'
import { parseHTML } from 'linkedom'
import type { Metric, RunRecord } from '../experiment/index.js'
import type { Series } from '../statement/figure.js'
import { legendOf } from './legend.js'
import { markup } from './markup.js'
import { draw, type Pen, pensFor } from './pen.js'
import { type Quantity, quantitiesOf } from './run-quantities.js'
import { isShown, scaleOf, tickLabel } from './scale.js'
import { thinLine } from './thin.js'

const panel = { width: 330, height: 170, left: 54, right: 24, top: 10, bottom: 34 }
const margin = { left: 24, top: 30 }
/** A page of more seeds than this is not looked at seed by seed. */
const MOST_SEEDS = 5

/**
 * The curves of a run as the paper draws them, as a self-contained SVG: a row a seed, a column a
 * quantity, a curve an arm over the steps of the experiment's own batch. The first five seeds; long
 * curves are thinned to the pixel. The same bytes for the same run.
 */
export function runGrid(record: RunRecord, title: string): string {
  const { arms } = record.file.configuration
  const quantities = quantitiesOf(record.metrics)
  const found = [...new Set(record.metrics.map(({ seed }) => seed))]
  const seeds = record.file.configuration.seeds.filter(seed => found.includes(seed))
  const shown = seeds.slice(0, MOST_SEEDS)
  const work = new Map(arms.map(arm => [arm.name, arm.work ?? 1]))
  const named = arms.map(({ name }): Series => ({ name, mark: 'line', points: [] }))
  const pens = pensFor(named)
  const width = margin.left + Math.max(2, quantities.length) * panel.width
  const legend = legendOf(named, pens, margin.left + panel.left, width - panel.right)
  const top = legend.height + margin.top
  const height = top + shown.length * panel.height + 6
  const byPath = new Map<string, Metric[]>()
  for (const metric of record.metrics) {
    const key = `${metric.seed} ${metric.arm}`
    byPath.set(key, [...(byPath.get(key) ?? []), metric])
  }

  const panels = shown.flatMap((seed, row) =>
    quantities.map((quantity, column) => {
      const series = arms.map(({ name }): Series => {
        const points = (byPath.get(`${seed} ${name}`) ?? []).flatMap(metric => {
          const y = quantity.of(metric)
          return y === undefined || !isShown(quantity.axis, y)
            ? []
            : [[metric.n * work.get(name)!, y] as const]
        })
        return { name, mark: 'line', points }
      })
      const isLast = row === shown.length - 1
      return nested(
        panelOf(series, pens, quantity, isLast),
        margin.left + column * panel.width,
        top + row * panel.height,
      )
    }),
  )
  const heads = quantities.map((quantity, column) =>
    label(quantity.axis.label, margin.left + column * panel.width + panel.left, top - 8, 0),
  )
  const sides = shown.map((seed, row) =>
    label(`seed ${seed}`, 16, top + row * panel.height + panel.height / 2 + 20, -90),
  )
  const key = Plot.plot({
    document: parseHTML('<!doctype html><html></html>').document,
    className: 'retrograde-key',
    width,
    height: Math.max(1, legend.height),
    margin: 0,
    axis: null,
    x: { domain: [0, 1] },
    y: { domain: [0, 1] },
    marks: [...legend.marks],
  }) as { readonly outerHTML: string }
  const head = markup`<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-label="${title}" class="retrograde-grid" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" font-family="system-ui, 'DejaVu Sans', sans-serif" font-size="13" fill="currentColor">`
  const body = [nested(key.outerHTML, 0, 0), ...heads, ...sides, ...panels].join('')
  return `${head.html}${markup`<title>${title}</title>`.html}<style>${style}</style>${body}</svg>`
}

const style =
  '.retrograde-grid{max-width:100%;height:auto}.retrograde-grid text{white-space:pre}' +
  '@media screen and (prefers-color-scheme:dark){.retrograde-grid{color:#e4e2dd}}'

function panelOf(
  series: readonly Series[],
  pens: readonly Pen[],
  { axis }: Quantity,
  isLast: boolean,
): string {
  const points = series.flatMap(one => one.points)
  const x = scaleOf(
    { label: 'steps' },
    points.map(point => point[0]),
  )
  const y = scaleOf(
    axis,
    points.map(point => point[1]),
  )
  const inner = panel.width - panel.left - panel.right
  const column = (value: number) => x.place(value) * inner
  const drawing = Plot.plot({
    document: parseHTML('<!doctype html><html></html>').document,
    className: 'retrograde-panel',
    width: panel.width,
    height: panel.height,
    marginLeft: panel.left,
    marginRight: panel.right,
    marginTop: panel.top,
    marginBottom: panel.bottom,
    style: { fontSize: '11px' },
    x: { type: x.type, domain: x.domain, ticks: 5, grid: true, label: isLast ? 'steps →' : null },
    y: {
      type: y.type,
      domain: y.domain,
      grid: true,
      label: null,
      tickFormat: tickLabel,
      ...(y.ticks ? { ticks: y.ticks } : { nice: true, ticks: 5 }),
    },
    marks: [
      Plot.frame({ strokeOpacity: 0.3 }),
      ...series.map((one, i) => draw('line', pens[i]!, thinLine(one.points, column))),
      points.length === 0 ? Plot.text(['no readings'], { frameAnchor: 'middle' }) : null,
    ],
  }) as { readonly outerHTML: string }
  return drawing.outerHTML
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

const label = (text: string, x: number, y: number, turn: number): string =>
  markup`<text x="${x}" y="${y}" transform="rotate(${turn} ${x} ${y})" font-weight="600">${text}</text>`
    .html
