import fc from 'fast-check'
import { fractions } from '../algebra/fields.js'
import { approximateBackward, backwardCorrection, oracleOf } from '../expansion/correction.js'
import { jetAt } from '../expansion/jets.js'
import { thirdOrderDifference } from '../expansion/low-orders.js'
import { descent } from '../expansion/vector-field.js'
import { reversed } from '../order/word.js'
import { type Rational, rational, rationals } from '../space/rational.js'
import { difference, secondMoment } from './c4.systems.js'
import { upTo } from './counted.js'
import { errorsFigure } from './definition-c.3.figure.js'
import {
  closedErrors,
  correction,
  type Errors,
  errors,
  variance,
} from './definition-c.3.moments.js'
import {
  ascending,
  differenceJet,
  gradientSteps,
  type Losses,
  lossSystems,
  pointAt,
  sameJet,
  showLosses,
} from './fields.js'
import { all, either, equals, type Finding, stated } from './finding.js'
import { listed, rationalUpTo } from './given.js'
import { plane, sameVector, type Vector } from './planar.js'
import { property, single } from './property.js'
import { steps } from './section-3.1.process.js'
import type { Check } from './statement.js'

const Q = rationals

/** C_n of n losses at θ. */
export const correctionOf = ({ losses, start }: Losses): Vector => {
  const gradients = listed(losses.map(({ gradient }) => gradient))
  return backwardCorrection(plane, oracleOf(fractions, gradients), losses.length, start)
}

/** The coefficients of 1, h, …, h^order in θ̃_n − X_n, where C_n is multiplied by a number. */
export function errorJet(given: Losses, order: number, times = 1): Vector[] {
  const C = plane.scale(rational(times), correctionOf(given))
  return differenceJet(gradientSteps(given), ascending(given.losses), order).map((gap, q) =>
    plane.sub(q === 2 ? C : plane.zero(), gap),
  )
}

const zeros = [plane.zero(), plane.zero(), plane.zero()]

/** That θ̃_n − X_n, with `times`·C_n in it, is O(h³). */
export const thirdOrder =
  (times = 1) =>
  (given: Losses): Finding =>
    sameJet(errorJet(given, 2, times), zeros)

/** √(mean square/V), rounded as given: 0.227 for a mean square within half a unit of 0.227²·V. */
function rounds(square: Rational, V: Rational, shown: string, what: string): Finding {
  const unit = rational(1n, 10n ** BigInt(shown.split('.')[1]?.length ?? 0))
  const value = rational(Number(shown.replace('.', ''))).mul(unit)
  const squares = [value.sub(unit.div(2)), value.add(unit.div(2))].map(x => x.mul(x).mul(V))
  const [low, high] = squares.map(x => x.compare(square)) as [number, number]
  const found = Math.sqrt(Q.toNumber(square.div(V))).toPrecision(4)
  return either(low <= 0 && high >= 0, `${what} = ${found}, rounded ${shown}`)
}

/** n, and √(E(Y_n − X_n)²/V), √(E(θ̃_n − X_n)²/V) at h = 1/50 to the digits given. */
const table: readonly (readonly [n: number, uncorrected: string, corrected: string])[] = [
  [5, '0.0244', '0.00075'],
  [25, '0.229', '0.058'],
  [50, '0.513', '0.299'],
  [100, '0.945', '1.35'],
  [200, '1.31', '5.21'],
  [500, '1.41', '24.5'],
]

/** The step of the table. */
export const h = rational(1, 50)

const isBetter = ({ uncorrected, corrected }: Errors) => corrected.compare(uncorrected) < 0

