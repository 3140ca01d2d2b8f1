import { applyWord } from '../iterate/apply-word.js'
import { iterates } from '../iterate/iterate.js'
import { plan } from '../iterate/plan.js'
import { emptyTally } from '../iterate/tally.js'
import { anchored } from '../order/anchored.js'
import { backward } from '../order/backward.js'
import { forward } from '../order/forward.js'
import type { Order } from '../order/order.js'
import { real } from '../space/real.js'
import { anchoredToBackward } from './bounds.js'
import { digits, upTo } from './counted.js'
import type { Figure, Series } from './figure.js'
import { all, atMost, either } from './finding.js'
import { irisSgd, rounding } from './iris.js'
import { single } from './property.js'
import type { Statement } from './statement.js'

const sgd = irisSgd()
const { space, k } = sgd
/** A start far from where the data pull: |w| = 13.4. */
const far = Float64Array.from([6, -6, 6, -6, 6])
const D = sgd.displacement(far)
/** Iterates stay within D/(1−k) of the start. */
const slack = 2 * rounding(sgd, Math.hypot(...far) + D / (1 - k))
const last = 400
const lengths = [0, 5, 10, 20, 40, 80, 160, 320]

/** d(A_{m,n}, X_n) and d(X_m, X_n) at n = 400, for each m. */
function errors(seed: number, stream: number) {
  const maps = sgd.random.realize(seed, stream)
  const at = (order: Order, n: number) => applyWord(maps, order.word(n), far, space)
  const x = at(backward, last)
  return lengths.map(m => ({
    m,
    anchored: space.distance(at(anchored(m), last), x),
    frozen: space.distance(at(backward, m), x),
    bound: anchoredToBackward(real, k, D, m, last),
  }))
}

/** The loss along an order, n = 1 … N, from the far start. */
function losses(seed: number, order: Order, N: number): number[] {
  const seen: number[] = []
  const options = { at: upTo(N), space }
  for (const { n, point } of iterates(sgd.random.realize(seed), order, far, options)) {
    seen[n - 1] = sgd.risk.loss(point)
  }
  return seen
}

/** Standard deviation along n, over the last half of a path. */
function wobble(path: readonly number[]): number {
  const tail = path.slice(path.length / 2)
  const mean = tail.reduce((sum, x) => sum + x, 0) / tail.length
  return Math.sqrt(tail.reduce((sum, x) => sum + (x - mean) ** 2, 0) / tail.length)
}

const paths = (seed: number, N: number) =>
  [forward, anchored(20), anchored(80), backward].map(order => ({
    name: order.name,
    path: losses(seed, order, N),
  }))

function errorFigure(rows: ReturnType<typeof errors>): Figure {
  const series = (name: string, f: (row: (typeof rows)[number]) => number): Series => ({
    name,
    mark: 'line',
    points: rows.map(row => [row.m, f(row)]),
  })
  return {
    id: 'iris-anchor-error',
    title: 'SGD on iris: error of anchored iterates at n = 400',
    caption:
      'Start at |w| = 13.4. Anchoring m maps costs m applications at a read-out and forgets the start; stopping at X_m (freeze) remembers it.',
    x: { label: 'm' },
    y: { label: 'distance to X_400', scale: 'log' },
    series: [
      { ...series('2 D k^m (1−k^{n−m})/(1−k)', row => row.bound), dashed: true },
      series('freeze: d(X_m, X_n)', row => row.frozen),
      series('anchored: d(A_{m,n}, X_n)', row => row.anchored),
    ],
  }
}

