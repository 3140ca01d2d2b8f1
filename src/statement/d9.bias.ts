import { type Rational, rational, rationals } from '../space/rational.js'
import { cubic, exponential, type NoisyLoss } from './d9.losses.js'
import {
  extrapolated,
  holdsValue,
  leadingBias,
  quotient,
  type StationaryMeans,
  stationaryMeans,
} from './d9.means.js'
import { all, either, type Finding, stated } from './finding.js'
import { single } from './property.js'
import type { Check, Outcome } from './statement.js'

const Q = rationals

/** `count` steps h, h/2, h/4, …. */
export const halves = (h: Rational, count: number): Rational[] =>
  Array.from({ length: count }, (_, j) => h.div(2 ** j))

export const meansAt = (loss: NoisyLoss, steps: readonly Rational[]): StationaryMeans[] =>
  steps.map(h => stationaryMeans(loss, h))

/** E θ for e^θ − θ to ten digits, at h = 2/5, 1/5, 1/10, 1/20, 1/40. */
const printed = [
  '-0.0314794120',
  '-0.0139429463',
  '-0.0065920939',
  '-0.0032083912',
  '-0.0015830928',
]

/** (2E_h − E_{2h})/(2E_{h/2} − E_h) at h = 1/5, 1/10, 1/20. */
const richardson = ['4.74', '4.33', '4.15']

/** Whether a number known to lie within bounds is the decimal when rounded to its digits. */
function rounds(low: Rational, high: Rational, decimal: string): Finding {
  const unit = 10n ** BigInt(decimal.split('.')[1]!.length)
  const value = rational(BigInt(decimal.replace('.', '')), unit)
  const half = rational(1n, 2n * unit)
  const inside = low.compare(value.sub(half)) > 0 && high.compare(value.add(half)) < 0
  return either(inside, `${Q.toNumber(low)} … ${Q.toNumber(high)} is not ${decimal}`)
}

/** (2E_h − E_{2h})/(2E_{h/2} − E_h) for successive steps. */
export function ratios(means: readonly StationaryMeans[]) {
  const rest = means.slice(1).map(({ theta }, j) => extrapolated(theta, means[j]!.theta))
  return rest.slice(1).map((next, j) => quotient(rest[j]!, next))
}

/** −C h² < E_h + h s² L‴/(4L″²) < 0 for every step. */
export const remainders = (
  loss: NoisyLoss,
  means: readonly StationaryMeans[],
  C: Rational,
): Finding[] =>
  means.map(({ h, theta: { centre, radius } }) => {
    const rest = centre.sub(leadingBias(loss, h))
    const holds =
      rest.add(radius).compare(0) < 0 && rest.sub(radius).add(C.mul(h).mul(h)).compare(0) > 0
    const rate = Q.toNumber(rest.div(h.mul(h))).toFixed(4)
    return either(holds, `h = ${h.toFraction()}: E θ is the first term and ${rate}h²`)
  })

export const bias: readonly Check[] = [
  single('e^θ − θ, noise ±1/2: E θ, bounds proved over ℚ', 'exact', ({ quick }): Outcome => {
    const skipped = quick ? 3 : 0
    const means = meansAt(exponential, halves(rational(2, 5), 5).slice(skipped))
    const digits = means.map(({ theta: { centre, radius } }, j) =>
      rounds(centre.sub(radius), centre.add(radius), printed[j + skipped]!),
    )
    const falls = ratios(means).map(({ low, high }, j) =>
      rounds(low, high, richardson[j + skipped]!),
    )
    const rest = remainders(exponential, means, rational(1, 24))
    const shown = quick ? '' : `Richardson ${richardson.join(', ')}; `
    const { holds, because } = stated(
      all([...digits, ...falls, ...rest]),
      `h = ${means[0]!.h.toFraction()} … 1/40: ten digits; ${shown}−h/16 − h²/24 < E θ < −h/16`,
    )
    return { holds, detail: because, figures: [biasFigure(means)] }
  }),
  single('there E e^θ = 1 and 2E θL′ = hE(L′ ± 1/2)²', 'exact', () => {
    const { h, slope, balance } = stationaryMeans(exponential, rational(1, 10))
    const tight = rational(1n, 10n ** 10n)
    return stated(
      all(
        [slope, balance].map(found =>
          either(
            holdsValue(found, rational(0)) && found.radius.compare(tight) < 0,
            `${Q.toNumber(found.centre)} ± ${Q.toNumber(found.radius)} in place of 0`,
          ),
        ),
      ),
      `h = ${h.toFraction()}: 0 is within proved bounds below 10^−10 in both`,
    )
  }),
  single('θ² + θ³/2, noise ±1/2: E θ = −3h/64 + O(h²)', 'exact', ({ quick }) => {
    const means = meansAt(cubic, halves(rational(1, 5), 5).slice(quick ? 2 : 0))
    const last = ratios(means).at(-1)!
    return stated(
      all([
        ...remainders(cubic, means, rational(7, 100)),
        either(
          last.low.compare(4) > 0 && last.high.compare(rational(9, 2)) < 0,
          `ratio ${Q.toNumber(last.low)}`,
        ),
      ]),
      `h = ${means[0]!.h.toFraction()} … 1/80: remainder in (−0.07h², 0); Richardson ${Q.toNumber(last.low).toFixed(2)}`,
    )
  }),
]

function biasFigure(means: readonly StationaryMeans[]) {
  const size = (x: Rational) => Math.abs(Q.toNumber(x))
  const steps = means.map(({ h }) => Q.toNumber(h))
  return {
    id: 'd9-bias',
    title: 'Mean of SGD on e^θ − θ with noise ±1/2, minimum at 0',
    caption:
      'The stationary mean misses the minimum by h/16 to first order. Twice the mean at h less that at 2h misses it to second order only.',
    x: { label: 'h', scale: 'log' as const },
    y: { label: 'distance from the minimum', scale: 'log' as const },
    series: [
      {
        name: '|E θ|',
        mark: 'dots' as const,
        points: means.map(({ theta }, j) => [steps[j]!, size(theta.centre)] as const),
      },
      {
        name: 'h/16',
        mark: 'line' as const,
        dashed: true,
        points: steps.map(h => [h, h / 16] as const),
      },
      {
        name: '|2E_h − E_2h|',
        mark: 'dots' as const,
        points: means
          .slice(1)
          .map(
            ({ theta }, j) =>
              [steps[j + 1]!, size(extrapolated(theta, means[j]!.theta).centre)] as const,
          ),
      },
    ],
  }
}
