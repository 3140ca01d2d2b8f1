import { applyWord } from '../iterate/apply-word.js'
import { aPriori } from '../iterate/certificate.js'
import { iterates } from '../iterate/iterate.js'
import { backwardLimit, type Limit } from '../iterate/limit.js'
import type { SelfMap } from '../map/self-map.js'
import { backward } from '../order/backward.js'
import { forward } from '../order/forward.js'
import type { Order } from '../order/order.js'
import { normal } from '../random/normal.js'
import type { MapSequence } from '../random/random-map.js'
import { Source } from '../random/source.js'
import { real } from '../space/real.js'
import { toTheLimit } from './bounds.js'
import type { Figure } from './figure.js'
import { all, atMost, type Finding } from './finding.js'
import { type IrisSgd, irisSgd, rounding } from './iris.js'
import { single } from './property.js'
import type { Context, Statement } from './statement.js'

type Maps = MapSequence<SelfMap<Float64Array>>

const origin = new Float64Array(5)
const wanted = [0, 1, 2, 5, ...Array.from({ length: 60 }, (_, i) => 10 * (i + 1))]

/** What Theorem 2.2 says of one realisation of SGD on iris from the origin. */
interface Realisation {
  readonly sgd: IrisSgd
  readonly D: number
  readonly maps: Maps
  readonly limit: Limit<Float64Array>
  /** How far a computed distance to the computed limit may be above the exact one. */
  readonly slack: number
}

function realisation(seed: number, stream: number): Realisation {
  const sgd = irisSgd()
  const D = sgd.displacement(origin)
  const maps = sgd.random.realize(seed, stream)
  const limit = backwardLimit(maps, origin, aPriori({ k: sgd.k, D }), {
    tolerance: 1e-12,
    space: sgd.space,
  })
  return { sgd, D, maps, limit, slack: limit.error + 2 * rounding(sgd, D / (1 - sgd.k)) }
}

/** d(n-th iterate, limit) for every wanted n, by the compositor. */
function distances({ sgd, maps, limit }: Realisation, order: Order): Map<number, number> {
  const seen = new Map<number, number>()
  for (const { n, point } of iterates(maps, order, origin, { at: wanted, space: sgd.space })) {
    seen.set(n, sgd.space.distance(point, limit.point))
  }
  return seen
}

const prior = ({ sgd: { k }, D }: Realisation, n: number) => toTheLimit(real, k, D, n)

/** Σ_{j ≥ n} l_1 … l_j d(θ, T_{j+1}θ), its terms from N = limit.n on by their bound. */
function posterior({ sgd, maps, limit, D }: Realisation): (n: number) => number {
  const tails = [] as number[]
  let product = 1
  for (let j = 0; j < limit.n; j++) {
    const map = maps.at(j + 1)
    tails[j] = product * sgd.space.distance(origin, map.apply(origin))
    product *= map.proved.lipschitz!.ℓ2!
  }
  tails[limit.n] = (product * D) / (1 - sgd.k)
  for (let j = limit.n - 1; j >= 0; j--) tails[j]! += tails[j + 1]!
  return n => tails[n]!
}

/** d(n-th iterate, θ*) ≤ bound(n), for an order. */
function within(r: Realisation, order: Order, bound: (n: number) => number): Finding {
  return all(
    [...distances(r, order)].map(([n, distance]) =>
      atMost(real, distance, bound(n) + r.slack, `d(${order.name} ${n}, θ*)`),
    ),
  )
}

/** Lip(T_B) ≤ k at random pairs and d(θ, T_B θ) ≤ D, for random batches. */
function constants(seed: number, batches: number): Finding {
  const { sgd, D, maps } = realisation(seed, 0)
  const { space, k, M, h } = sgd
  const direction = new Source(seed, 'instances')
  const draw = normal(0, 3)
  const point = (i: number, stream: number) => {
    const source = direction.seek(stream, i)
    return new Float64Array(5).map(() => draw(source))
  }
  const slack = 2 * rounding(sgd, 30)
  const finding = all(
    Array.from({ length: batches }, (_, j) => j + 1).map(i => {
      const [x, y, map] = [point(i, 0), point(i, 1), maps.at(i)]
      const moved = space.distance(map.apply(x), map.apply(y))
      return all([
        atMost(real, moved, k * space.distance(x, y) + slack, `batch ${i}: |Tx − Ty|`),
        atMost(real, space.distance(origin, map.apply(origin)), D + slack, `batch ${i}: |T0|`),
      ])
    }),
  )
  const shown = [M, h, k, D, D / (1 - k)].map(x => x.toPrecision(4))
  if (!finding.holds) return finding
  return {
    ...finding,
    because: `m = 0.1, M = ${shown[0]}, h = ${shown[1]}, k = ${shown[2]}, D = ${shown[3]}, D/(1−k) = ${shown[4]}; ${batches} batches`,
  }
}

