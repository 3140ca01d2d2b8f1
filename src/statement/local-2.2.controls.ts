import fc from 'fast-check'
import { backward } from '../order/backward.js'
import { rational, rationals } from '../space/rational.js'
import { betweenIterates } from './bounds.js'
import { all, atMost, either } from './finding.js'
import { contractionConstants, listed, rationalUpTo } from './given.js'
import {
  expandingOutside,
  localBound,
  locals,
  noisyStep,
  regions,
  runaway,
  showLocal,
} from './local-2.2.regions.js'
import { property, single } from './property.js'
import { d, pairs, path } from './rational-paths.js'
import type { Check } from './statement.js'

const Q = rationals
const unit = { c: rational(0), r: rational(1) }
const positiveConstants = contractionConstants.filter(k => k.compare(0) > 0)

export const controls: readonly Check[] = [
  single('as printed: k = 1/2 on [−1, 1] is enough', 'exact', () => {
    const x = path(listed([runaway]), backward, rational(0), 5)
    const k = rational(1, 2)
    return all(
      pairs(5, (n, m) =>
        atMost(
          Q,
          d(x[n]!, x[m]!),
          betweenIterates(Q, k, rational(1), n, m),
          `0, 1, 3/2, 3, 15/2, …: d(X_${n}, X_${m})`,
        ),
      ),
    )
  }),
  property({
    name: 'centre moved by more than (1−k) r',
    kind: 'exact',
    given: fc.tuple(regions, positiveConstants, fc.integer({ min: 1, max: 6 })),
    show: ([{ c, r }, k, s]) =>
      `B(${c.toFraction()}, ${r.toFraction()}), k = ${k.toFraction()}, ${s}/6 of k r more`,
    holds([region, k, s]) {
      const { c, r } = region
      const shift = rational(1)
        .sub(k)
        .mul(r)
        .add(k.mul(r).mul(rational(s, 6)))
      return atMost(Q, d(c, expandingOutside(region, k, shift).apply(c.add(r))), r, 'd(c, T(c+r))')
    },
  }),
  single('every other map alone within (1−k) r', 'exact', () => {
    const k = rational(1, 2)
    const [good, bad] = [rational(1, 2), rational(1)].map(b => expandingOutside(unit, k, b))
    const maps = Array.from({ length: 8 }, (_, i) => (i % 2 === 0 ? good! : bad!))
    return all(
      path(listed(maps), backward, rational(0), 8).map((point, n) =>
        atMost(Q, d(rational(0), point), rational(1), `d(c, X_${n})`),
      ),
    )
  }),
  property({
    name: 'a start outside B',
    kind: 'exact',
    given: fc.tuple(positiveConstants, fc.integer({ min: 1, max: 6 })),
    show: ([k, s]) => `B(0, 1), k = ${k.toFraction()}, start 1 + ${s}/6`,
    holds([k, s]) {
      const shift = rational(1).sub(k)
      return localBound({
        ...unit,
        k,
        maps: Array.from({ length: 30 }, () => expandingOutside(unit, k, shift)),
        start: rational(6 + s, 6),
        fixed: rational(1),
      })
    },
  }),
  property({
    name: 'noise 2 m r at c, saved by some small h',
    kind: 'exact',
    given: fc.tuple(
      regions,
      rationalUpTo(3).map(x => x.abs().add(rational(1, 6))),
    ),
    show: ([{ c, r }, m]) => `B(${c.toFraction()}, ${r.toFraction()}), m = ${m.toFraction()}`,
    holds([region, m]) {
      const { c, r } = region
      const noise = m.mul(r).mul(-2)
      const steps = [1, 10, 100, 1000, 10 ** 6].map(n => rational(1).div(m.mul(n)))
      const kept = steps.filter(
        h => d(c, noisyStep(region, h, m, noise).apply(c.add(r))).compare(r) <= 0,
      )
      return either(kept.length > 0, `of h = 1/m, …, 10^−6/m, ${kept.length} keep B`)
    },
  }),
  property({
    name: 'a factor k dropped: k^{n+1} for k^n',
    kind: 'exact',
    given: locals.filter(({ k }) => k.compare(0) > 0), // k = 0 shows little
    show: showLocal,
    holds: local => localBound(local, local.k),
  }),
]
