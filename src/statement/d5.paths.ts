import { iterates } from '../iterate/iterate.js'
import { atomTest } from '../law/atom-test.js'
import { equallyWeighted, finiteLaw } from '../law/finite-law.js'
import { arcsineLaw } from '../law/reference-law.js'
import { kolmogorovWithin } from '../law/within.js'
import type { SelfMap } from '../map/self-map.js'
import { backward } from '../order/backward.js'
import { forward } from '../order/forward.js'
import type { Order } from '../order/order.js'
import { cyclic } from '../random/cyclic.js'
import type { MapSequence } from '../random/random-map.js'
import { real } from '../space/real.js'
import { upTo } from './counted.js'
import { sampledWalk } from './d2.walk.js'
import { address, addresses, chaosGame } from './d5.triangle.js'
import type { Figure } from './figure.js'
import { single } from './property.js'
import type { Check, Context, Outcome } from './statement.js'
import { LEVELS, tested } from './tested.js'

type Maps = MapSequence<SelfMap<Float64Array>>

const cells = finiteLaw(equallyWeighted(addresses(2)), String)

/**
 * The test of uniform cells of two letters along one path, at every second n: the cell of Y_n is that
 * of the last two corners, and these are independent from one such n to the next. By n = 60 the start
 * is forgotten to 2^−60.
 */
function oneWay(maps: Maps, order: Order, start: readonly number[], quick: boolean): Outcome {
  const at = upTo(order === backward ? 500 : quick ? 2000 : 15_000).map(i => 60 + 2 * i)
  const visited = Array.from(iterates(maps, order, Float64Array.from(start), { at }), ({ point }) =>
    address(real, point, Math.sqrt(3), 2),
  )
  const result = atomTest(cells).run(visited, LEVELS)
  return tested(result, `one ${order.name} path, max |frequency − 1/9|`)
}

/** One realisation, forward and backward. */
function triangle(seed: number): Figure {
  const maps = chaosGame.realize(seed)
  const start = Float64Array.of(0.9, 0.7)
  const walk = (order: Order, steps: number) =>
    Array.from(
      iterates(maps, order, start, { at: upTo(steps) }),
      ({ point }) => [point[0]!, point[1]!] as const,
    )
  return {
    id: 'd5-triangle',
    title: 'The chaos game, forward and backward',
    caption:
      'One realisation of “half of the way to a random corner”. Its forward path fills the triangle of Sierpiński by the uniform measure, so that time averages are averages over it; backward the same maps lead to one of its points.',
    x: { label: 'x' },
    y: { label: 'y' },
    series: [
      { name: 'forward Y_1 … Y_1500', mark: 'dots', points: walk(forward, 1500) },
      { name: 'backward X_1, X_2, …', mark: 'line', points: walk(backward, 40) },
    ],
  }
}

/** Y_n so far apart are as good as independent: what is left of the one before is below 10^−10. */
const apart = 100

/**
 * The law that one forward path of the arcsine walk shows. Between two looks the maps shrink by
 * U_1 … U_100, whose mean square is 3^−100: above 10^−10 with probability below 10^−27.
 */
function oneWalk({ seed, quick }: Context, start: number): Outcome {
  const at = upTo(quick ? 600 : 5000).map(i => apart * i)
  const maps = sampledWalk({ a: 1, p: 1 / 2 }).realize(seed)
  const looks = Array.from(iterates(maps, forward, start, { at }), ({ point }) => point)
  const result = kolmogorovWithin(arcsineLaw(), 1e-9).run(looks, LEVELS)
  return tested(result, 'every 100th iterate of one path, sup|F − G|')
}

export const pathChecks: readonly Check[] = [
  single('one forward path fills the 9 cells evenly', 'statistical', ({ seed, quick }) => ({
    ...oneWay(chaosGame.realize(seed), forward, [0.9, 0.7], quick),
    figures: [triangle(seed)],
  })),
  single('so it does from far away', 'statistical', ({ seed, quick }) =>
    oneWay(chaosGame.realize(seed), forward, [-20, 11], quick),
  ),
  single(
    'one forward path of the arcsine walk (sup Lip = 1) shows its law',
    'statistical',
    context => oneWalk(context, 1 / 4),
  ),
]

export const pathControls: readonly Check[] = [
  single('one backward path fills the 9 cells evenly', 'statistical', ({ seed, quick }) =>
    oneWay(chaosGame.realize(seed), backward, [0.9, 0.7], quick),
  ),
  single('corners in turn, 1, 2, 3, 1, 2, 3, …, in place of i.i.d.', 'statistical', context => {
    const inTurn = cyclic(chaosGame.space, chaosGame.maps).realize(context.seed)
    return oneWay(inTurn, forward, [0.9, 0.7], context.quick)
  }),
]