const streams = ({ quick }: Context) => Array.from({ length: quick ? 1 : 4 }, (_, i) => i)

function figure(r: Realisation): Figure {
  const after = posterior(r)
  const points = (f: (n: number) => number) => wanted.map(n => [n, f(n)] as const)
  const seen = distances(r, backward)
  return {
    id: 'iris-bound-distance',
    title: 'SGD on iris: distance of backward iterates to their limit',
    caption:
      'Logistic regression with ridge 1/10 on 100 flowers, batches of 4. Measured distance, the bound before the run, and the bound after seeing how far each map moves the start.',
    x: { label: 'n' },
    y: { label: 'distance to θ*', scale: 'log' },
    series: [
      { name: 'D k^n/(1−k)', mark: 'line', dashed: true, points: points(n => prior(r, n)) },
      { name: 'a posteriori', mark: 'line', dashed: true, points: points(after) },
      { name: 'd(X_n, θ*)', mark: 'line', points: points(n => seen.get(n)!) },
    ],
  }
}

export const irisBound: Statement = {
  id: 'iris-bound',
  title: 'Theorem 2.2 on iris',
  source: 'Dherin et al. 2025, Theorem 2.2 and Lemma 2.5; data: Fisher 1936',
  claim:
    'SGD for logistic regression with ridge m = 1/10 on 100 flowers, in i.i.d. batches of 4, satisfies Theorem 2.2 with constants read off the data: M = m + max |x_i|²/4, k = max(|1 − hm|, |1 − hM|) and D(w) = h max_i |∇L_i(w)|. Its backward iterates stay within D k^n/(1 − k) of their limit, and within the smaller bound that the moves d(θ, T_j θ) give once they are seen.',
  tex: String.raw`d(X_n,\theta^*)\;\le\;\sum_{j\ge n} l_1\cdots l_j\,d(\theta,T_{j+1}\theta)\;\le\;\frac{D k^n}{1-k},\qquad k=\frac{M-m}{M+m}\ \text{ at }\ h=\frac{2}{m+M}`,
  hypotheses: [
    'batches are drawn with replacement, so sup over batches is attained by a repeated row',
    'the ridge is positive: without it a batch of 4 rows in ℝ^5 has a flat direction, and k = 1',
  ],
  verdict: 'holds as printed',
  checks: [
    single('m, M, k, D from the data; every batch keeps to k and D', 'numerical', context =>
      constants(context.seed, context.quick ? 50 : 400),
    ),
    single('d(X_n, θ*) ≤ D k^n/(1−k), n ≤ 600', 'numerical', context =>
      all(
        streams(context).map(stream => {
          const r = realisation(context.seed, stream)
          return within(r, backward, n => prior(r, n))
        }),
      ),
    ),
    single('… ≤ Σ l_1…l_j d(θ, T_{j+1}θ) ≤ D k^n/(1−k)', 'numerical', context => {
      const runs = streams(context).map(stream => realisation(context.seed, stream))
      const finding = all(
        runs.flatMap(r => {
          const after = posterior(r)
          return [
            within(r, backward, after),
            ...wanted.map(n => atMost(real, after(n), prior(r, n) + r.slack, 'a posteriori')),
          ]
        }),
      )
      const [first] = runs
      const seen = distances(first!, backward)
      const shown = [seen.get(100)!, posterior(first!)(100), prior(first!, 100)]
      return {
        holds: finding.holds,
        detail: finding.holds
          ? `at n = 100: ${shown.map(x => x.toExponential(1)).join(' ≤ ')}; slack ${first!.slack.toExponential(0)}`
          : finding.because,
        margin: finding.margin ?? 0,
        instances: runs.length,
        figures: [figure(first!)],
      }
    }),
  ],
  controls: [
    single('forward order in place of backward', 'numerical', ({ seed }) => {
      const r = realisation(seed, 0)
      return within(r, forward, n => prior(r, n))
    }),
    single('k² in place of k', 'numerical', ({ seed }) => {
      const r = realisation(seed, 0)
      return within(r, backward, n => prior(r, 2 * n))
    }),
    single('batches drawn anew at every replay', 'numerical', ({ seed }) => {
      const r = realisation(seed, 0)
      const anew = (n: number) => r.sgd.random.realize(seed, 1 + n)
      return all(
        wanted.map(n => {
          const point = applyWord(anew(n), backward.word(n), origin, r.sgd.space)
          const distance = r.sgd.space.distance(point, r.limit.point)
          return atMost(real, distance, prior(r, n) + r.slack, `d(X_${n}, θ*)`)
        }),
      )
    }),
  ],
}
