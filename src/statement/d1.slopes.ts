import { rationalKey } from '../law/finite-law.js'
import { logAverageSign, slopeLaw } from '../law/slopes.js'
import { wordLaw } from '../law/word-law.js'
import { backward } from '../order/backward.js'
import { Source } from '../random/source.js'
import { type Rational, rational, rationals } from '../space/rational.js'
import { real } from '../space/real.js'
import { power } from './bounds.js'
import { mapOf } from './d3.choices.js'
import { all, atMost, either, equals, type Finding, stated } from './finding.js'
import { single } from './property.js'
import type { Check, Outcome } from './statement.js'
import { LEVELS } from './tested.js'

const Q = rationals
const half = rational(1, 2)

/** x ↦ x/2 or bx, each with probability 1/2: X_n is A_1 … A_n x. */
const slopes = (b: Rational) => [half, b].map(a => ({ point: mapOf(a, rational(0)), weight: half }))

/** The law of A_1 … A_n, by the compositor. */
const productLaw = (b: Rational, n: number) =>
  wordLaw(backward.word(n), slopes(b), rational(1), rationalKey)

/** P(A_1 … A_n ≥ x). */
const beyond = (b: Rational, n: number, x: Rational): Rational =>
  productLaw(b, n).atoms.reduce(
    (sum, { point, weight }) => (point.compare(x) >= 0 ? sum.add(weight) : sum),
    Q.zero,
  )

/** The median of A_1 … A_n is (b/2)^{n/2}, for even n: half of the mass on either side of it. */
function median(b: Rational, n: number): Finding {
  const middle = power(Q, b.mul(half), n / 2)
  const above = beyond(b, n, middle)
  const below = Q.one.sub(above).add(productLaw(b, n).weight(middle))
  return all([atMost(Q, half, above, 'mass above'), atMost(Q, half, below, 'mass below')])
}

const cases = [
  [19, 10, -1],
  [2, 1, 0],
  [21, 10, 1],
] as const

export const slopeChecks: readonly Check[] = [
  single('A in {1/2, b}: E log A has the sign of b − 2', 'exact', () => {
    const found = cases.map(([n, d, sign]) => {
      const b = rational(n, d)
      return either(logAverageSign(slopeLaw(slopes(b))) === sign, `b = ${b.toFraction()}: ${sign}`)
    })
    return stated(all(found), 'b = 19/10, 2, 21/10: negative, zero, positive')
  }),
  single('the median of A_1 … A_n is (b/2)^{n/2}', 'exact', ({ quick }) => {
    const lengths = quick ? [2, 12] : [2, 20, 40]
    const found = cases.flatMap(([p, q]) => lengths.map(n => median(rational(p, q), n)))
    const log = (b: number) => (10_000 * Math.log(b / 2)).toFixed(1)
    return stated(
      all(found),
      `n = ${lengths}; its log at n = 20000: ${log(1.9)}, 0, ${log(2.1)} for b = 1.9, 2, 2.1`,
    )
  }),
  single('b < 2: P(A_1 … A_n ≥ 1) ≤ exp(−2n(log 2/log 2b − 1/2)²)', 'numerical', ({ quick }) => {
    // Hoeffding for the number of b’s. The exponential has some 10 roundings: nothing to the margins.
    const lengths = quick ? [10, 30] : [10, 30, 60]
    const found = [rational(3, 2), rational(19, 10)].flatMap(b =>
      lengths.map(n => {
        const excess = Math.log(2) / Math.log(2 * Q.toNumber(b)) - 1 / 2
        const bound = Math.exp(-2 * n * excess * excess)
        const p = Q.toNumber(beyond(b, n, Q.one))
        return atMost(real, p, bound, `b = ${b.toFraction()}, n = ${n}: P`)
      }),
    )
    return all(found)
  }),
  single(
    'b = 2, E log A = 0: P(|X_n^x − X_n^y| ≥ |x − y|) ≥ 1/2 for ever',
    'exact',
    ({ quick }) => {
      const found = (quick ? [1, 2, 21] : [1, 2, 21, 60]).flatMap(n => {
        const b = rational(2)
        const equal = productLaw(b, n).weight(Q.one)
        return [
          atMost(Q, half, beyond(b, n, Q.one), `n = ${n}: 1/2 against P`),
          // A_1 … A_n and its inverse have one law.
          equals(Q, beyond(b, n, Q.one).mul(2).sub(equal), Q.one, `n = ${n}: 2P(≥ 1) − P(= 1)`),
        ]
      })
      return stated(all(found), 'P(A_1 … A_n ≥ 1) = (1 + P(= 1))/2, by enumeration')
    },
  ),
]

/**
 * Whether the terms k^j B_j, k = 9/10, log|B| = 1/U, are below 1 for 1000 < j ≤ 20000: they are
 * from some j on exactly when E log⁺|B| < ∞. Terms above 1 are expected log(20)/log(1/k) = 28.4
 * times there, independently; if that were at most `falseAlarm`, so would be the probability of any.
 */
function terms(seed: number): Outcome {
  const [settled, last] = [1000, 20_000]
  const source = new Source(seed)
  let above = 0
  for (let j = settled + 1; j <= last; j++) {
    if (1 / (1 - source.seek(0, j).unit()) > j * Math.log(10 / 9)) above++
  }
  return {
    holds: above === 0,
    detail: `log|B| = 1/U: k^j|B_j| > 1 for ${above} of the j from 1001 to 20000`,
    instances: last - settled,
    pValue: above === 0 ? 1 : LEVELS.falseAlarm,
    rates: { ...LEVELS, detectable: Math.log(1 / LEVELS.miss), samples: last - settled },
  }
}

export const slopeControls: readonly Check[] = [
  single('b = 2: P(A_1 … A_n ≥ 1) tends to 0', 'exact', () =>
    atMost(Q, beyond(rational(2), 40, Q.one), rational(1, 10), 'P(A_1 … A_40 ≥ 1)'),
  ),
  single('b = 21/10: the median tends to 0', 'exact', () => {
    const atLeast1 = beyond(rational(21, 10), 20, Q.one)
    return atMost(Q, atLeast1, half, 'P(A_1 … A_20 ≥ 1) against 1/2')
  }),
  single('E log⁺ d(x, T_1 x) = ∞: the terms k^j B_j die out', 'statistical', ({ seed }) =>
    terms(seed),
  ),
]
