import { type Rational, rationals } from '../space/rational.js'
import { closedErrors, type Errors, variance } from './definition-c.3.moments.js'
import type { Figure } from './figure.js'

/** rms errors over nh, n ≤ last, in stationary deviations. */
export function errorsFigure(h: Rational, last: number): Figure {
  const lengths = [2, 3, 5, 7, 10, 15, 20, 30, 50, 70, 100, 140, 200, 300, 500].filter(
    n => n <= last,
  )
  const rows = lengths.map(n => ({ nh: rationals.toNumber(h.mul(n)), ...closedErrors(h, n) }))
  const curve = (which: keyof Errors) =>
    rows.map(row => {
      const ratio = row[which].div(variance(h))
      return [row.nh, Math.sqrt(rationals.toNumber(ratio))] as const
    })
  return {
    id: 'def-c.3-errors',
    title: 'The corrected forward iterate, AR(1), h = 1/50',
    caption:
      'Root mean square distances from the backward iterate, in stationary deviations. The correction gains where nh is below about 1.5; beyond, it grows like n^{3/2} and takes the iterate away.',
    x: { label: 'nh', scale: 'log' },
    y: { label: 'rms error', scale: 'log' },
    series: [
      { name: 'forward iterate', mark: 'line', points: curve('uncorrected') },
      { name: 'with the correction', mark: 'line', points: curve('corrected') },
    ],
  }
}
