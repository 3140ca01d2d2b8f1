import fc from 'fast-check'
import { fractions } from '../algebra/fields.js'
import { lieBracket } from '../expansion/lie-bracket.js'
import { bracketSum } from '../expansion/low-orders.js'
import { allOrders } from '../expansion/order-average.js'
import { independentDraws } from '../law/draws.js'
import type { Weighted } from '../law/finite-law.js'
import { backward } from '../order/backward.js'
import { forward } from '../order/forward.js'
import { type Word, wordOf } from '../order/word.js'
import { rational } from '../space/rational.js'
import { upTo } from './counted.js'
import {
  along,
  differenceJet,
  type Field,
  jet,
  planeField,
  type System,
  sameJet,
  showAlong,
  showSystem,
  systems,
} from './fields.js'
import { all, type Finding } from './finding.js'
import { type Choices, choicesOf, listed } from './given.js'
import { plane, sameVector, showVector, type Vector, vectors } from './planar.js'
import { property } from './property.js'
import type { Check } from './statement.js'

/** Σ_{u<v} [V_{w_u}, V_{w_v}] at θ, bracket by bracket. */
export function brackets({ fields, start }: System, word: Iterable<number>): Vector {
  const V = Array.from(word, i => listed(fields).at(i))
  return V.flatMap((field, u) =>
    V.slice(u + 1).map(other => lieBracket(field, other).apply(fractions, start)),
  ).reduce(plane.add, plane.zero())
}

/** That T_w − T_{w reversed} is h² Σ_{u<v} [V_u, V_v] + O(h³). */
export const differs = (given: System & { readonly word: Word }): Finding =>
  sameJet(differenceJet(given, given.word, 2), [
    plane.zero(),
    plane.zero(),
    brackets(given, given.word),
  ])

/** The mean of Σ_{u<v} [V_u, V_v] over words. */
export function meanBrackets(system: System, words: readonly Word[]): Vector {
  const V = listed(system.fields)
  const sums = words.map(word => bracketSum(V, word).apply(fractions, system.start))
  return plane.scale(rational(1, words.length), sums.reduce(plane.add))
}

/** The n rotations k, …, n, 1, …, k − 1 of the word 1 … n. */
export const rotations = ({ length }: System['fields']): Word[] =>
  upTo(length).map(k => wordOf(upTo(length).map(i => ((i + k - 2) % length) + 1)))

/** E f(V_1, …, V_n) for fields drawn independently, draw i from the i-th law. */
export function expected(
  laws: readonly (readonly Weighted<Field>[])[],
  f: (fields: readonly Field[]) => Vector,
): Vector {
  const [law, ...others] = laws
  if (law === undefined) return f([])
  return law
    .map(({ point, weight }) =>
      plane.scale(
        weight,
        expected(others, rest => f([point, ...rest])),
      ),
    )
    .reduce(plane.add)
}

/** Two or three fields, chosen with rational probabilities, and a point. */
export const choices: fc.Arbitrary<Choices<Vector, Field>> = choicesOf(planeField(), vectors, 2, 3)

/** "1/3 of (x, 1), 2/3 of (y, 0); θ = (0, 1)". */
export const showFieldChoices = ({ maps, start }: Choices<Vector, Field>): string =>
  `${maps.map(({ point, weight }) => `${weight.toFraction()} of ${fc.stringify(point)}`).join(', ')}; θ = ${showVector(start)}`

/** E of the coefficients of 1, h, …, h^order in the third iterate, the V_i i.i.d. */
function meanJet({ maps, start }: Choices<Vector, Field>, word: Word, order: number): Vector[] {
  const weights = maps.map(({ weight }) => weight)
  const jets = Array.from(independentDraws(weights, [1, 2, 3]), ({ point: draw, weight }) => {
    const fields = [1, 2, 3].map(i => maps[draw(i)]!.point)
    return jet({ fields, start }, word, order).map(x => plane.scale(weight, x))
  })
  return upTo(order + 1).map(q => jets.map(x => x[q - 1]!).reduce(plane.add))
}

export const checks: readonly Check[] = [
  property({
    name: 'cubic fields: X_n − Y_n = h² Σ_{i<j} [V_i, V_j] + O(h³)',
    kind: 'exact',
    given: systems(1, 6).map(system => ({ ...system, word: backward.word(system.fields.length) })),
    show: showAlong,
    runs: 60,
    holds: differs,
  }),
  property({
    name: 'and any word less the same reversed',
    kind: 'exact',
    given: along(systems(1, 3), { most: 3 }),
    show: showAlong,
    runs: 40,
    holds: differs,
  }),
  property({
    name: 'the mean of Σ [V_i, V_j] over all orders of fixed fields is 0',
    kind: 'exact',
    given: systems(1, 4),
    show: showSystem,
    runs: 25,
    holds(system) {
      const c = system.fields.length
      const words = allOrders(c).parts.map(order => order.word(c))
      return sameVector(
        meanBrackets(system, words),
        plane.zero(),
        `mean over ${words.length} orders`,
      )
    },
  }),
  property({
    name: 'V_i i.i.d.: E Σ_{i<j} [V_i, V_j] = 0, n = 2, 3',
    kind: 'exact',
    given: choices,
    show: showFieldChoices,
    runs: 15,
    holds: ({ maps, start }) =>
      all(
        [2, 3].map(n =>
          sameVector(
            expected(
              upTo(n).map(() => maps),
              fields => brackets({ fields, start }, backward.word(n)),
            ),
            plane.zero(),
            `n = ${n}: mean`,
          ),
        ),
      ),
  }),
  property({
    name: 'V_i i.i.d.: E X_3 = E Y_3 at each order, 0 to 5',
    kind: 'exact',
    given: choices,
    show: showFieldChoices,
    runs: 15,
    holds: given =>
      sameJet(meanJet(given, backward.word(3), 5), meanJet(given, forward.word(3), 5)),
  }),
]
