import fc from 'fast-check'
import { affine } from '../map/affine.js'
import { rational, rationals } from '../space/rational.js'
import { byLastStep, fixedPoints, orbit, tables } from './banach.orbits.js'
import { toTheLimit } from './bounds.js'
import { all, atMost, either, equals, stated } from './finding.js'
import {
  contractionConstants,
  contractions,
  type RationalMap,
  rationalUpTo,
  showContractions,
} from './given.js'
import { property, single } from './property.js'
import { d } from './rational-paths.js'
import type { Check } from './statement.js'

const Q = rationals

/** T = x/2 + 1/x, Newton's map for √2: of [1, 2] to itself, with T′ = 1/2 − 1/x² in [−1/2, 1/4]. */
const newton: RationalMap = {
  name: 'x ↦ x/2 + 1/x',
  apply: x => x.div(2).add(rational(1).div(x)),
  proved: {},
}

export const checks: readonly Check[] = [
  property({
    name: 'd(T^n θ, θ*) ≤ k^n/(1−k) d(θ, Tθ)',
    kind: 'exact',
    given: contractions(1, 1),
    show: showContractions,
    holds({ k, maps: [map], start }) {
      const x = orbit(map!, start, 8)
      return all(
        x.map((point, n) =>
          atMost(
            Q,
            d(point, map!.proved.fixedPoint!),
            toTheLimit(Q, k, d(x[0]!, x[1]!), n),
            `d(T^${n} θ, θ*)`,
          ),
        ),
      )
    },
  }),
  property({
    name: 'd(T^n θ, θ*) ≤ k/(1−k) d(T^n θ, T^{n−1} θ)',
    kind: 'exact',
    given: contractions(1, 1),
    show: showContractions,
    holds({ k, maps: [map], start }) {
      const x = orbit(map!, start, 8)
      return all(
        x
          .slice(1)
          .map((point, i) =>
            atMost(
              Q,
              d(point, map!.proved.fixedPoint!),
              byLastStep(k, x, i + 1),
              `d(T^${i + 1} θ, θ*)`,
            ),
          ),
      )
    },
  }),
  property({
    name: 'both are attained by x ↦ kx + D at 0',
    kind: 'exact',
    given: fc.tuple(contractionConstants, rationalUpTo(6)),
    show: ([k, D]) => `k = ${k.toFraction()}, D = ${D.toFraction()}`,
    holds([k, D]) {
      const map = affine(Q, k, D)
      const x = orbit(map, rational(0), 8)
      return all(
        x.slice(1).flatMap((point, i) => {
          const distance = d(point, map.proved.fixedPoint!)
          return [
            equals(Q, distance, toTheLimit(Q, k, D.abs(), i + 1), `d(T^${i + 1} 0, θ*)`),
            equals(Q, distance, byLastStep(k, x, i + 1), `d(T^${i + 1} 0, θ*)`),
          ]
        }),
      )
    },
  }),
  property({
    name: 'Tx = x at θ* and nowhere else',
    kind: 'exact',
    given: fc.tuple(contractions(1, 1), rationalUpTo(40)),
    show: ([instance, x]) => `${showContractions(instance)}; x = ${x.toFraction()}`,
    holds([{ k, maps }, x]) {
      const map = maps[0]!
      const fixed = map.proved.fixedPoint!
      return all([
        equals(Q, map.apply(fixed), fixed, 'Tθ*'),
        atMost(Q, d(map.apply(x), fixed), k.mul(d(x, fixed)), 'd(Tx, θ*)'),
        either(x.equals(fixed) || !map.apply(x).equals(x), 'a second fixed point'),
      ])
    },
  }),
  single('all 256 maps of four points: k < 1 ⇒ one fixed point', 'exact', () => {
    const contracting = tables().filter(({ k }) => k.compare(1) < 0)
    const wrong = contracting.find(({ map }) => fixedPoints(map.images).length !== 1)
    return either(
      wrong === undefined,
      wrong
        ? `${wrong.map.name} has ${fixedPoints(wrong.map.images).length} fixed points`
        : `${contracting.length} contractions of {0, 1, 3, 7}, each with one fixed point`,
    )
  }),
  single('Newton for √2 on [1, 2], k = 1/2: both bounds', 'exact', () => {
    const k = rational(1, 2)
    const x = orbit(newton, rational(1), 5)
    const prior = x.map((_, n) => toTheLimit(Q, k, d(x[0]!, x[1]!), n))
    const last = x.map((_, n) => (n === 0 ? prior[0]! : byLastStep(k, x, n)))
    // x_n ≥ √2 for n ≥ 1, so x_n − √2 ≤ b says x_n ≤ b or (x_n − b)² ≤ 2; and 0 ≤ √2 − 1 ≤ b for n = 0.
    const finding = all(
      [prior, last].flatMap(bounds =>
        x.map((point, n) => {
          if (n === 0) return atMost(Q, rational(2), point.add(bounds[0]!).pow(2)!, '√2²')
          const low = point.sub(bounds[n]!)
          return low.compare(0) <= 0
            ? either(true, `x_${n} is within its bound`)
            : atMost(Q, low.mul(low), rational(2), `(x_${n} − b)²`)
        }),
      ),
    )
    const distance = x.map(p => Math.abs(p.mul(p).sub(2).valueOf()) / (p.valueOf() + Math.SQRT2))
    const line = (name: string, ys: readonly number[]) => ({
      name,
      mark: 'line' as const,
      points: ys.map((y, n) => [n, y] as const),
    })
    return {
      holds: finding.holds,
      detail: stated(finding, 'x/2 + 1/x from 1: √2 lies within both bounds of x_0, …, x_5')
        .because,
      ...(finding.margin === undefined ? {} : { margin: finding.margin }),
      figures: [
        {
          id: 'banach-bounds',
          title: "Newton's map for √2: two bounds",
          caption:
            'The bound made beforehand knows only k = 1/2; the one by the last step sees how fast the orbit really closes in.',
          x: { label: 'n' },
          y: { label: 'distance to √2', scale: 'log' },
          series: [
            { ...line('k^n/(1−k) d(x_0, x_1)', prior.map(Q.toNumber)), dashed: true },
            { ...line('k/(1−k) d(x_n, x_{n−1})', last.map(Q.toNumber)), dashed: true },
            line('d(x_n, √2)', distance),
          ],
        },
      ],
    }
  }),
]
