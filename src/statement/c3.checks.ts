import fc from 'fast-check'
import { aPriori, type Certificate, lipschitzProduct } from '../iterate/certificate.js'
import { couplingFromThePast } from '../iterate/coupling.js'
import { iterates } from '../iterate/iterate.js'
import { backwardLimit } from '../iterate/limit.js'
import { sandwichedLimit } from '../iterate/sandwich.js'
import { atomTest } from '../law/atom-test.js'
import { finiteLaw } from '../law/finite-law.js'
import { affine } from '../map/affine.js'
import { clipAffine } from '../map/clip-affine.js'
import type { TableMap } from '../map/table.js'
import { backward } from '../order/backward.js'
import { finite } from '../random/finite.js'
import { randomAffine } from '../random/random-affine.js'
import type { MapSequence } from '../random/random-map.js'
import { uniform } from '../random/uniform.js'
import { finiteSet } from '../space/finite-set.js'
import { interval } from '../space/interval.js'
import { realLine } from '../space/line.js'
import { type Rational, rational, rationals } from '../space/rational.js'
import { real } from '../space/real.js'
import { gamma } from './bounds.js'
import { upTo } from './counted.js'
import { chain, stationary } from './coupling-chain.js'
import { all, atMost, either, equals } from './finding.js'
import { listed } from './given.js'
import { property, single } from './property.js'
import { d, limit, path } from './rational-paths.js'
import type { Check, Context, Outcome } from './statement.js'

const Q = rationals
const [zero, one] = [rational(0), rational(1)]

/**
 * x ↦ (p/4)x + q/8 with |p| ≤ 3 and |q| ≤ 8, so that k = 3/4, and D ≤ 1 and R = D/(1 − k) ≤ 4 at 0.
 * The products and iterates of up to 15 of them are below 2^53 in units of 2^−33: exact in doubles.
 */
export const quarters = fc.array(
  fc.tuple(fc.integer({ min: -3, max: 3 }), fc.integer({ min: -8, max: 8 })),
  { minLength: 1, maxLength: 20 },
)
export type Quarters = readonly (readonly [p: number, q: number])[]
export const showQuarters = (pairs: Quarters): string =>
  pairs.map(([p, q]) => `${p}/4·x + ${q}/8`).join(', ')

/** R l_1 … l_n ≤ δ for R = 4 and δ = 1/16: 15 maps of slope 3/4. */
const δ = 1 / 16

/** The same maps in doubles and in ℚ, with the iterates and the limit in ℚ. */
export function twice(pairs: Quarters) {
  const exact = pairs.map(([p, q]) => affine(Q, rational(p, 4), rational(q, 8)))
  const maps = listed(pairs.map(([p, q]) => affine(real, p / 4, q / 8)))
  const instance = { k: rational(3, 4), maps: exact, start: zero }
  return { maps, exact, x: path(listed(exact), backward, zero, 15), target: limit(instance) }
}

/** The limit by a certificate is X_n, and as near to the limit as it says. */
export function certified(pairs: Quarters, certificate: Certificate<number>) {
  const { maps, x, target } = twice(pairs)
  const found = backwardLimit(maps, 0, certificate, { tolerance: δ, space: realLine })
  const { point, error, n, applications } = found
  const finding = all([
    equals(Q, rational(point), x[n]!, `limit found: X_${n}`),
    either(applications === n, `${applications} applications for ${n} maps`),
    atMost(Q, d(x[n]!, target), rational(error), `d(X_${n}, θ*)`),
    atMost(Q, rational(error), rational(δ), 'error'),
  ])
  return { n, finding }
}

/** A test of draws from the chain against its stationary law. */
export function againstStationary(
  { seed, quick }: Context,
  draw: (maps: MapSequence<TableMap<Rational>>) => number,
): Outcome {
  const π = finiteLaw(
    stationary.map((weight, point) => ({ point, weight })),
    String,
  )
  const space = finiteSet(Q, [
    [zero, one],
    [one, zero],
  ])
  const law = finite(space, chain)
  // 1600 draws find a deviation of 1/6, that of maps drawn anew; stopping forward is 1/3 off.
  const values = Array.from({ length: quick ? 1600 : 4000 }, (_, stream) =>
    draw(law.realize(seed, stream)),
  )
  const test = atomTest(π).run(values, { falseAlarm: 1e-9, miss: 1e-9 })
  const share = values.filter(value => value === 0).length / values.length
  return {
    holds: !test.rejects,
    detail: `P(0) ≈ ${share.toFixed(4)} in ${values.length} draws, 2/3 wanted`,
    pValue: test.pValue,
    rates: test.rates,
  }
}

/** Increasing maps of [0, 1] into itself, with slopes up to 4, and a start. */
const increasing = fc.tuple(
  fc.array(
    fc
      .tuple(fc.nat(16), fc.integer({ min: -8, max: 8 }), fc.nat(8), fc.nat(8))
      .map(([a, b, u, v]) =>
        clipAffine(Q, rational(a, 4), rational(b, 4), {
          lo: rational(Math.min(u, v), 8),
          hi: rational(Math.max(u, v), 8),
        }),
      ),
    { minLength: 1, maxLength: 8 },
  ),
  fc.nat(8).map(p => rational(p, 8)),
)

