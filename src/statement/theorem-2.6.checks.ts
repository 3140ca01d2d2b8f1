import fc from 'fast-check'
import type { FiniteLaw } from '../law/finite-law.js'
import {
  equallyWeighted,
  expectation,
  finiteLaw,
  rationalKey,
  totalVariation,
} from '../law/finite-law.js'
import { varianceOf, wasserstein1 } from '../law/finite-law-on-line.js'
import { wordLaw } from '../law/word-law.js'
import { table } from '../map/table.js'
import { backward } from '../order/backward.js'
import { forward } from '../order/forward.js'
import { type Rational, rational, rationals } from '../space/rational.js'
import { power } from './bounds.js'
import { all, atMost, either, equals, stated } from './finding.js'
import {
  type Choices,
  choicesOf,
  listed,
  rationalMaps,
  rationalUpTo,
  showChoices,
} from './given.js'
import { coalesce, compositionLaw, limitLaw, limitLaws, notConstant } from './limit-law.js'
import { property, single } from './property.js'
import { path } from './rational-paths.js'
import type { Check } from './statement.js'
import { sameLaw } from './tested.js'
import {
  cyclicLimits,
  epochEndVariance,
  halving,
  reshuffledLaw,
  showSet,
} from './theorem-2.6.data-orders.js'
import { distanceToUniform } from './uniform-distance.js'

const Q = rationals
const half = rational(1, 2)
type TableMap = ReturnType<typeof table<number>>

/** Two or three tables on three states, of which some word is constant. */
export const tableChoices: fc.Arbitrary<Choices<number, TableMap>> = choicesOf(
  fc.array(fc.nat(2), { minLength: 3, maxLength: 3 }).map(images => table<number>(images)),
  fc.nat(2),
  2,
  3,
).filter(({ maps }) => coalesce(maps))

/** μP: one more map on top of a point of law μ. */
export const stepped = (law: FiniteLaw<number>, maps: Choices<number, TableMap>['maps']) =>
  finiteLaw(
    law.atoms.flatMap(({ point, weight }) =>
      maps.map(map => ({ point: map.point.apply(point), weight: weight.mul(map.weight) })),
    ),
    String,
  )

/** A law on states as a law on ℚ, where d(i, j) = |i − j|. */
export const onRationals = (law: FiniteLaw<number>): FiniteLaw<Rational> =>
  finiteLaw(
    law.atoms.map(({ point, weight }) => ({ point: rational(point), weight })),
    rationalKey,
  )

/** E d(X_n, θ*), over T_1 … T_n = C and then θ* given C. */
export function meanDistance({ maps, start }: Choices<number, TableMap>, n: number): Rational {
  const given = limitLaws(maps)
  return expectation(compositionLaw(maps, n), C =>
    expectation(given(C), limit => rational(Math.abs(C.apply(start) - limit))),
  )
}

const lengths = [0, 1, 2, 3, 4]

const onTables = (
  name: string,
  holds: Parameters<typeof property<Choices<number, TableMap>>>[0]['holds'],
) => property({ name, kind: 'exact', given: tableChoices, show: showChoices, runs: 40, holds })

