import fc from 'fast-check'
import { type Rational, rational, rationals } from '../space/rational.js'
import { power } from './bounds.js'
import { ascending, products, type System, sameJet, showSystem, systems } from './fields.js'
import { all, equals, type Finding, stated } from './finding.js'
import { rationalUpTo } from './given.js'
import { plane, squaredDistance, type Vector } from './planar.js'
import { property, single } from './property.js'
import { permutedAt, permutedJet } from './section-d.2.averages.js'
import { total } from './section-d.2.checks.js'
import type { Check } from './statement.js'

const Q = rationals

/** The values of λ that were tried, over h². */
export const grid = [rational(1, 2), rational(1), rational(2), rational(4)]

/** The numbers c of small batches that were tried. */
export const cuts = [2, 3, 4]

/** λ of T_perm over h², (h/c)²/2 over h². */
export const derived = (c: number): Rational => rational(1, 2 * c * c)

/** Σ_{i≠j} V_i′V_j at θ. */
export const sum = (system: System): Vector =>
  products(system, ascending(system.fields), (i, j) => i !== j)

/** The coefficients of 1, h and h² in T_perm: h′ = h/c. */
const inStepsOf = (system: System): Vector[] =>
  permutedJet(system, 2).map((x, q) =>
    plane.scale(power(Q, rational(1, system.fields.length), q), x),
  )

/** That T_perm is θ + step·V_B + λΣ_{i≠j} V_i′V_j + O(h³), for a step over h and a λ over h². */
export function isLargeBatchWith(
  system: System,
  lambda: Rational,
  step: Rational = rational(1),
): Finding {
  const mean = plane.scale(rational(1, system.fields.length), total(system))
  return sameJet(inStepsOf(system), [
    system.start,
    plane.scale(step, mean),
    plane.scale(lambda, sum(system)),
  ])
}

/** Two affine fields, for which T_perm = T_large + λΣ with nothing left over, and a number h. */
export const affinePairs = fc.tuple(systems(2, 2, 1), rationalUpTo(2))

export const showPair = ([system, h]: readonly [System, Rational]): string =>
  `h = ${h.toFraction()}; ${showSystem(system)}`

/** |T_large + λh²Σ − T_perm|² at a number h, for two affine fields. */
export function squaredError(system: System, h: Rational, lambda: Rational): Rational {
  const half = h.div(2)
  const large = plane.axpy(half, total(system), system.start)
  const approximate = plane.axpy(lambda.mul(h).mul(h), sum(system), large)
  return squaredDistance(approximate, permutedAt(system, half))
}

export const checks: readonly Check[] = [
  property({
    name: 'T_perm = T_large + h²/(2c²) Σ_{i≠j} V_i′V_j + O(h³), c = 2, 3, 4',
    kind: 'exact',
    given: systems(2, 4),
    show: showSystem,
    runs: 40,
    holds: system => isLargeBatchWith(system, derived(system.fields.length)),
  }),
  single('the grid over h²/(2c²): 4 … 32, 9 … 72, 16 … 128', 'exact', () => {
    const found = cuts.map(c => grid.map(lambda => lambda.div(derived(c))))
    const expected = [4, 9, 16].map(first => [1, 2, 4, 8].map(k => first * k))
    return stated(
      all(
        found.flatMap((row, c) =>
          row.map((factor, k) => equals(Q, factor, Q.of(expected[c]![k]!), `c = ${cuts[c]}`)),
        ),
      ),
      found
        .map((row, c) => `c = ${cuts[c]}: ${row.map(f => f.toFraction()).join(', ')}`)
        .join('; '),
    )
  }),
  property({
    name: 'c = 2, affine fields: λ = fh²/8 is |f − 1| times as far as none',
    kind: 'exact',
    given: affinePairs,
    show: showPair,
    runs: 40,
    holds([system, h]) {
      const none = squaredError(system, h, rational(0))
      return all([
        equals(Q, squaredError(system, h, derived(2)), rational(0), 'λ = h²/8: squared distance'),
        ...grid.map(lambda => {
          const times = lambda.div(derived(2)).sub(1)
          const expected = none.mul(times).mul(times)
          return equals(
            Q,
            squaredError(system, h, lambda),
            expected,
            `λ = ${lambda.toFraction()}h²`,
          )
        }),
      ])
    },
  }),
]