export const checks: readonly Check[] = [
  property({
    name: 'n* = min{n : R l_1…l_n ≤ δ}, and d(X_{n*}, θ*) ≤ δ',
    kind: 'exact',
    given: quarters,
    runs: 60,
    show: showQuarters,
    holds(pairs) {
      const { n, finding } = certified(pairs, lipschitzProduct({ radius: 4, space: realLine }))
      let [least, bound] = [0, rational(4)]
      const { exact } = twice(pairs)
      while (bound.compare(rational(δ)) > 0) bound = bound.mul(listed(exact).at(++least).a.abs())
      return all([finding, equals(Q, Q.of(n), Q.of(least), 'n*')])
    },
  }),
  property({
    name: 'a priori: D k^n/(1−k) ≤ δ at n = 15 for k = 3/4',
    kind: 'exact',
    given: quarters,
    runs: 60,
    show: showQuarters,
    holds(pairs) {
      const { n, finding } = certified(pairs, aPriori({ k: 3 / 4, D: 1 }))
      return all([finding, equals(Q, Q.of(n), Q.of(15), 'n')])
    },
  }),
  single('slopes U(−.9, .9), δ = 1e−6: far below 153', 'numerical', ({ seed, quick }) => {
    const law = randomAffine({ slope: uniform(-0.9, 0.9), shift: uniform(-1, 1) })
    // D ≤ 1 at 0 and k = .9. X_400 is within 10·.9^400 < 1e−17 of θ*. In doubles the iterates of up
    // to 400 maps are off by γ_800 Σ_j |a_1…a_{j−1} b_j| ≤ 10 γ_800 each, the product by γ_400.
    const slack = 20 * gamma(800) + 10 * 0.9 ** 400
    const runs = Array.from({ length: quick ? 20 : 200 }, (_, stream) => {
      const maps = law.realize(seed, stream)
      const options = { tolerance: 1e-6, space: realLine }
      const product = lipschitzProduct<number>({ radius: 10, space: realLine })
      const { point, error, n } = backwardLimit(maps, 0, product, options)
      const far = backwardLimit(maps, 0, aPriori({ k: 0.9, D: 1 }), {
        ...options,
        tolerance: 1e-17,
      })
      const bound = error * (1 + gamma(400)) + slack
      return { n, distance: Math.abs(point - far.point), bound, maps }
    })
    const finding = all(
      runs.map(({ n, distance, bound }) =>
        all([atMost(real, distance, bound, `d(X_${n}, θ*)`), atMost(real, n, 152, 'n*')]),
      ),
    )
    const prior = backwardLimit(runs[0]!.maps, 0, aPriori({ k: 0.9, D: 1 }), { tolerance: 1e-6 })
    const mean = runs.reduce((sum, { n }) => sum + n, 0) / runs.length
    const most = Math.max(...runs.map(({ n }) => n))
    return {
      holds: finding.holds && prior.n === 153,
      detail: finding.holds
        ? `${runs.length} runs: n* = ${mean.toFixed(1)} in the mean, ${most} at most; a priori ${prior.n}`
        : finding.because,
      margin: finding.margin ?? 0,
      instances: runs.length,
    }
  }),
  property({
    name: 'increasing maps: T_1…T_n(lo) ≤ X_m ≤ T_1…T_n(hi), m ≥ n',
    kind: 'exact',
    given: increasing,
    show: ([maps, start]) => `${maps.map(({ name }) => name)}; start ${start.toFraction()}`,
    holds([maps, start]) {
      const N = maps.length
      const [low, x, high] = [zero, start, one].map(p => path(listed(maps), backward, p, N))
      return all(
        upTo(N).flatMap(m =>
          [0, ...upTo(m)].flatMap(n => [
            atMost(Q, low![n]!, x![m]!, `T_1…T_${n}(0)`),
            atMost(Q, x![m]!, high![n]!, `X_${m}`),
          ]),
        ),
      )
    },
  }),
  single('sandwich certifies where every Lipschitz constant is 1', 'exact', ({ seed, quick }) => {
    const unit = interval(real, 0, 1)
    const step = (b: number) => clipAffine(real, 1, b, { lo: 0, hi: 1 })
    const law = finite(unit, [step(-1 / 4), step(1 / 4)])
    const runs = Array.from({ length: quick ? 20 : 100 }, (_, stream) => {
      const maps = law.realize(seed, stream)
      const ends = { lo: 0, hi: 1 }
      const { point, error, n } = sandwichedLimit(maps, ends, unit, { tolerance: 1e-9 })
      const x = iterates(maps, backward, 1 / 2, { at: [n, n + 1, 2 * n, 4 * n] })
      return { n, stays: error === 0 && [...x].every(later => later.point === point) }
    })
    return either(
      runs.every(({ stays }) => stays),
      `${runs.length} walks on {0, 1/4, …, 1}: exact after ${Math.max(...runs.map(({ n }) => n))} maps at most`,
    )
  }),
  {
    name: 'coupling from the past draws from π = (2/3, 1/3)',
    kind: 'statistical',
    run: context => againstStationary(context, maps => couplingFromThePast(maps, [0, 1]).value),
  },
]
