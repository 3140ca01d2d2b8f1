import type { Figure, Series } from './figure.js'
import { type Descent, toNumber } from './open-1.series.js'

/** The rms error after each order, in stationary deviations, for several n. */
export function ordersFigure(
  H: number,
  rows: readonly (Descent & { readonly n: number })[],
): Figure {
  const last = Math.max(...rows.map(({ squares }) => squares.length))
  const curves = rows.map(
    ({ n, squares }): Series => ({
      name: `nh = ${n / H}`,
      mark: 'line',
      points: squares.map((square, i) => [i + 1, Math.sqrt(toNumber(square))] as const),
    }),
  )
  const tenth: Series = {
    name: 'a tenth',
    mark: 'line',
    dashed: true,
    points: [1, last].map(p => [p, 0.1] as const),
  }
  return {
    id: 'open-1-orders',
    title: 'Orders in h that the backward iterate needs, AR(1)',
    caption:
      'Root mean square error of the forward iterate corrected to order p. Errors grow up to order nh or so, by far beyond the spread of the iterates, before they fall: about e·nh orders are needed.',
    x: { label: 'order p' },
    y: { label: 'error, in deviations', scale: 'log' },
    series: [...curves, tenth],
  }
}
