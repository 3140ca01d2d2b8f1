import fc from 'fast-check'
import { fractions } from '../../src/algebra/fields.js'
import { type Jet, jetField, wordJet } from '../../src/expansion/jets.js'
import { type PolynomialField, polynomialField } from '../../src/expansion/polynomial.js'
import { polynomialLoss } from '../../src/expansion/polynomial-loss.js'
import { eulerStep, type VectorField } from '../../src/expansion/vector-field.js'
import { applyWord } from '../../src/iterate/apply-word.js'
import { type Word, wordOf } from '../../src/order/word.js'
import type { MapSequence } from '../../src/random/random-map.js'
import { coordinates } from '../../src/space/coordinates.js'
import { type Rational, rational, rationals } from '../../src/space/rational.js'

type Fields = readonly VectorField<Rational>[]
type Point = readonly Rational[]

export const plane = coordinates(rationals, 2)

/** p/q with |p| ≤ 4 and q ≤ 3. */
export const small: fc.Arbitrary<Rational> = fc
  .tuple(fc.integer({ min: -4, max: 4 }), fc.integer({ min: 1, max: 3 }))
  .map(([p, q]) => rational(p, q))

export const points: fc.Arbitrary<readonly Rational[]> = fc.tuple(small, small)

/** The powers of x and y in the ten monomials of degree ≤ 3. */
const powers = [0, 1, 2, 3].flatMap(i => [0, 1, 2, 3].filter(j => i + j <= 3).map(j => [i, j]))

const sums = fc
  .array(small, { minLength: powers.length, maxLength: powers.length })
  .map(coefficients => coefficients.map((coefficient, k) => ({ coefficient, powers: powers[k]! })))

/** Vector fields on ℚ² of two cubic coordinates, all ten monomials in each. */
export const cubicFields: fc.Arbitrary<PolynomialField<Rational>> = fc
  .tuple(sums, sums)
  .map(polynomialField)

/** Cubic losses on ℚ². */
export const cubicLosses = sums.map(monomials => polynomialLoss(rationals, 2, monomials))

/** n fields and a point. */
export const systems = (n: number) =>
  fc.record({ fields: fc.array(cubicFields, { minLength: n, maxLength: n }), x: points })

/** V_1, …, V_n as a sequence. */
export const listed = <M>(items: readonly M[]): MapSequence<M> => ({ at: i => items[i - 1]! })

/** The same on jets over ℚ. */
export const onJets = (fields: readonly VectorField<Rational>[]) =>
  listed(fields.map(V => jetField(fractions, V)))

/** max_k |x_k|. */
export const size = (x: readonly Rational[]): Rational =>
  x.map(xi => xi.abs()).reduce((a, b) => (a.compare(b) < 0 ? b : a))

/** How the size of f(h) shrinks with h: log2 |f(2^−10)| − log2 |f(2^−11)|. */
export function slope(f: (h: Rational) => readonly Rational[]): number {
  const [a, b] = [10, 11].map(k => size(f(rational(1, 2 ** k))))
  return Math.log2(rationals.toNumber(a!.div(b!)))
}

/** Words of 1 to maxLength of the indices 1 … maps. */
export const words = (maps: number, maxLength: number): fc.Arbitrary<Word> =>
  fc.array(fc.integer({ min: 1, max: maps }), { minLength: 1, maxLength }).map(wordOf)

/** The jet of T_{w1} … T_{wn}(x) for the fields V_1, V_2, …. */
export const jetOf = (fields: Fields, word: Word, x: Point, order: number): Jet<Point> =>
  wordJet(plane, onJets(fields), word, x, order)

/** T_{w1} … T_{wn}(x) at a number h. */
export const pointAt = (fields: Fields, word: Word, x: Point, h: Rational): Point =>
  applyWord(listed(fields.map(V => eulerStep(fractions, V, h))), word, x)
