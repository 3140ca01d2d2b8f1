import fc from 'fast-check'
import { fractions } from '../algebra/fields.js'
import { constantJet, jetField, jetSteps, wordJet } from '../expansion/jets.js'
import { linearField } from '../expansion/polynomial.js'
import { applyWord } from '../iterate/apply-word.js'
import { iterates } from '../iterate/iterate.js'
import { emptyTally } from '../iterate/tally.js'
import type { SelfMap } from '../map/self-map.js'
import { backward } from '../order/backward.js'
import { forward } from '../order/forward.js'
import { rademacher } from '../random/rademacher.js'
import { ar1 } from '../random/random-affine.js'
import type { MapSequence } from '../random/random-map.js'
import { coordinates } from '../space/coordinates.js'
import { type Rational, rational, rationals } from '../space/rational.js'
import { digits, upTo } from './counted.js'
import { all, either, equals, type Finding, stated } from './finding.js'
import { listed, rationalUpTo } from './given.js'
import { ordersFigure } from './open-1.figure.js'
import {
  coefficients,
  descents,
  remainders,
  rms,
  squareFor,
  weightsOf,
  within,
} from './open-1.series.js'
import { property, single } from './property.js'
import { sgdMap } from './section-3.1.process.js'
import type { Check } from './statement.js'

const Q = rationals
const line = coordinates(Q, 1)

/** h = 1/50. */
export const H = 50

/** Errors e_1, …, e_n and a start. */
export const paths = fc.tuple(
  fc.array(rationalUpTo(4), { minLength: 1, maxLength: 9 }),
  rationalUpTo(4),
)

export const showPath = ([errors, start]: readonly [readonly Rational[], Rational]): string =>
  `e = ${errors.map(e => e.toFraction()).join(', ')}; θ = ${start.toFraction()}`

/** The coefficients of 1, h, …, h^n in X_n − Y_n for V_j(θ) = e_j − θ, by jets. */
function byJets(errors: readonly Rational[], start: Rational): Rational[] {
  const n = errors.length
  const fields = listed(errors.map(e => jetField(fractions, linearField([[rational(-1)]], [e]))))
  const [x, y] = [backward, forward].map(order => wordJet(line, fields, order.word(n), [start], n))
  return x!.map(([c], q) => c!.sub(y![q]![0]!))
}

/** That c_q = Σ_j e_j·k_{q,j} for q = 1, …, n. */
export const areCoefficients =
  (of: (n: number) => Iterable<readonly bigint[]>) =>
  ([errors, start]: readonly [readonly Rational[], Rational]): Finding => {
    const expected = [...of(errors.length)].map(terms =>
      errors.map((e, j) => e.mul(rational(terms[j]!))).reduce(Q.add),
    )
    const [constant, ...found] = byJets(errors, start)
    return all([
      equals(Q, constant!, rational(0), 'coefficient of 1'),
      ...found.map((c, i) => equals(Q, c, expected[i]!, `coefficient of h^${i + 1}`)),
    ])
  }

/** Lengths n, and the least order from which on the rms error is below a tenth of a deviation. */
const table: readonly (readonly [n: number, orders: number])[] = [
  [13, 1],
  [25, 2],
  [50, 3],
  [100, 6],
  [200, 11],
  [400, 21],
  [800, 42],
]

/** e_1, …, e_n = ±1 of one realisation of AR(1). */
function signs(n: number, seed: number, run: number): bigint[] {
  const maps = ar1({ h: 1 / H, noise: rademacher }).realize(seed, run)
  return upTo(n).map(j => BigInt(Math.sign(maps.at(j).b)))
}

const range = (values: readonly number[]) => {
  const [low, high] = [Math.min(...values), Math.max(...values)]
  return low === high ? `${low}` : `${low}–${high}`
}