export const checks: readonly Check[] = [
  property({
    name: 'θ̃_n − X_n = −h³·(third-order difference) + O(h⁴)',
    kind: 'exact',
    given: lossSystems(1, 5),
    show: showLosses,
    runs: 40,
    holds(given) {
      const gradients = listed(given.losses.map(descent))
      const third = thirdOrderDifference(gradients, ascending(given.losses))
      const D = third.apply(fractions, given.start)
      return sameJet(errorJet(given, 3), [...zeros, plane.scale(rational(-1), D)])
    },
  }),
  property({
    name: 'from the iterates at h = p/q, n ≤ 3: h³ times a polynomial',
    kind: 'exact',
    // Gradients of degree 2 make iterates of degree 1, 3, 7 in h.
    given: fc.tuple(lossSystems(1, 3), rationalUpTo(3)),
    show: ([given, step]) => `h = ${step.toFraction()}; ${showLosses(given)}`,
    runs: 40,
    holds([given, step]) {
      const [system, word] = [gradientSteps(given), ascending(given.losses)]
      const Y = pointAt(system, reversed(word), step)
      const approximate = approximateBackward(plane, Y, step, correctionOf(given))
      const rest = [...zeros, ...errorJet(given, 7).slice(3)]
      return sameVector(
        plane.sub(approximate, pointAt(system, word, step)),
        jetAt(plane, rest, step),
        'θ̃_n − X_n',
      )
    },
  }),
  single('AR(1): C_n = Σ (n + 1 − 2j)e_j, Var C_n = n(n² − 1)/3', 'exact', ({ quick }) => {
    const last = quick ? 12 : 30
    const found = upTo(last).flatMap(n => {
      const C = correction(n)
      const expected = [0, ...upTo(n).map(j => n + 1 - 2 * j)]
      return [
        ...C.map((w, j) => equals(Q, w, Q.of(expected[j]!), `n = ${n}, coefficient ${j}`)),
        equals(Q, secondMoment(C), rational(n * (n * n - 1), 3), `n = ${n}: Var C_n`),
      ]
    })
    return stated(
      all(found),
      `n = 1, …, ${last}, s² = 1: Var C_${last} = ${(last * (last * last - 1)) / 3}`,
    )
  }),
  single('AR(1): E(C_{n+1} − C_n)² = n(n + 1), so θ̃_n does not settle', 'exact', ({ quick }) => {
    const last = quick ? 12 : 30
    const found = upTo(last).map(n => {
      const [next, now] = [correction(n + 1), [...correction(n), rational(0)]]
      return equals(Q, secondMoment(difference(next, now)), rational(n * (n + 1)), `n = ${n}`)
    })
    return stated(all(found), `n = 1, …, ${last}`)
  }),
  property({
    name: 'AR(1): mean squares of Y_n − X_n and θ̃_n − X_n in closed form',
    kind: 'exact',
    given: fc.tuple(
      steps.filter(step => !step.equals(1)),
      fc.integer({ min: 1, max: 9 }),
    ),
    show: ([step, n]) => `h = ${step.toFraction()}, n = ${n}`,
    runs: 40,
    holds([step, n]) {
      const [found, closed] = [errors(step, n), closedErrors(step, n)]
      return all([
        equals(Q, found.ofStart, rational(0), 'what the start adds'),
        equals(Q, found.uncorrected, closed.uncorrected, 'E(Y_n − X_n)²'),
        equals(Q, found.corrected, closed.corrected, 'E(θ̃_n − X_n)²'),
      ])
    },
  }),
  single('h = 1/50: rms errors in stationary deviations', 'exact', ({ quick }) => {
    const V = variance(h)
    const rows = quick ? table.slice(0, 5) : table
    const found = rows.flatMap(([n, uncorrected, corrected]) => {
      const closed = closedErrors(h, n)
      return [
        rounds(closed.uncorrected, V, uncorrected, `n = ${n}: Y_n − X_n`),
        rounds(closed.corrected, V, corrected, `n = ${n}: θ̃_n − X_n`),
      ]
    })
    const because = rows.map(([n, u, c]) => `${n / 50}: ${u}→${c}`).join('; ')
    const { holds, because: detail } = stated(all(found), because)
    return { holds, detail, figures: [errorsFigure(h, quick ? 200 : 500)] }
  }),
  single('h = 1/50: the correction helps up to n = 76, nh = 1.52', 'exact', ({ quick }) => {
    const lengths = upTo(quick ? 90 : 110).slice(quick ? 59 : 1)
    const helps = lengths.filter(n => isBetter(closedErrors(h, n)))
    const [first, last] = [lengths[0]!, lengths.at(-1)!]
    return either(
      helps.join() === lengths.filter(n => n <= 76).join(),
      `of n = ${first}, …, ${last}: for ${helps[0]}, …, ${helps.at(-1)}`,
    )
  }),
]
