import { type AffineMoments, stationaryMoments } from '../law/affine-moments.js'
import type { Quadratic } from '../space/quadratic.js'
import { rational, rationals } from '../space/rational.js'
import { real } from '../space/real.js'
import { unitRoundoff } from '../space/roundoff.js'
import { power } from './bounds.js'
import { upTo } from './counted.js'
import { golden, goldenLaw, goldenRatio, lawOf, Q5 } from './d4.convolution.js'
import type { Figure } from './figure.js'
import { all, atMost, either, equals, type Finding, stated } from './finding.js'
import { single } from './property.js'
import type { Check } from './statement.js'

const conjugate = Q5.sub(Q5.one, golden) // −1/φ
const phi = Q5.toNumber(golden)

/** F_1 = F_2 = 1, F_3 = 2, …: Fibonacci’s numbers. */
const fibonacci = (n: number): number => (n <= 2 ? 1 : fibonacci(n - 1) + fibonacci(n - 2))

/** The moments of x ↦ x/φ ± (1 − 1/φ). */
const goldenMoments: AffineMoments<Quadratic> = {
  field: Q5,
  mixed: (i, k) => {
    const shift = power(Q5, Q5.sub(Q5.one, goldenRatio), k)
    return k % 2 === 1 ? Q5.zero : Q5.mul(power(Q5, goldenRatio, i), shift)
  },
  slope: j => power(Q5, goldenRatio, j),
}

/**
 * |E e^{iξX}| at ξ = πφ^k/(1 − λ): Π |cos πφ^{k−j}| over j < n. As φ^m + (−1/φ)^m is an integer,
 * |cos πφ^m| = |cos πφ^−m|, and no φ^m is ever large. The factors of X itself, n = ∞, tend to 1.
 */
const fourier = (k: number, n: number): number =>
  Array.from({ length: n }, (_, j) =>
    Math.abs(Math.cos(Math.PI * power(real, 1 / phi, Math.abs(k - j)))),
  ).reduce((product, factor) => product * factor, 1)

/** The same from the enumerated law: E cos ξY_n, with a bound of its rounding. */
function enumerated(k: number, n: number): { readonly value: number; readonly rounding: number } {
  const frequency = (Math.PI * power(real, phi, k)) / (1 - 1 / phi)
  const { atoms } = goldenLaw(n)
  const terms = atoms.map(
    ({ point, weight }) => rationals.toNumber(weight) * Math.cos(frequency * Q5.toNumber(point)),
  )
  // |ξY| ≤ ξ has k + 8 roundings; each cosine and product adds 2, the sum one a term.
  const rounding = 2 * unitRoundoff * (frequency * (k + 8) + 4 + atoms.length)
  return { value: Math.abs(terms.reduce((sum, x) => sum + x, 0)), rounding }
}

/** Factors beyond this many change a product by less than a rounding. */
const enough = 100

/** |E e^{iξX}| stays above a bound for k ≤ 60. */
export const staysAbove = (bound: number, of: (k: number) => number): Finding =>
  all(upTo(60).map(k => either(of(k) > bound, `k = ${k}: |E exp(iξX)| = ${of(k).toPrecision(4)}`)))

/** The distribution functions for λ = 1/2, 1/3 and 1/φ. */
function distributions(): Figure {
  const steps = (points: readonly (readonly [number, number])[]) => {
    let sum = 0
    return [...points]
      .sort(([x], [y]) => x - y)
      .map(([x, weight]) => {
        sum += weight
        return [x, sum] as const
      })
  }
  const rationalSteps = (q: number, n: number) =>
    steps(
      lawOf(rational(1, q), n).atoms.map(({ point, weight }) => [
        point.valueOf(),
        weight.valueOf(),
      ]),
    )
  const goldenSteps = steps(
    goldenLaw(11).atoms.map(({ point, weight }) => [Q5.toNumber(point), weight.valueOf()]),
  )
  return {
    id: 'd4-laws',
    title: 'Bernoulli convolutions',
    caption:
      'Distribution functions of λx ± (1 − λ), by enumeration of all words: uniform for λ = 1/2, Cantor’s for λ = 1/3, and for the golden ratio singular though its words overlap and its support is the whole interval.',
    x: { label: 'x' },
    y: { label: 'P(X ≤ x)' },
    series: [
      { name: 'λ = 1/2', mark: 'step', points: rationalSteps(2, 7), dashed: true },
      { name: 'λ = 1/3', mark: 'step', points: rationalSteps(3, 7) },
      { name: 'λ = (√5 − 1)/2', mark: 'step', points: goldenSteps },
    ],
  }
}

