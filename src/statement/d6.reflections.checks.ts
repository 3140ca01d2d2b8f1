import fc from 'fast-check'
import { iterates } from '../iterate/iterate.js'
import { equallyWeighted, finiteLaw, rationalKey } from '../law/finite-law.js'
import { wordLaw } from '../law/word-law.js'
import { reflection } from '../map/reflection.js'
import { table } from '../map/table.js'
import { backward } from '../order/backward.js'
import { type Rational, rational, rationals } from '../space/rational.js'
import { upTo } from './counted.js'
import { rates } from './d6.reflections.figure.js'
import {
  atLeastLength,
  atMostLength,
  type Interval,
  length,
  meanImage,
  meanLengths,
  onIntervals,
} from './d6.reflections.js'
import { againstBeta, sampledLength } from './d6.reflections.sampled.js'
import { all, atMost, either, equals, stated } from './finding.js'
import { listed } from './given.js'
import { coalesce } from './limit-law.js'
import { property, single } from './property.js'
import { path } from './rational-paths.js'
import type { Check, Outcome } from './statement.js'
import { sameLaw } from './tested.js'

const Q = rationals
const [zero, one] = [rational(0), rational(1)]
const unit: fc.Arbitrary<Rational> = fc
  .integer({ min: 1, max: 12 })
  .chain(q => fc.nat(q).map(p => rational(p, q)))
const digits = (x: Rational) => Q.toNumber(x).toFixed(4)
const show = (xs: readonly Rational[]) => xs.map(x => x.toFraction()).join(', ')

/** P(0) = 1/N and P(y) = 2(N − y)/N² for y = 1 … N − 1: Beta(1, 2) on a grid. */
const triangular = (N: number) =>
  finiteLaw(
    [0, ...upTo(N - 1)].map(y => ({
      point: rational(y),
      weight: y === 0 ? rational(1, N) : rational(2 * (N - y), N * N),
    })),
    rationalKey,
  )

/** ξ uniform on 1/2, 3/2, …, N − 1/2. */
const halves = (N: number) =>
  equallyWeighted(upTo(N).map(i => reflection(Q, rational(2 * i - 1, 2))))

export const reflectionChecks: readonly Check[] = [
  property({
    name: '|u − x|: T_1 … T_n[0, 1] shrinks, and X_n is in it',
    kind: 'exact',
    given: fc.tuple(fc.array(unit, { minLength: 1, maxLength: 10 }), unit),
    show: ([us, start]) => `u = ${show(us)}; start ${start.toFraction()}`,
    holds([us, start]) {
      const at = [0, ...upTo(us.length)]
      const maps = listed(us.map(u => onIntervals(Q, u)))
      const whole: Interval<Rational> = [zero, one]
      const nested: Interval<Rational>[] = []
      for (const { n, point } of iterates(maps, backward, whole, { at })) nested[n] = point
      const x = path(listed(us.map(u => reflection(Q, u))), backward, start, us.length)
      return all(
        us.flatMap((_, n) => [
          atMost(Q, nested[n]![0], nested[n + 1]![0], `lower end ${n}`),
          atMost(Q, nested[n + 1]![1], nested[n]![1], `upper end ${n + 1}`),
          atMost(Q, nested[n + 1]![0], x[n + 1]!, `lower end ${n + 1}`),
          atMost(Q, x[n + 1]!, nested[n + 1]![1], `X_${n + 1}`),
        ]),
      )
    },
  }),
  property({
    name: 'u uniform: an interval of length l shrinks to l − l²/4 in mean',
    kind: 'exact',
    given: fc
      .tuple(unit, unit)
      .map(([a, b]) => (a.compare(b) < 0 ? [a, b] : [b, a]) as Interval<Rational>),
    show: ([a, b]) => `[${a.toFraction()}, ${b.toFraction()}]`,
    holds(interval) {
      const l = length(Q, interval)
      return equals(Q, meanImage(interval), l.sub(l.mul(l).div(4)), 'mean length')
    },
  }),
  single('1/(1 + (2 log 2 − 1)n) ≤ E l_n ≤ 4/(n + 4)', 'exact', ({ quick }): Outcome => {
    const means = meanLengths(quick ? 20 : 40)
    const finding = all(
      means.flatMap((mean, n) => [
        atMost(Q, atLeastLength(n), mean, `n = ${n}: lower bound`),
        atMost(Q, mean, atMostLength(n), `n = ${n}: E l_n`),
      ]),
    )
    const last = means.length - 1
    return {
      holds: finding.holds,
      detail: finding.holds
        ? `E l_${last} = ${digits(means[last]!)}, between ${digits(atLeastLength(last))} and ${digits(atMostLength(last))}`
        : finding.because,
      figures: [rates(means)],
    }
  }),
  sampledLength,
  single('grids: X_2 has the limit law from every start', 'exact', ({ quick }) => {
    const most = quick ? 6 : 10
    const found = upTo(most).flatMap(N =>
      [0, ...upTo(N)].flatMap(start =>
        [2, 4].map(n =>
          sameLaw(
            wordLaw(backward.word(n), halves(N), rational(start), rationalKey),
            triangular(N),
            `N = ${N}, from ${start}: X_${n}`,
          ),
        ),
      ),
    )
    return stated(all(found), `ξ uniform on 1/2, …, N − 1/2, N ≤ ${most}: X_2 and X_4, all starts`)
  }),
  againstBeta('u uniform: X_2 from 3/10 has the law Beta(1, 2)', 2, 0.3),
  againstBeta('u uniform: and so has X_20 from 1', 20, 1),
]

export const reflectionControls: readonly Check[] = [
  againstBeta('u uniform: X_1 from 0 has the law Beta(1, 2)', 1, 0),
  single('u uniform: E l_n ≤ (3/4)^n, a geometric rate', 'exact', () => {
    const means = meanLengths(2)
    return all(means.map((mean, n) => atMost(Q, mean, rational(3 ** n, 4 ** n), `E l_${n}`)))
  }),
  single('ξ = 1 or 2: 0 and 1 are brought together', 'exact', () => {
    // |u − x| keeps the parity of x − y: on a lattice no distance 1 ever shrinks.
    const tables = equallyWeighted([1, 2].map(u => table([0, 1, 2].map(x => Math.abs(u - x)))))
    return either(coalesce(tables), 'of all compositions on {0, 1, 2} none is constant')
  }),
]
