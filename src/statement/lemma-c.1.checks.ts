import fc from 'fast-check'
import { fractions } from '../algebra/fields.js'
import { jetAt, jetField, wordJet } from '../expansion/jets.js'
import { linearField } from '../expansion/polynomial.js'
import { up, word, type wordOf } from '../order/word.js'
import { coordinates } from '../space/coordinates.js'
import { type Rational, rational, rationals } from '../space/rational.js'
import { upTo } from './counted.js'
import {
  along,
  jet,
  pointAt,
  products,
  type System,
  sameJet,
  showAlong,
  systems,
} from './fields.js'
import { all, equals, stated } from './finding.js'
import { listed, rationalUpTo } from './given.js'
import { plane, sameVector, type Vector } from './planar.js'
import { property, single } from './property.js'
import type { Check } from './statement.js'

const Q = rationals

/** Σ_l V_{w_l} at θ. */
const sumAlong = ({ fields, start, word }: System & { readonly word: Iterable<number> }): Vector =>
  Array.from(word, i => listed(fields).at(i).apply(fractions, start)).reduce(
    plane.add,
    plane.zero(),
  )

/** That a word is θ + hΣV + h²Σ V_u′V_v + O(h³), the pairs of positions u, v being those given. */
export const expands = (counts: (u: number, v: number) => boolean) => (given: Along) => {
  const { start, word } = given
  const expected = [start, sumAlong(given), products(given, word, counts)]
  return sameJet(jet(given, word, 2), expected)
}

/** A system, and a word over its fields. */
export type Along = System & { readonly word: ReturnType<typeof wordOf> }

/** Cubic fields and a word, in which fields may come twice. */
export const words: fc.Arbitrary<Along> = along(systems(1, 4), { maxLength: 6, most: 4 })

/** T_1^k x for V(x) = x at 1 is (1 + h)^k: the coefficient of h³ in it. */
export function thirdOfPowers(k: number): Rational {
  const field = jetField(fractions, linearField([[rational(1)]]))
  const once = { at: () => field }
  return wordJet(coordinates(Q, 1), once, word(up(1, k)), [rational(1)], 3)[3]![0]!
}

export const checks: readonly Check[] = [
  property({
    name: 'cubic fields, any word: 1, h, h² as printed',
    kind: 'exact',
    given: words,
    show: showAlong,
    runs: 60,
    holds: expands((u, v) => u < v),
  }),
  property({
    name: 'quadratic fields, ≤ 3 maps: T_w θ is a polynomial in h, the jet',
    kind: 'exact',
    // Degrees in h: 1, then 1 + 2·1, then 1 + 2·3.
    given: fc.tuple(along(systems(1, 3, 2), { maxLength: 3, most: 3 }), rationalUpTo(3)),
    show: ([given, h]) => `h = ${h.toFraction()}; ${showAlong(given)}`,
    runs: 40,
    holds: ([given, h]) =>
      sameVector(
        pointAt(given, given.word, h),
        jetAt(plane, jet(given, given.word, 7), h),
        `T_w θ at h = ${h.toFraction()}`,
      ),
  }),
  single('V_i(x) = x at 1: C(k, 3) h³ is what remains first', 'exact', () => {
    const binomial = (k: number) => rational((k * (k - 1) * (k - 2)) / 6)
    const found = upTo(20).map(k => equals(Q, thirdOfPowers(k), binomial(k), `k = ${k}`))
    return stated(all(found), '(1 + h)^k: coefficients C(k, 3) of h³, k = 1, …, 20')
  }),
]
