import fc from 'fast-check'
import { affineMoments, stationaryMoments } from '../law/affine-moments.js'
import { cantorFunction } from '../law/bernoulli-convolution.js'
import { totalVariation } from '../law/finite-law.js'
import { varianceOf, wasserstein1 } from '../law/finite-law-on-line.js'
import { type Rational, rational, rationals } from '../space/rational.js'
import { power } from './bounds.js'
import { upTo } from './counted.js'
import { convolution, lawOf, massUpTo, onUnit } from './d4.convolution.js'
import { all, atMost, either, equals, type Finding, stated } from './finding.js'
import { property, single } from './property.js'
import type { Check } from './statement.js'
import { distanceToUniform } from './uniform-distance.js'

const Q = rationals
const one = rational(1)
const half = rational(1, 2)
const third = rational(1, 3)

/** λ = p/q with 0 < λ ≤ 1/2. */
const ratios: fc.Arbitrary<Rational> = fc
  .integer({ min: 2, max: 12 })
  .chain(q => fc.integer({ min: 1, max: Math.floor(q / 2) }).map(p => rational(p, q)))
const showRatio = (ratio: Rational) => `λ = ${ratio.toFraction()}`

/** W_1(law Y_n, law Y_m) = λ^n(1 − λ) from 0, n < m. */
export function distances(ratio: Rational, last: number): Finding {
  const laws = [0, ...upTo(last)].map(n => lawOf(ratio, n))
  return all(
    laws.flatMap((law, n) =>
      laws.slice(n + 1).map((later, i) => {
        const expected = power(Q, ratio, n).mul(one.sub(ratio))
        return equals(Q, wasserstein1(law, later), expected, `W_1(law Y_${n}, law Y_${n + 1 + i})`)
      }),
    ),
  )
}

const evenMoments = (ratio: Rational) => {
  const m = stationaryMoments(affineMoments(convolution(Q, ratio)), 6)
  return [m[2]!, m[4]!, m[6]!]
}

export const checks: readonly Check[] = [
  property({
    name: 'λ ≤ 1/2: W_1(law Y_n, law Y_m) = λ^n(1 − λ), n < m ≤ 6',
    kind: 'exact',
    given: ratios,
    show: showRatio,
    runs: 20,
    holds: ratio => distances(ratio, 6),
  }),
  property({
    name: 'λ ≤ 1/2: TV(law Y_n, law Y_m) = 1, n < m ≤ 6',
    kind: 'exact',
    given: ratios,
    show: showRatio,
    runs: 20,
    holds(ratio) {
      const laws = [0, ...upTo(6)].map(n => lawOf(ratio, n))
      return all(
        laws.flatMap((law, n) =>
          laws
            .slice(n + 1)
            .map(later => equals(Q, totalVariation(law, later), one, `n = ${n}: TV`)),
        ),
      )
    },
  }),
  property({
    name: 'λ ≤ 1/2: 2^n words, 2^n points; Var Y_n = (1 − λ^{2n})(1 − λ)/(1 + λ)',
    kind: 'exact',
    given: ratios,
    show: showRatio,
    runs: 20,
    holds: ratio =>
      all(
        upTo(7).flatMap(n => {
          const law = lawOf(ratio, n)
          const V = one.sub(ratio).div(one.add(ratio))
          const reached = one.sub(power(Q, ratio, 2 * n))
          return [
            either(law.atoms.length === 2 ** n, `Y_${n} has ${law.atoms.length} points`),
            equals(Q, varianceOf(law), V.mul(reached), `Var Y_${n}`),
          ]
        }),
      ),
  }),
  single('λ = 1/2: W_1(law Y_n, uniform on [−1, 1]) = 2^−(n+1)', 'exact', ({ quick }) => {
    const last = quick ? 7 : 10
    const found = [0, ...upTo(last)].map(n => {
      const onInterval = distanceToUniform(onUnit(lawOf(half, n))).mul(2)
      return equals(Q, onInterval, power(Q, half, n + 1), `n = ${n}: W_1`)
    })
    return stated(all(found), `n ≤ ${last}, from 0; the points are the odd multiples of 2^−n`)
  }),
  single('E X², X⁴, X⁶: 1/3, 1/5, 1/7 at λ = 1/2; 1/2, 7/20, 205/728 at 1/3', 'exact', () => {
    const uniform = evenMoments(half).map((m, i) => equals(Q, m, rational(1, 2 * i + 3), 'λ = 1/2'))
    const cantor = evenMoments(third).map((m, i) =>
      equals(Q, m, [half, rational(7, 20), rational(205, 728)][i]!, 'λ = 1/3'),
    )
    return stated(all([...uniform, ...cantor]), 'by the moment recursion; uniform and Cantor laws')
  }),
  property({
    name: 'λ = 1/3: |P((1 + Y_n)/2 ≤ x) − F(x)| ≤ 2^−n, F Cantor’s function',
    kind: 'exact',
    given: fc.integer({ min: 1, max: 40 }).chain(q => fc.nat(q).map(p => rational(p, q))),
    show: x => `x = ${x.toFraction()}`,
    runs: 60,
    holds: x =>
      all(
        upTo(6).map(n => {
          const off = massUpTo(onUnit(lawOf(third, n)), x)
            .sub(cantorFunction(x))
            .abs()
          return atMost(Q, off, power(Q, half, n), `n = ${n}: |F_n − F|`)
        }),
      ),
  }),
  single('λ = 1/3: F(1/4) = 1/3, met to within 2^−n by all 2^n words', 'exact', ({ quick }) => {
    const last = quick ? 8 : 11
    const quarter = rational(1, 4)
    const found = upTo(last).map(n => {
      const mass = massUpTo(onUnit(lawOf(third, n)), quarter)
      return atMost(Q, mass.sub(third).abs(), power(Q, half, n), `n = ${n}: |F_n(1/4) − 1/3|`)
    })
    return all([equals(Q, cantorFunction(quarter), third, 'F(1/4)'), ...found])
  }),
]