export const goldenChecks: readonly Check[] = [
  single('λ = 1/φ: 2^n words, F_{n+3} − 1 points', 'exact', ({ quick }) => {
    const last = quick ? 8 : 12
    const found = upTo(last).map(n => {
      const count = goldenLaw(n).atoms.length
      return either(count === fibonacci(n + 3) - 1, `Y_${n} has ${count} points`)
    })
    return {
      ...stated(all(found), `n ≤ ${last}: 2, 4, 7, 12, …, ${fibonacci(last + 3) - 1} points`),
      detail: `n ≤ ${last}: ${fibonacci(last + 3) - 1} points of ${2 ** last} words at the last`,
      figures: [distributions()],
    }
  }),
  single('λ = 1/φ: variance √5 − 2, of Y_n that times 1 − λ^{2n}', 'exact', ({ quick }) => {
    const V = Q5.sub(Q5.root, Q5.of(2))
    const found = upTo(quick ? 6 : 9).map(n => {
      const second = goldenLaw(n).atoms.reduce((sum, { point, weight }) => {
        const scale: Quadratic = { a: weight, b: rational(0) }
        return Q5.add(sum, Q5.mul(scale, Q5.mul(point, point)))
      }, Q5.zero)
      const reached = Q5.sub(Q5.one, power(Q5, goldenRatio, 2 * n))
      return equals(Q5, second, Q5.mul(V, reached), `Var Y_${n}`)
    })
    const limit = equals(Q5, stationaryMoments(goldenMoments, 2)[2]!, V, 'V')
    return stated(all([limit, ...found]), 'V = √5 − 2 = .2360679…, over ℚ(√5)')
  }),
  single('φ^m + (−1/φ)^m is an integer: |cos πφ^m| = |cos πφ^−m|', 'exact', () => {
    const found = [0, ...upTo(80)].map(m => {
      const { a, b } = Q5.add(power(Q5, golden, m), power(Q5, conjugate, m))
      return either(a.d === 1n && b.equals(0), `m = ${m}: ${a.toFraction()}`)
    })
    return stated(all(found), 'Lucas’s numbers 2, 1, 3, 4, 7, 11, …, m ≤ 80, over ℚ(√5)')
  }),
  single('λ = 1/φ: E cos ξY_n by all words is Π cos ξ(1 − λ)λ^j', 'numerical', ({ quick }) => {
    const n = quick ? 9 : 13
    return all(
      [0, 1, 2, 4, 6, 8].map(k => {
        const { value, rounding } = enumerated(k, n)
        const product = fourier(k, n)
        // Each factor is off by at most (|k − j| + 4)u·π, and none is above 1.
        const allowed = rounding + n * (n + k + 4) * Math.PI * unitRoundoff
        return atMost(real, Math.abs(value - product), allowed, `k = ${k}: difference`)
      }),
    )
  }),
  single('λ = 1/φ is singular: |E exp(iξX)| > .006 at ξ = πφ^k/(1 − λ)', 'numerical', () => {
    // Riemann and Lebesgue: a law with a density would have it tend to 0; the rest is left to 1.
    const found = staysAbove(0.006, k => fourier(k, k + enough))
    return stated(found, `k ≤ 60: decreasing to ${fourier(60, 60 + enough).toPrecision(4)}`)
  }),
]
