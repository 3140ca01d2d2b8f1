import fc from 'fast-check'
import { type FiniteLaw, rationalKey, type Weighted } from '../law/finite-law.js'
import { wordLaw } from '../law/word-law.js'
import { lindley } from '../map/lindley.js'
import { backward } from '../order/backward.js'
import type { Order } from '../order/order.js'
import { type Rational, rational, rationals } from '../space/rational.js'
import { power } from './bounds.js'
import { all, atMost, equals, type Finding, stated } from './finding.js'
import { listed, rationalUpTo } from './given.js'
import { property, single } from './property.js'
import { path } from './rational-paths.js'
import type { Check } from './statement.js'

const Q = rationals
const [zero, one] = [rational(0), rational(1)]

const show = (steps: readonly Rational[]) => `ξ = ${steps.map(x => x.toFraction()).join(', ')}`
const steps = fc.array(rationalUpTo(6), { minLength: 1, maxLength: 10 })
const waits = (ξ: readonly Rational[], order: Order) =>
  path(listed(ξ.map(x => lindley(Q, x))), order, zero, ξ.length)

/** Z_{n+1} ≥ Z_n for the iterates of x ↦ max(x + ξ_i, 0) from 0 in an order. */
export const increasingIn = (order: Order, name: string): Check =>
  property({
    name,
    kind: 'exact',
    given: steps,
    show,
    holds: ξ => {
      const x = waits(ξ, order)
      return all(ξ.map((_, n) => atMost(Q, x[n]!, x[n + 1]!, `iterate ${n}`)))
    },
  })

/** ξ = 1 with probability p, else −1. */
export const walk = (p: Rational): readonly Weighted<ReturnType<typeof lindley<Rational>>>[] => [
  { point: lindley(Q, one), weight: p },
  { point: lindley(Q, one.neg()), weight: one.sub(p) },
]

/** The law of X_n from 0. */
export const waiting = (p: Rational, n: number): FiniteLaw<Rational> =>
  wordLaw(backward.word(n), walk(p), zero, rationalKey)

/** μ[k, ∞). */
export const tail = (law: FiniteLaw<Rational>, k: number): Rational =>
  law.atoms.reduce(
    (sum, { point, weight }) => (point.compare(k) >= 0 ? sum.add(weight) : sum),
    zero,
  )

/** P(S_n ≥ k) for the sum of n steps ±1, 1 with probability p. */
function sumAtLeast(p: Rational, n: number, k: number): Rational {
  let [total, choose] = [zero, one]
  for (let ups = 0; ups <= n; ups++) {
    const weight = choose.mul(power(Q, p, ups)).mul(power(Q, one.sub(p), n - ups))
    if (2 * ups - n >= k) total = total.add(weight)
    choose = choose.mul(n - ups).div(ups + 1)
  }
  return total
}

/** P(S_j ≥ k for some j ≤ n) = P(S_n ≥ k) + (p/q)^k P(S_n < −k), by reflection of the paths. */
const reached = (p: Rational, n: number, k: number): Rational =>
  sumAtLeast(p, n, k).add(power(Q, p.div(one.sub(p)), k).mul(one.sub(sumAtLeast(p, n, -k))))

/** P(X_n ≥ k) is that, for k = 1 … n. */
const byReflection = (p: Rational, n: number): Finding => {
  const law = waiting(p, n)
  return all(
    Array.from({ length: n }, (_, i) => i + 1).map(k =>
      equals(Q, tail(law, k), reached(p, n, k), `p = ${p.toFraction()}: P(X_${n} ≥ ${k})`),
    ),
  )
}

export const waitingChecks: readonly Check[] = [
  property({
    name: 'Lindley: X_n = max_{0≤j≤n} (ξ_1 + … + ξ_j)',
    kind: 'exact',
    given: steps,
    show,
    holds: ξ => {
      let [sum, most] = [zero, zero]
      const sums = ξ.map(x => {
        sum = sum.add(x)
        if (sum.compare(most) > 0) most = sum
        return most
      })
      const x = waits(ξ, backward)
      return all(sums.map((top, n) => equals(Q, x[n + 1]!, top, `X_${n + 1}`)))
    },
  }),
  increasingIn(backward, 'Lindley: X_n ≤ X_{n+1}'),
  single('steps ±1: P(X_n ≥ k) in closed form', 'exact', ({ quick }) => {
    const most = quick ? 6 : 14
    const found = [rational(1, 3), rational(2, 5), rational(1, 2), rational(3, 4)].flatMap(p =>
      Array.from({ length: most }, (_, i) => byReflection(p, i + 1)),
    )
    return stated(
      all(found),
      `p = 1/3, 2/5, 1/2, 3/4 and n ≤ ${most}: P(S_n ≥ k) + ρ^k P(S_n < −k)`,
    )
  }),
  single('steps ±1, p < 1/2: θ* is geometric, P(θ* ≥ k) = ρ^k', 'exact', ({ quick }) => {
    // The closed form tends to ρ^k from below: S_n → −∞. The chain keeps that law: at each k ≥ 1
    // the flows up from k − 1 and down from k agree.
    const found = [rational(1, 3), rational(2, 5)].flatMap(p => {
      const ρ = p.div(one.sub(p))
      const mass = (k: number) => power(Q, ρ, k).mul(one.sub(ρ))
      const n = quick ? 20 : 60
      const law = waiting(p, n)
      return [1, 2, 3, 4, 5].flatMap(k => [
        equals(Q, mass(k - 1).mul(p), mass(k).mul(one.sub(p)), `flow at ${k}`),
        atMost(Q, tail(law, k), power(Q, ρ, k), `P(X_${n} ≥ ${k})`),
        // ρ^k − P(X_n ≥ k) = ρ^k P(S_n ≥ −k) − P(S_n ≥ k).
        atMost(
          Q,
          power(Q, ρ, k).sub(tail(law, k)),
          power(Q, ρ, k).mul(sumAtLeast(p, n, -k)),
          `ρ^${k} − P(X_${n} ≥ ${k})`,
        ),
      ])
    })
    return stated(all(found), 'ρ = p/(1 − p) = 1/2, 2/3: from below, within ρ^k P(S_n ≥ −k)')
  }),
]