export const checks: readonly Check[] = [
  property({
    name: 'X_n = T_1 X′_{n−1}, X′ without T_1: so θ* = T_1 θ*′',
    kind: 'exact',
    given: fc.tuple(fc.array(rationalMaps, { minLength: 1, maxLength: 6 }), rationalUpTo(6)),
    show: ([maps, start]) => `${maps.map(map => map.name).join(', ')}; start ${start}`,
    holds([maps, start]) {
      const x = path(listed(maps), backward, start, maps.length)
      const later = { at: (i: number) => listed(maps).at(i + 1) }
      const rest = path(later, backward, start, maps.length - 1)
      return all(rest.map((point, n) => equals(Q, x[n + 1]!, maps[0]!.apply(point), `X_${n + 1}`)))
    },
  }),
  onTables('tables that coalesce: μ = law(θ*) is stationary', ({ maps }) =>
    sameLaw(stepped(limitLaw(maps), maps), limitLaw(maps), 'μP and μ'),
  ),
  onTables('TV(law Y_n, μ) ≤ P(T_1 … T_n is not constant)', ({ maps, start }) =>
    all(
      lengths.map(n =>
        atMost(
          Q,
          totalVariation(wordLaw(forward.word(n), maps, start, String), limitLaw(maps)),
          notConstant(maps, n),
          `TV at n = ${n}`,
        ),
      ),
    ),
  ),
  onTables('W_1(law Y_n, μ) ≤ E d(X_n, θ*)', choices =>
    all(
      lengths.map(n =>
        atMost(
          Q,
          wasserstein1(
            onRationals(wordLaw(forward.word(n), choices.maps, choices.start, String)),
            onRationals(limitLaw(choices.maps)),
          ),
          meanDistance(choices, n),
          `W_1 at n = ${n}`,
        ),
      ),
    ),
  ),
  single('x/2 or x/2 + 1/2: W_1(law Y_n, uniform) = 2^{−n−1}', 'exact', ({ quick }) => {
    const maps = equallyWeighted([halving(0), halving(rational(1, 2))])
    const last = quick ? 6 : 10
    const found = Array.from({ length: last + 1 }, (_, n) =>
      equals(
        Q,
        distanceToUniform(wordLaw(forward.word(n), maps, rational(0), rationalKey)),
        power(Q, rational(1, 2), n + 1),
        `W_1 at n = ${n}`,
      ),
    )
    return stated(all(found), `for n = 0 … ${last}, all 2^n words`)
  }),
  single('cyclic x/2 + {0, 1, 3}: {10/7, 20/7, 26/7} and {2, 2, 4}', 'exact', () => {
    // Forward, the limits at n = 3j, over the three phases; backward, all n have these.
    const found = [backward, forward].map(order => showSet(cyclicLimits(order)))
    const holds = found[0] === '{10/7, 20/7, 26/7}' && found[1] === '{2, 2, 4}'
    return either(holds, `backward ${found[0]}, forward ${found[1]}`)
  }),
  single('reshuffled epochs: variances at their ends', 'exact', ({ quick }) => {
    const epochs = { 2: quick ? 3 : 5, 3: quick ? 2 : 3 }
    const found = [[1, -1] as const, [1, -2, 1] as const].flatMap(shifts =>
      Array.from({ length: epochs[shifts.length] }, (_, e) => e + 1).flatMap(e => {
        const n = e * shifts.length
        const [x, y] = [backward, forward].map(order => reshuffledLaw(shifts, order, n))
        const expected = epochEndVariance(half, shifts, e)
        return [sameLaw(x!, y!, `n = ${n}`), equals(Q, varianceOf(y!), expected, `Var Y_${n}`)]
      }),
    )
    const limits = [
      equals(Q, epochEndVariance(half, [1, -1]), rational(4, 15), 'N = 2, limit'),
      equals(Q, epochEndVariance(half, [1, -2, 1]), rational(8, 9), 'N = 3, limit'),
    ]
    return stated(all([...found, ...limits]), 'x/2 + {1, −1} → 4/15, x/2 + {1, −2, 1} → 8/9')
  }),
  single('reshuffled SGD, h = 1/10, N = 10 and 100 points ±1', 'exact', () => {
    const found = [10, 100].map(N => {
      const shifts = Array.from({ length: N }, (_, i) => rational(i % 2 === 0 ? 1 : -1, 10))
      return epochEndVariance(rational(9, 10), shifts).valueOf().toFixed(8)
    })
    const holds = found[0] === '0.00482029' && found[1] === '0.04306274'
    return either(holds, `variances ${found.join(', ')}; 1/19 = 0.05263158 if i.i.d.`)
  }),
  single('reshuffled ±1: 4/15 at epoch ends, 16/15 between', 'exact', () => {
    // Over e epochs the variance is (4/15)(1 − 16^{−e}); one map later it is 1 + a quarter of that.
    const end = (e: number) => rational(4, 15).mul(rational(1).sub(power(Q, rational(1, 16), e)))
    const found = [1, 2, 3].flatMap(e => {
      const [x, y] = [backward, forward].map(order => reshuffledLaw([1, -1], order, 2 * e + 1))
      const between = rational(1).add(end(e).div(4))
      const later = end(e).add(power(Q, rational(1, 16), e))
      return [
        equals(Q, epochEndVariance(half, [1, -1], e), end(e), `Var Y_${2 * e}`),
        equals(Q, varianceOf(y!), between, `Var Y_${2 * e + 1}`),
        equals(Q, varianceOf(x!), later, `Var X_${2 * e + 1}`),
      ]
    })
    return stated(all(found), 'Var Y_{2e+1} = 1 + (1 − 16^{−e})/15 → 16/15; Var X_{2e+1} → 4/15')
  }),
]
