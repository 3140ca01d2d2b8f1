import { iterates } from '../iterate/iterate.js'
import { heavyBall } from '../map/heavy-ball.js'
import { forward } from '../order/forward.js'
import { finite } from '../random/finite.js'
import type { MapSequence } from '../random/random-map.js'
import { realLine, scalars } from '../space/line.js'
import { maxProduct } from '../space/product.js'
import { real } from '../space/real.js'
import { upTo } from './counted.js'

const N = 120

const map = (lambda: number) =>
  heavyBall(scalars(real), { h: 1 / 9, beta: 4 / 9 }, (theta: number) => lambda * theta)
const [soft, steep] = [map(1), map(25)]

/** |θ_n| from θ = θ₋ = 1. */
const sizes = (maps: MapSequence<typeof soft>) =>
  [...iterates(maps, forward, [1, 1] as readonly [number, number], { at: upTo(N) })].map(
    ({ n, point }) => [n, Math.abs(point[0])] as const,
  )

/** |θ_n| of each map alone and of a random choice between them, with its rate γ. */
export const growthFigure = (seed: number, gamma: number) => ({
  id: 'd10-growth',
  title: 'Heavy ball at Polyak’s tuning for curvatures 1 and 25',
  caption:
    'Either map alone contracts, with spectral radius 2/3. Drawn at random in each step they grow: no norm serves both.',
  x: { label: 'n' },
  y: { label: '|θ_n|', scale: 'log' as const },
  series: [
    {
      name: 'curvature 1 or 25, i.i.d.',
      mark: 'line' as const,
      points: sizes(finite(maxProduct(realLine, realLine), [soft, steep]).realize(seed)),
    },
    {
      name: 'exp(γn)',
      mark: 'line' as const,
      dashed: true,
      points: upTo(N).map(n => [n, Math.exp(gamma * n)] as const),
    },
    { name: 'curvature 1', mark: 'line' as const, points: sizes({ at: () => soft }) },
    { name: 'curvature 25', mark: 'line' as const, points: sizes({ at: () => steep }) },
  ],
})
