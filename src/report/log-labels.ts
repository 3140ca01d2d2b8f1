import * as Plot from '@observablehq/plot'
import { type Scale, tickLabel } from './scale.js'

/**
 * The labels of a log axis with marks between powers of ten. Left to itself Plot writes them by the
 * rule of d3's log scales, which draws such a mark and may leave out its label.
 */
export function logLabels(
  axis: 'x' | 'y',
  { type, ticks = [] }: Scale,
  label: string | null = null,
): Plot.Markish {
  const isPower = (tick: number) => Number.isInteger(Number(Math.log10(tick).toFixed(9)))
  if (type !== 'log' || ticks.every(isPower)) return null
  const options = { ticks: [...ticks], text: tickLabel, label }
  return axis === 'x' ? Plot.axisX(options) : Plot.axisY(options)
}
