import { iterates } from '../iterate/iterate.js'
import type { AffineMap } from '../map/affine.js'
import { anchored } from '../order/anchored.js'
import { backward } from '../order/backward.js'
import { forward } from '../order/forward.js'
import type { Order } from '../order/order.js'
import { rademacher } from '../random/rademacher.js'
import { ar1 } from '../random/random-affine.js'
import { real } from '../space/real.js'
import { anchoredToBackward, gamma, power, toTheLimit } from './bounds.js'
import { upTo } from './counted.js'
import type { Figure } from './figure.js'
import { all, atMost } from './finding.js'
import { listed } from './given.js'
import { single } from './property.js'

const h = 0.1
const start = 1

/** The iterates n = 0, …, N of one realisation, each a replay or a step of a chain. */
const path = (maps: readonly AffineMap<number>[], order: Order): number[] => {
  const at = [0, ...upTo(maps.length)]
  const x: number[] = []
  for (const { n, point } of iterates(listed(maps), order, start, { at, strategy: 'replay' })) {
    x[n] = point
  }
  return x
}

const drawn = (name: string, y: readonly number[]) => ({
  name,
  mark: 'line' as const,
  points: y.map((value, n) => [n, value] as const),
})

function pathFigure(paths: readonly (readonly [Order, readonly number[]])[]): Figure {
  return {
    id: 'c4-path',
    title: 'One realisation, three orders',
    caption:
      'AR(1), h = 1/10, noise ±1. Forward iterates wander for ever, backward ones settle; anchored ones stay by them, at a chain and 20 maps an iterate.',
    x: { label: 'n' },
    y: { label: 'iterate' },
    series: paths.map(([{ name }, x]) => drawn(name, x)),
  }
}

export const realisation = single(
  'AR(1), h = 1/10, ±1: one realisation within (a)',
  'numerical',
  ({ seed, quick }) => {
    const law = ar1({ h, noise: rademacher }).realize(seed)
    const N = quick ? 120 : 300
    const maps = upTo(N).map(i => law.at(i))
    const anchors = Array.from({ length: quick ? 5 : 21 }, (_, j) => 4 * j * (quick ? 4 : 1))
    const k = maps[0]!.a
    const D = Math.max(...maps.map(map => Math.abs(map.apply(start) - start)))
    const X = path(maps, backward)
    // A replay of n maps rounds each term of X_n at most 2n times, and Σ|a^{j−1} b_j| + a^n ≤ 2: so
    // both iterates are off by at most 2γ_{2N}. D may be off by two roundings of terms below 2.
    const slack = 4 * gamma(2 * N) + (2 * gamma(4)) / (1 - k)
    const rows = anchors.map(m => {
      const A = path(maps, anchored(m))
      const found = upTo(N)
        .filter(n => n >= m)
        .map(n => ({ n, gap: Math.abs(A[n]! - X[n]!) }))
      return { m, found, most: Math.max(...found.map(({ gap }) => gap)) }
    })
    const finding = all(
      rows.flatMap(({ m, found }) =>
        found.map(({ n, gap }) =>
          atMost(real, gap, anchoredToBackward(real, k, D, m, n) + slack, `|A_{${m},${n}} − X_n|`),
        ),
      ),
    )
    const error = (name: string, of: (row: (typeof rows)[number]) => number) => ({
      name,
      mark: 'line' as const,
      points: rows.map(row => [row.m, of(row)] as const),
    })
    return {
      holds: finding.holds,
      detail: finding.holds
        ? `n ≤ ${N}, m ≤ ${anchors.at(-1)}: largest distance ${rows.at(-1)!.most.toExponential(1)} at the last m`
        : finding.because,
      margin: finding.margin ?? 0,
      figures: [
        pathFigure([
          [forward, path(maps, forward)],
          [backward, X],
          [anchored(20), path(maps, anchored(20))],
        ]),
        {
          id: 'c4-error',
          title: 'Anchored error against the maps replayed',
          caption:
            'The largest |A_{m,n} − X_n| of the realisation over n, its root mean square over all realisations as n → ∞, and the bound (a).',
          x: { label: 'm' },
          y: { label: 'distance to X_n', scale: 'log' },
          series: [
            {
              ...error('2Dk^m/(1−k)', ({ m }) => 2 * toTheLimit(real, k, D, m)),
              dashed: true,
            },
            error('largest over n', ({ most }) => most),
            error('√2 a^m √V', ({ m }) => Math.sqrt((2 * h) / (2 - h)) * power(real, 1 - h, m)),
          ],
        },
      ],
    }
  },
)
