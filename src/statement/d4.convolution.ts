import { type FiniteLaw, type Key, pushForward, rationalKey } from '../law/finite-law.js'
import { wordLaw } from '../law/word-law.js'
import { affine } from '../map/affine.js'
import { forward } from '../order/forward.js'
import type { OrderedField } from '../space/field.js'
import { type Quadratic, quadraticField } from '../space/quadratic.js'
import { type Rational, rational, rationals } from '../space/rational.js'

/** x ↦ λx ± (1 − λ), either sign with probability 1/2. */
export function convolution<S>(field: OrderedField<S>, ratio: S) {
  const shift = field.sub(field.one, ratio)
  return [shift, field.sub(field.zero, shift)].map(b => ({
    point: affine(field, ratio, b),
    weight: rational(1, 2),
  }))
}

/** The law of Y_n from a start in ℚ, exact: all 2^n words. */
export const lawOf = (ratio: Rational, n: number, start = rational(0)): FiniteLaw<Rational> =>
  wordLaw(forward.word(n), convolution(rationals, ratio), start, rationalKey)

/** The same law on [0, 1]: of (1 + Y_n)/2. */
export const onUnit = (law: FiniteLaw<Rational>): FiniteLaw<Rational> =>
  pushForward(law, x => x.add(1).div(2), rationalKey)

/** P(X ≤ x). */
export const massUpTo = (law: FiniteLaw<Rational>, x: Rational): Rational =>
  law.atoms.reduce(
    (sum, { point, weight }) => (point.compare(x) <= 0 ? sum.add(weight) : sum),
    rational(0),
  )

/** ℚ(√5), where the golden ratio is. */
export const Q5 = quadraticField(5)

/** φ = (1 + √5)/2. */
export const golden = Q5.div(Q5.add(Q5.one, Q5.root), Q5.of(2))

/** λ = 1/φ = (√5 − 1)/2: λ² + λ = 1, so that words overlap. */
export const goldenRatio = Q5.div(Q5.one, golden)

const key: Key<Quadratic> = ({ a, b }) => `${a.toFraction()} ${b.toFraction()}`

/** The law of Y_n from 0 for λ = 1/φ, over ℚ(√5). */
export const goldenLaw = (n: number): FiniteLaw<Quadratic> =>
  wordLaw(forward.word(n), convolution(Q5, goldenRatio), Q5.zero, key)