export const irisAnchor: Statement = {
  id: 'iris-anchor',
  title: 'Anchored iterates on iris',
  source: 'Theorem C4 on SGD; data: Fisher 1936',
  claim:
    'For SGD on iris the anchored iterate A_{m,n} = T_1 … T_m (T_n … T_{m+1} w) lies within 2 D k^m (1 − k^{n−m})/(1 − k) of the backward iterate X_n, and costs N − m applications for the chain and at most m a read-out in place of N(N+1)/2. Its loss wobbles less the larger m, as little as the backward one in the end.',
  tex: String.raw`|A_{m,n}-X_n|\;\le\;\frac{2Dk^m(1-k^{\,n-m})}{1-k}`,
  hypotheses: [
    'every batch step is k-Lipschitz, k = 0.961',
    'D(w) = 1.76 at the start, |w| = 13.4',
  ],
  verdict: 'holds as printed',
  checks: [
    single('d(A_{m,n}, X_n) within the bound, m ≤ 320, n = 400', 'numerical', ({ seed, quick }) => {
      const runs = (quick ? [0] : [0, 1, 2, 3]).map(stream => errors(seed, stream))
      const finding = all(
        runs.flat().map(row => atMost(real, row.anchored, row.bound + slack, `m = ${row.m}`)),
      )
      const at80 = runs[0]!.find(row => row.m === 80)!
      const shown = [at80.anchored, at80.frozen, at80.bound].map(x => x.toExponential(1))
      return {
        holds: finding.holds,
        margin: finding.margin ?? 0,
        instances: runs.length,
        detail: finding.holds
          ? `m = 80: anchored ${shown[0]}, freeze ${shown[1]}, bound ${shown[2]}`
          : finding.because,
        figures: [errorFigure(runs[0]!)],
      }
    }),
    single('from afar, anchoring is nearer X_n than stopping at X_m', 'empirical', ({ seed }) => {
      const rows = errors(seed, 0).filter(({ m }) => m > 0 && m <= 160)
      const gains = rows.map(row => row.frozen / row.anchored)
      return either(
        gains.every(gain => gain > 1),
        `by factors ${gains.map(gain => gain.toFixed(0)).join(', ')} at m = ${rows.map(({ m }) => m).join(', ')}`,
      )
    }),
    single('the wobble of the loss falls with m', 'empirical', ({ seed }) => {
      const runs = paths(seed, last)
      const [front, some, more, back] = runs.map(({ path }) => wobble(path))
      return {
        holds: front! > some! && some! > more! && some! > back!,
        detail: `sd over the last ${last / 2}: ${runs.map(({ name, path }) => `${name} ${wobble(path).toExponential(1)}`).join(', ')}`,
        figures: [
          {
            id: 'iris-anchor-loss',
            title: 'SGD on iris: loss along one realisation',
            caption:
              'The same batches in four orders, from |w| = 13.4. Forward wanders, backward settles, anchored iterates settle as m grows, at linear cost.',
            x: { label: 'n' },
            y: { label: 'loss on all 100 rows', scale: 'log' },
            series: runs.map(({ name, path }) => ({
              name,
              mark: 'line',
              points: path.map((loss, i) => [i + 1, loss] as const),
            })),
          },
        ],
      }
    }),
    single('cost for all n ≤ 400, planned and counted', 'exact', ({ seed }) => {
      const at = upTo(last)
      const counts = [backward, anchored(80)].map(order => {
        const tally = emptyTally()
        const maps = sgd.random.realize(seed)
        for (const _ of iterates(maps, order, far, { at, space, tally }));
        return { planned: plan(order, at).applications, counted: tally.applications }
      })
      const [all, some] = counts
      return either(
        all!.planned === (last * (last + 1)) / 2 &&
          some!.planned === last - 80 + (80 * 81) / 2 + 80 * (last - 80) &&
          counts.every(({ planned, counted }) => planned === counted),
        `backward ${digits(all!.counted)}, anchored(80) ${digits(some!.counted)} applications`,
      )
    }),
  ],
  controls: [
    single('the chain alone (m = 0) keeps to the bound of m = 240', 'numerical', ({ seed }) => {
      const [chain] = errors(seed, 0)
      const bound = anchoredToBackward(real, k, D, 240, last)
      return atMost(real, chain!.anchored, bound + slack, 'm = 0')
    }),
    single('the m anchored maps drawn anew at the read-out', 'numerical', ({ seed }) => {
      const [maps, anew] = [sgd.random.realize(seed), sgd.random.realize(seed, 1)]
      const m = 320
      const mixed = { at: (i: number) => (i <= m ? anew : maps).at(i) }
      const a = applyWord(mixed, anchored(m).word(last), far, space)
      const x = applyWord(maps, backward.word(last), far, space)
      return atMost(real, space.distance(a, x), anchoredToBackward(real, k, D, m, last), 'm = 320')
    }),
    single('k² in place of k', 'numerical', ({ seed }) =>
      all(
        errors(seed, 0).map(({ m, anchored }) =>
          atMost(
            real,
            anchored,
            anchoredToBackward(real, k, D, 2 * m, last + m) + slack,
            `m = ${m}: d(A, X)`,
          ),
        ),
      ),
    ),
    single('the forward loss wobbles as little as the backward one', 'empirical', ({ seed }) => {
      const [front, back] = [forward, backward].map(order => wobble(losses(seed, order, 200)))
      return atMost(real, front!, back!, 'wobble forward')
    }),
  ],
}