export const checks: readonly Check[] = [
  property({
    name: 'c_q = (−1)^{q−1} Σ_j e_j [C(j−1, q−1) − C(n−j, q−1)]: the jets',
    kind: 'exact',
    given: paths,
    show: showPath,
    runs: 40,
    holds: areCoefficients(coefficients),
  }),
  property({
    name: 'h = 1/50, e_j = ±1: X_n − Y_n = Σ w_j e_j, the sum of n orders',
    kind: 'exact',
    given: fc.array(fc.constantFrom(-1, 1), { minLength: 1, maxLength: 40 }),
    show: e => `e = ${e}`,
    runs: 15,
    holds(e) {
      const n = e.length
      const maps = listed(e.map(sign => sgdMap(rational(1, H), rational(sign))))
      const [x, y] = [backward, forward].map(order => applyWord(maps, order.word(n), rational(1)))
      const weights = weightsOf({ H, n })
      const sum = weights.reduce((s, w, j) => s + w * BigInt(e[j]!), 0n)
      const last = [...remainders({ H, n })].at(-1)!
      return all([
        equals(Q, x!.sub(y!), rational(sum, BigInt(H) ** BigInt(n)), 'X_n − Y_n'),
        either(
          last.every(r => r === 0n),
          `n = ${n}: what ${n} orders leave is not 0`,
        ),
      ])
    },
  }),
  single('h = 1/50: orders until the rms error is below 0.1 deviations', 'exact', ({ quick }) => {
    const rows = table
      .slice(0, quick ? 6 : 7)
      .map(([n, expected]) => ({ n, expected, ...rms({ H, n }) }))
    const found = rows.map(({ n, expected, orders, squares }) =>
      all([
        equals(Q, Q.of(orders), Q.of(expected), `nh = ${n / H}: orders`),
        either(
          squares.slice(0, orders - 1).every(square => !within(square)),
          `nh = ${n / H}: below a tenth already before order ${orders}`,
        ),
      ]),
    )
    const shown = rows.map(({ n, orders }) => `${n / H}: ${orders}`).join(', ')
    const { holds, because } = stated(all(found), `orders for nh = ${shown}`)
    return { holds, detail: because, figures: [ordersFigure(H, rows.slice(2))] }
  }),
  single(
    'five realisations, e_j = ±1: more than nh orders from nh = 8 on',
    'empirical',
    ({ seed, quick }) => {
      const rows = [50, 100, 200, 400, 800].slice(0, quick ? 4 : 5).map(n => {
        const runs = upTo(5).map(run => squareFor(signs(n, seed, run)))
        return { nh: n / H, found: descents({ H, n }, runs) }
      })
      // One error may chance to be small, or the few that are left for small nh; not eight in a row.
      const holds = rows.every(
        ({ nh, found }) => nh < 8 || found.every(({ orders }) => orders > nh),
      )
      const shown = rows.map(({ nh, found }) => `${nh}: ${range(found.map(f => f.orders))}`)
      const last = rows.at(-1)!
      const worst = Number(Math.max(...last.found.map(f => f.worst)).toPrecision(2))
      return {
        holds,
        detail: `nh = ${shown.join(', ')} orders; errors up to ${digits(worst)} deviations`,
        instances: 5,
      }
    },
  ),
  single('the series of one X_n evaluates n fields, as X_n does', 'exact', () => {
    const field = jetField(fractions, linearField([[rational(-1)]]))
    const jets = jetSteps(line, { at: () => field })
    const points = { at: () => ({ name: 'x ↦ x/2', apply: (x: number) => x / 2, proved: {} }) }
    const found = [1, 10, 40].flatMap(n => [
      equals(Q, applications(jets, constantJet(line, [rational(1)], 3), n), Q.of(n), 'on jets'),
      equals(Q, applications(points, 1, n), Q.of(n), 'at points'),
    ])
    return stated(all(found), 'n = 1, 10, 40')
  }),
]

/** How many maps are applied for the one iterate X_n. */
function applications<P, S>(maps: MapSequence<SelfMap<P, S>>, start: P, n: number): Rational {
  const tally = emptyTally()
  const [only] = [...iterates(maps, backward, start, { at: [n], tally })]
  return Q.of(only?.n === n ? tally.applications : 0)
}
