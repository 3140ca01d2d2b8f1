import type { Figure } from './figure.js'
import type { Vector } from './planar.js'

const place = ([x, y]: Vector) => [x!.valueOf(), y!.valueOf()] as const

/** Two deviations of N(0, Σ): Σ has eigenvalues 1/15 along (1, 1) and 1/7 along (1, −1). */
const ellipse = Array.from({ length: 101 }, (_, i) => {
  const angle = (2 * Math.PI * i) / 100
  const along = (2 * Math.cos(angle)) / Math.sqrt(15)
  const across = (2 * Math.sin(angle)) / Math.sqrt(7)
  return [(along + across) / Math.SQRT2, (along - across) / Math.SQRT2] as const
})

/** One realisation in both orders, with the law of its limit. */
export const planeFigure = (x: readonly Vector[], y: readonly Vector[]): Figure => ({
  id: 'sec-3.2-plane',
  title: 'SGD on a quadratic loss, H = [[2, 1], [1, 2]], h = 1/4',
  caption:
    'One realisation from (1, 1). Forward iterates spread over the stationary law around the minimiser 0; backward ones come to rest at one draw from it, which is not the minimiser.',
  x: { label: 'θ₁' },
  y: { label: 'θ₂' },
  series: [
    { name: 'forward', mark: 'dots', points: y.map(place) },
    { name: 'backward', mark: 'line', points: x.map(place) },
    { name: 'two deviations of Σ', mark: 'line', dashed: true, points: ellipse },
  ],
})
