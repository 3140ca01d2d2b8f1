import { affine } from '../map/affine.js'
import { backward } from '../order/backward.js'
import { forward } from '../order/forward.js'
import type { Order } from '../order/order.js'
import { finite } from '../random/finite.js'
import { rationalLine } from '../space/line.js'
import { rational, rationals } from '../space/rational.js'
import { path } from './rational-paths.js'
import type { Maps } from './section-2.2.measures.js'

/** x/2 ± 1/2, each with probability 1/2. */
export const halves: Maps = [-1, 1].map(sign => ({
  point: affine(rationals, rational(1, 2), rational(sign, 2)),
  weight: rational(1, 2),
}))

/** The images of nine points under T_n … T_1 and T_1 … T_n of one realisation. */
export function measures(seed: number) {
  const maps = finite(
    rationalLine,
    halves.map(({ point }) => point),
  ).realize(seed)
  const starts = Array.from({ length: 9 }, (_, i) => rational(i - 4, 2))
  const images = (order: Order, aside: number) =>
    starts.flatMap(start =>
      path(maps, order, start, 16).map((x, n) => [n + aside, rationals.toNumber(x)] as const),
    )
  return {
    id: 'sec-2.2-measures',
    title: 'Push-forwards of nine points, x/2 ± 1/2, one realisation',
    caption:
      'Either way the points draw together. (T_n … T_1)_* μ_0 then follows Y_n, and goes on moving; (T_1 … T_n)_* μ_0 settles at θ*. Backward points are drawn a little to the right.',
    x: { label: 'n' },
    y: { label: 'x' },
    series: [
      { name: 'forward', mark: 'dots' as const, points: images(forward, 0) },
      { name: 'backward', mark: 'dots' as const, points: images(backward, 0.3) },
    ],
  }
}
