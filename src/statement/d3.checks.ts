import fc from 'fast-check'
import { affineMoments, momentsAfter, stationaryMoments } from '../law/affine-moments.js'
import { rationalKey } from '../law/finite-law.js'
import { momentOf } from '../law/finite-law-on-line.js'
import { jointWordLaw, wordLaw } from '../law/word-law.js'
import { backward } from '../order/backward.js'
import { forward } from '../order/forward.js'
import { type Rational, rational, rationals } from '../space/rational.js'
import { power } from './bounds.js'
import { type AffineLaw, anyChoices, mapOf, mixed, squareContracting } from './d3.choices.js'
import { all, equals, type Finding } from './finding.js'
import { showChoices } from './given.js'
import { property } from './property.js'
import type { Check } from './statement.js'

const Q = rationals
const one = rational(1)
const square = (x: Rational) => x.mul(x)

/** E (X_m − X_n)², by enumeration. */
function squaredGap(maps: AffineLaw, start: Rational, n: number, m: number): Rational {
  const law = jointWordLaw([backward.word(n), backward.word(m)], maps, start, rationalKey)
  return law.atoms.reduce(
    (sum, { point: [x, y], weight }) => sum.add(weight.mul(square(y!.sub(x!)))),
    rational(0),
  )
}

/** ±b with the slope a: E X² = b²/(1 − a²), and the fourth cumulant −2b⁴/(1 − a⁴). */
function ofSigns(a: Rational, b: Rational): Finding {
  const maps = [b, b.neg()].map(shift => ({ point: mapOf(a, shift), weight: rational(1, 2) }))
  const m = stationaryMoments(affineMoments(maps), 4)
  const V = square(b).div(one.sub(square(a)))
  const cumulant = square(square(b))
    .mul(-2)
    .div(one.sub(power(Q, a, 4)))
  return all([
    equals(Q, m[2]!, V, 'E X²'),
    equals(Q, m[4]!, square(V).mul(3).add(cumulant), 'E X⁴'),
    equals(Q, m[3]!, rational(0), 'E X³'),
  ])
}

export const checks: readonly Check[] = [
  property({
    name: 'E X_n^j = E Y_n^j by the recursion and by enumeration, j ≤ 4',
    kind: 'exact',
    given: anyChoices,
    show: showChoices,
    runs: 30,
    holds: ({ maps, start }) =>
      all(
        [0, 1, 2, 3, 4].flatMap(n => {
          const m = momentsAfter(affineMoments(maps), start, n, 4)
          return [backward, forward].flatMap(order => {
            const law = wordLaw(order.word(n), maps, start, rationalKey)
            return [1, 2, 3, 4].map(j =>
              equals(Q, m[j]!, momentOf(law, j), `${order.name}, n = ${n}, j = ${j}`),
            )
          })
        }),
      ),
  }),
  property({
    name: 'E A² < 1: E X_n → m_1 like (E A)^n, E X_n² → m_2 like (E A²)^n',
    kind: 'exact',
    given: squareContracting,
    show: showChoices,
    runs: 30,
    holds: ({ maps, start }) => {
      const [, m1, m2] = stationaryMoments(affineMoments(maps), 2)
      const [p, q] = [mixed(maps, 1, 0), mixed(maps, 2, 0)]
      const coupling = mixed(maps, 1, 1).mul(2)
      return all(
        [0, 1, 2, 3, 4].flatMap(n => {
          const law = wordLaw(backward.word(n), maps, start, rationalKey)
          const drift = start.sub(m1!)
          // The coupling sums p^i q^{n−1−i}: (p^n − q^n)/(p − q), also where p = q.
          const sums = Array.from({ length: n }, (_, i) =>
            power(Q, p, i).mul(power(Q, q, n - 1 - i)),
          )
          const shared = sums
            .reduce((sum, x) => sum.add(x), rational(0))
            .mul(coupling)
            .mul(drift)
          const second = power(Q, q, n).mul(square(start).sub(m2!)).add(shared)
          return [
            equals(Q, momentOf(law, 1).sub(m1!), power(Q, p, n).mul(drift), `E X_${n} − m_1`),
            equals(Q, momentOf(law, 2).sub(m2!), second, `E X_${n}² − m_2`),
          ]
        }),
      )
    },
  }),
  property({
    name: 'E(X_m − X_n)² = (E A²)^n E(X_{m−n} − x)²: so E(X_n − θ*)²',
    kind: 'exact',
    given: anyChoices,
    show: showChoices,
    runs: 20,
    holds: ({ maps, start }) =>
      all(
        [
          [1, 1],
          [2, 1],
          [1, 2],
          [2, 2],
        ].map(([n, r]) => {
          const q = power(Q, mixed(maps, 2, 0), n!)
          const fromStart = squaredGap(maps, start, 0, r!)
          return equals(
            Q,
            squaredGap(maps, start, n!, n! + r!),
            q.mul(fromStart),
            `n = ${n}, r = ${r}`,
          )
        }),
      ),
  }),
  property({
    name: 'AR(1), e = ±1: V = h/(2 − h), κ_4 = −2h⁴/(1 − (1 − h)⁴)',
    kind: 'exact',
    given: fc.integer({ min: 1, max: 39 }).map(n => rational(n, 20)),
    show: h => `h = ${h.toFraction()}`,
    holds: h => ofSigns(one.sub(h), h),
  }),
  property({
    name: 'x ↦ λx ± (1 − λ): variance (1 − λ)/(1 + λ), κ_4 = −2(1 − λ)⁴/(1 − λ⁴)',
    kind: 'exact',
    given: fc.integer({ min: 1, max: 29 }).map(n => rational(n, 30)),
    show: ratio => `λ = ${ratio.toFraction()}`,
    holds: ratio => ofSigns(ratio, one.sub(ratio)),
  }),
]
