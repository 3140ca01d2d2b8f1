import fc from 'fast-check'
import { affine } from '../map/affine.js'
import { foldedAffine } from '../map/folded-affine.js'
import { backward } from '../order/backward.js'
import { forward } from '../order/forward.js'
import { type Rational, rational, rationals } from '../space/rational.js'
import { betweenIterates, geometricSum, power, toTheLimit } from './bounds.js'
import { all, atMost, equals, type Finding } from './finding.js'
import {
  type Contractions,
  contractionConstants,
  contractions,
  displacement,
  listed,
  rationalUpTo,
  showContractions,
} from './given.js'
import { property, single } from './property.js'
import { bound, d, extremal, limit, pairs, path } from './rational-paths.js'
import type { Check } from './statement.js'

const Q = rationals

const check = (name: string, holds: (instance: Contractions) => Finding) =>
  property({
    name,
    kind: 'exact',
    given: contractions(1, 6),
    holds,
    show: showContractions,
  })

export const checks: readonly Check[] = [
  check('(i) d(X_n, X_m) ≤ k^n D(1−k^{m−n})/(1−k)', instance => bound(instance, backward)),
  property({
    name: '(i) and D k^n/(1−k) are attained by x ↦ kx + D at 0',
    kind: 'exact',
    given: fc.tuple(contractionConstants, rationalUpTo(6)),
    show: ([k, D]) => `k = ${k.toFraction()}, D = ${D.abs().toFraction()}`,
    holds([k, shift]) {
      const D = shift.abs()
      const x = path(extremal(k, D), backward, rational(0), 8)
      const limit = D.div(rational(1).sub(k))
      return all([
        ...x.map((point, n) => equals(Q, d(point, limit), toTheLimit(Q, k, D, n), `d(X_${n}, θ*)`)),
        ...pairs(8, (n, m) =>
          equals(Q, d(x[n]!, x[m]!), betweenIterates(Q, k, D, n, m), `d(X_${n}, X_${m})`),
        ),
      ])
    },
  }),
  check('d(X_n, X_m) ≤ Σ l_1…l_j d(θ, T_{j+1}θ), at most (i)', instance => {
    const { k, maps, start } = instance
    const x = path(listed(maps), backward, start, maps.length)
    const lip = maps.map(map => map.proved.lipschitz!['|·|']!)
    const terms: Rational[] = []
    let product = rational(1)
    maps.forEach((map, j) => {
      terms.push(product.mul(d(start, map.apply(start))))
      product = product.mul(lip[j]!)
    })
    const D = displacement(instance)
    const sum = (n: number, m: number) =>
      terms.slice(n, m).reduce((total, term) => total.add(term), rational(0))
    return all(
      pairs(maps.length, (n, m) =>
        all([
          atMost(Q, d(x[n]!, x[m]!), sum(n, m), `d(X_${n}, X_${m})`),
          atMost(Q, sum(n, m), betweenIterates(Q, k, D, n, m), 'the sum'),
        ]),
      ),
    )
  }),
  check('(iii) d(X_n, θ*) ≤ l_1…l_n D/(1−k) ≤ k^n D/(1−k)', instance => {
    const { k, maps, start } = instance
    const D = displacement(instance)
    const x = path(listed(maps), backward, start, maps.length)
    const target = limit(instance)
    const radius = D.div(rational(1).sub(k))
    let lip = rational(1)
    return all(
      x.map((point, n) => {
        if (n > 0) lip = lip.mul(maps[n - 1]!.proved.lipschitz!['|·|']!)
        return all([
          atMost(Q, d(point, target), lip.mul(radius), `d(X_${n}, θ*)`),
          atMost(Q, lip.mul(radius), toTheLimit(Q, k, D, n), 'l_1…l_n D/(1−k)'),
        ])
      }),
    )
  }),
  property({
    name: '(iii) the ball B(θ, D/(1−k)) is kept by every map',
    kind: 'exact',
    given: fc.tuple(contractions(1, 6), fc.integer({ min: -6, max: 6 })),
    show: ([instance, sixths]) => `${showContractions(instance)}; at ${sixths}/6 of the radius`,
    holds([instance, sixths]) {
      const { k, maps, start } = instance
      const radius = displacement(instance).div(rational(1).sub(k))
      const point = start.add(radius.mul(rational(sixths, 6)))
      return all(maps.map(map => atMost(Q, d(start, map.apply(point)), radius, 'd(θ, T_i x)')))
    },
  }),
  check('(iv) X_n and Y_n stay within D(1−k^n)/(1−k) of θ', instance => {
    const { k, maps, start } = instance
    const D = displacement(instance)
    const reach = (n: number) => D.mul(geometricSum(Q, k, n))
    return all(
      [backward, forward].flatMap(order =>
        path(listed(maps), order, start, maps.length).map((point, n) =>
          atMost(Q, d(start, point), reach(n), `d(θ, ${order.name} ${n})`),
        ),
      ),
    )
  }),
  property({
    name: '(v) two starts: within k^n d(x, y), in either order',
    kind: 'exact',
    given: fc.tuple(contractions(1, 6), rationalUpTo(40)),
    show: ([instance, other]) => `${showContractions(instance)} and ${other.toFraction()}`,
    holds([{ k, maps, start }, other]) {
      return all(
        [backward, forward].flatMap(order => {
          const x = path(listed(maps), order, start, maps.length)
          const y = path(listed(maps), order, other, maps.length)
          return x.map((point, n) =>
            atMost(Q, d(point, y[n]!), power(Q, k, n).mul(d(start, other)), `${order.name} ${n}`),
          )
        }),
      )
    },
  }),
  property({
    name: 'another start: D + (1+k) d(θ, θ̃) in place of D',
    kind: 'exact',
    given: fc.tuple(contractions(1, 6), rationalUpTo(40)),
    show: ([instance, other]) => `${showContractions(instance)}, then ${other.toFraction()}`,
    holds([instance, other]) {
      const { k, maps, start } = instance
      const D = displacement(instance).add(rational(1).add(k).mul(d(start, other)))
      const target = limit(instance)
      return all(
        path(listed(maps), backward, other, maps.length).map((point, n) =>
          atMost(Q, d(point, target), toTheLimit(Q, k, D, n), `d(X_${n}, θ*)`),
        ),
      )
    },
  }),
  single('(ii) Σ k^j d(θ, T_{j+1}θ) < ∞ suffices: x/2 + (3/2)^i → 6', 'exact', () => {
    const maps = Array.from({ length: 20 }, (_, i) =>
      affine(Q, rational(1, 2), power(Q, rational(3, 2), i + 1)),
    )
    const rest = (n: number) => rational(6).mul(power(Q, rational(3, 4), n))
    return all(
      path(listed(maps), backward, rational(0), maps.length).map((point, n) =>
        equals(Q, rational(6).sub(point), rest(n), `6 − X_${n}`),
      ),
    )
  }),
  single('distance against both bounds, drawn', 'exact', () => {
    const k = rational(4, 5)
    const maps = Array.from({ length: 40 }, (_, i) =>
      foldedAffine(Q, rational(((i * 7) % 5) - 2), rational(((i * 3) % 4) + 1, 5)),
    )
    const instance = { k, maps, start: rational(0) }
    const D = displacement(instance)
    const x = path(listed(maps), backward, rational(0), 39)
    const target = limit(instance)
    let posterior = D.div(rational(1).sub(k))
    const rows = x.map((point, n) => {
      if (n > 0) posterior = posterior.mul(maps[n - 1]!.proved.lipschitz!['|·|']!)
      return { n, distance: d(point, target), posterior, prior: toTheLimit(Q, k, D, n) }
    })
    const series = (name: string, of: (row: (typeof rows)[number]) => Rational) => ({
      name,
      mark: 'line' as const,
      points: rows.map(row => [row.n, of(row).valueOf()] as const),
    })
    const finding = all(
      rows.map(({ n, distance, posterior, prior }) =>
        all([atMost(Q, distance, posterior, `d(X_${n}, θ*)`), atMost(Q, posterior, prior)]),
      ),
    )
    return {
      holds: finding.holds,
      detail: `40 folded maps with slopes up to 4/5: ${finding.because}`,
      margin: finding.margin ?? 0,
      figures: [
        {
          id: 'thm-2.2-bound',
          title: 'Distance of backward iterates to their limit',
          caption:
            'Maps a + b|x| with 1/5 ≤ b ≤ 4/5. The product of the slopes met so far follows the distance; k^n does not know them.',
          x: { label: 'n' },
          y: { label: 'distance to θ*', scale: 'log' },
          series: [
            { ...series('k^n D/(1−k)', row => row.prior), dashed: true },
            { ...series('l_1…l_n D/(1−k)', row => row.posterior), dashed: true },
            series('d(X_n, θ*)', row => row.distance),
          ],
        },
      ],
    }
  }),
]
