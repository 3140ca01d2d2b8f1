import fc from 'fast-check'
import { affine } from '../map/affine.js'
import { backward } from '../order/backward.js'
import { type Rational, rational, rationals } from '../space/rational.js'
import { byLastStep, fixedPoints, orbit, tables } from './banach.orbits.js'
import { power, toTheLimit } from './bounds.js'
import { all, atMost, either, equals } from './finding.js'
import {
  contractionConstants,
  contractions,
  listed,
  rationalUpTo,
  showContractions,
} from './given.js'
import { property, single } from './property.js'
import { d, limit, path } from './rational-paths.js'
import type { Check } from './statement.js'

const Q = rationals

export const controls: readonly Check[] = [
  property({
    name: 'k = 1: x ↦ x + 1 has a fixed point',
    kind: 'exact',
    given: rationalUpTo(40),
    show: x => `x = ${x.toFraction()}`,
    holds: x => equals(Q, affine(Q, rational(1), rational(1)).apply(x), x, 'x + 1'),
  }),
  property({
    name: '|b| ≥ 1 in x ↦ bx + 1: steps shrink by k = 99/100',
    kind: 'exact',
    given: rationalUpTo(3).map(b => (b.compare(0) < 0 ? b.sub(1) : b.add(1))),
    show: b => `b = ${b.toFraction()}`,
    holds(b) {
      const x = orbit(affine(Q, b, rational(1)), rational(0), 9)
      const bound = power(Q, rational(99, 100), 8).mul(d(x[0]!, x[1]!))
      return atMost(Q, d(x[8]!, x[9]!), bound, 'd(x_8, x_9)')
    },
  }),
  single('d(Tx, Ty) < d(x, y) but no k: x + 1/x on [1, ∞)', 'exact', () => {
    const map = {
      name: 'x ↦ x + 1/x',
      apply: (x: Rational) => x.add(rational(1).div(x)),
      proved: {},
    }
    const x = orbit(map, rational(1), 9)
    const rest = x.findIndex(point => map.apply(point).equals(point))
    const last = x.at(-1)!
    return either(
      rest >= 0 || last.mul(last).compare(2 * 9 + 1) < 0,
      `x_9 = ${last.valueOf().toFixed(3)}, past √(2·9 + 1), and Tx − x = 1/x > 0 everywhere`,
    )
  }),
  single('all 256 maps of four points: k ≤ 1 ⇒ one fixed point', 'exact', () => {
    const weak = tables().filter(({ k }) => k.compare(1) <= 0)
    const wrong = weak.find(({ map }) => fixedPoints(map.images).length !== 1)
    return either(
      wrong === undefined,
      wrong
        ? `${wrong.map.name}, k = 1, has ${fixedPoints(wrong.map.images).length} fixed points`
        : `${weak.length} maps, each with one fixed point`,
    )
  }),
  single('incomplete: x/2 on (0, 1] has a fixed point', 'exact', () => {
    const fixed = affine(Q, rational(1, 2), rational(0)).proved.fixedPoint!
    return either(fixed.compare(0) > 0, `x/2 = x at ${fixed.toFraction()} alone, outside (0, 1]`)
  }),
  property({
    name: 'T_1 T_2 …: d(X_n, θ*) ≤ k/(1−k) d(X_n, X_{n−1})',
    kind: 'exact',
    given: fc.tuple(
      contractionConstants.filter(k => k.compare(0) > 0),
      rationalUpTo(6).map(D => D.abs().add(rational(1, 6))),
    ),
    show: ([k, D]) => `k = ${k.toFraction()}; T_1 = kx, then kx + ${D.toFraction()}, at 0`,
    holds([k, D]) {
      const maps = [affine(Q, k, rational(0)), affine(Q, k, D)]
      const x = path(listed(maps), backward, rational(0), 1)
      const target = limit({ maps })
      return atMost(Q, d(x[1]!, target), byLastStep(k, x, 1), 'd(X_1, θ*)')
    },
  }),
  property({
    name: 'a factor k dropped: k^{n+1} for k^n',
    kind: 'exact',
    given: contractions(1, 1).filter(({ k }) => k.compare(0) > 0), // k = 0 shows little
    show: showContractions,
    holds({ k, maps: [map], start }) {
      const x = orbit(map!, start, 8)
      return all(
        x.map((point, n) =>
          atMost(
            Q,
            d(point, map!.proved.fixedPoint!),
            toTheLimit(Q, k, d(x[0]!, x[1]!), n + 1),
            `d(T^${n} θ, θ*)`,
          ),
        ),
      )
    },
  }),
  single('the last step as the error: 9x/10 from 1', 'exact', () => {
    const x = orbit(affine(Q, rational(9, 10), rational(0)), rational(1), 8)
    return atMost(Q, d(x[8]!, rational(0)), d(x[8]!, x[7]!), 'd(x_8, 0)')
  }),
]
