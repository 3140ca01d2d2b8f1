import fc from 'fast-check'
import type { FiniteLaw } from '../law/finite-law.js'
import {
  equallyWeighted,
  expectation,
  finiteLaw,
  rationalKey,
  totalVariation,
} from '../law/finite-law.js'
import { wasserstein1 } from '../law/finite-law-on-line.js'
import { transition } from '../law/transition.js'
import { wordLaw } from '../law/word-law.js'
import { table } from '../map/table.js'
import { backward } from '../order/backward.js'
import { forward } from '../order/forward.js'
import { type Rational, rational, rationals } from '../space/rational.js'
import { power } from './bounds.js'
import { all, atMost, equals, stated } from './finding.js'
import {
  type Choices,
  choicesOf,
  listed,
  rationalMaps,
  rationalUpTo,
  showChoices,
} from './given.js'
import { halving } from './halving.js'
import { coalesce, compositionLaw, limitLaw, limitLaws, notConstant } from './limit-law.js'
import { property, single } from './property.js'
import { path } from './rational-paths.js'
import type { Check } from './statement.js'
import { sameLaw } from './tested.js'
import { distanceToUniform } from './uniform-distance.js'

const Q = rationals
type TableMap = ReturnType<typeof table<number>>

/** Two or three tables on three states, of which some word is constant. */
export const tableChoices: fc.Arbitrary<Choices<number, TableMap>> = choicesOf(
  fc.array(fc.nat(2), { minLength: 3, maxLength: 3 }).map(images => table<number>(images)),
  fc.nat(2),
  2,
  3,
).filter(({ maps }) => coalesce(maps))

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
    sameLaw(transition(limitLaw(maps), maps), limitLaw(maps), 'μP and μ'),
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
]
