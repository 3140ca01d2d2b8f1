import fc from 'fast-check'
import { applyWord } from '../iterate/apply-word.js'
import { iterates } from '../iterate/iterate.js'
import { plan } from '../iterate/plan.js'
import type { AffineMap } from '../map/affine.js'
import { anchored, anchoredDoubling } from '../order/anchored.js'
import { backward } from '../order/backward.js'
import type { Order } from '../order/order.js'
import { finite } from '../random/finite.js'
import { normal } from '../random/normal.js'
import { randomAffine } from '../random/random-affine.js'
import type { MapSequence } from '../random/random-map.js'
import { uniform } from '../random/uniform.js'
import { rationalLine } from '../space/line.js'
import { rationals } from '../space/rational.js'
import { betweenIterates } from './bounds.js'
import { count, digits, upTo } from './counted.js'
import { all, atMost, either, equals, type Finding } from './finding.js'
import {
  type Contractions,
  contractions,
  displacement,
  type RationalMap,
  showContractions,
} from './given.js'
import { property, single } from './property.js'
import type { Check } from './statement.js'

const Q = rationals

/** d(X_n, X_{n+1}) ≤ k^n D, every iterate a replay of its own. */
export function settles(instance: Contractions, maps: MapSequence<RationalMap>): Finding {
  const [D, last] = [displacement(instance), 12]
  const at = [0, ...upTo(last)]
  const options = { at, space: rationalLine, strategy: 'replay' } as const
  const x = [...iterates(maps, backward, instance.start, options)].map(({ point }) => point)
  return all(
    upTo(last).map(n => {
      const moved = rationalLine.distance(x[n - 1]!, x[n]!)
      return atMost(Q, moved, betweenIterates(Q, instance.k, D, n - 1, n), `|X_${n} − X_${n - 1}|`)
    }),
  )
}

export const checks: readonly Check[] = [
  property({
    name: 'N(N+1)/2 applications for n = 1, …, N',
    kind: 'exact',
    given: fc.integer({ min: 1, max: 90 }),
    show: N => `N = ${N}`,
    runs: 25,
    holds(N) {
      const runs = (['replay', 'wavefront'] as const).map(strategy =>
        count(backward, upTo(N), { strategy }),
      )
      return all(
        runs.flatMap(({ agree, applied }) => [
          agree,
          equals(Q, Q.of(applied), Q.of(N * (N + 1), 2), 'applications'),
        ]),
      )
    },
  }),
  single('2,001,000 for N = 2000, one kept point', 'exact', ({ quick }) => {
    const N = quick ? 400 : 2000
    const { applied, agree, tally } = count(backward, upTo(N), { strategy: 'replay' })
    const planned = plan(backward, upTo(2000)).applications
    const holds = agree.holds && applied === (N * (N + 1)) / 2 && tally.live === 1
    return either(
      holds && planned === 2_001_000,
      `${digits(applied)} counted for N = ${N}, ${digits(planned)} planned for 2000`,
    )
  }),
  single('an index is all there is to keep of a map', 'exact', ({ seed, quick }) => {
    const law = randomAffine({ slope: uniform(-0.9, 0.9), shift: normal(0, 1) })
    const [N, start] = [quick ? 30 : 100, 1 as number]
    const kept: AffineMap<number>[] = []
    const first = law.realize(seed)
    for (const i of upTo(N)) kept.push(first.at(i))
    const again = law.realize(seed)
    const same = upTo(N)
      .reverse()
      .every(i => again.at(i).a === kept[i - 1]!.a && again.at(i).b === kept[i - 1]!.b)
    const replay = { at: upTo(N), strategy: 'replay' } as const
    const unequal = [...iterates(again, backward, start, replay)].find(
      ({ n, point }) => point !== applyWord({ at: i => kept[i - 1]! }, backward.word(n), start),
    )
    return either(
      same && unequal === undefined,
      unequal
        ? `X_${unequal.n} differs between maps kept and maps made again`
        : `${N} maps made again in any order, and X_1, …, X_${N}: the same bits`,
    )
  }),
  property({
    name: '|X_{n+1} − X_n| ≤ k^n D with each map made again',
    kind: 'exact',
    given: fc.tuple(contractions(2, 5), fc.nat()),
    show: ([instance, seed]) => `${showContractions(instance)}, seed ${seed}`,
    holds: ([instance, seed]) =>
      settles(instance, finite(rationalLine, instance.maps).realize(seed)),
  }),
  single('what each way costs, drawn', 'exact', ({ quick }) => {
    const powers = Array.from({ length: quick ? 11 : 13 }, (_, j) => 2 ** j)
    const cost = (order: Order, compositionCost?: number) =>
      powers.map(N => {
        const way = plan(order, upTo(N), compositionCost ? { compositionCost } : {})
        return [N, compositionCost ? way.compositions : way.applications] as const
      })
    const naive = cost(backward)
    const linear = powers.map(N => [N, plan(backward, upTo(N)).stages] as const)
    // Below N = 4 a composition is no cheaper than what it replaces, and none is made.
    const appended = cost(backward, 1).filter(([N]) => N >= 4)
    const holds =
      naive.every(([N, c]) => c === (N * (N + 1)) / 2) &&
      [...linear, ...appended].every(([N, c]) => c === N)
    return {
      holds,
      detail: `N = ${powers.at(-1)}: ${digits(naive.at(-1)![1])} by replay, ${digits(linear.at(-1)![1])} stages of a wavefront, as many compositions`,
      figures: [
        {
          id: 'naive-cost',
          title: 'What all iterates up to n cost',
          caption:
            'Backward iterates one by one are quadratic in n. Anchored iterates, of the same law, are not; nor are exact ones of a closed class, or counted in stages that a batch of points goes through at once.',
          x: { label: 'n', scale: 'log' },
          y: { label: 'map applications', scale: 'log' },
          series: [
            { name: 'backward, one by one', mark: 'line', points: naive },
            {
              name: 'anchored, doubling',
              mark: 'line',
              points: cost(anchoredDoubling(65 / 3)),
            },
            { name: 'anchored(100)', mark: 'line', points: cost(anchored(100)) },
            {
              name: 'appends; wavefront stages',
              mark: 'line',
              dashed: true,
              points: linear,
            },
          ],
        },
      ],
    }
  }),
]
