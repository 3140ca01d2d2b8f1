import type { FiniteLaw } from '../law/finite-law.js'
import { wordLaw } from '../law/word-law.js'
import { diagonalAffine } from '../map/diagonal-affine.js'
import { backward } from '../order/backward.js'
import { coordinates } from '../space/coordinates.js'
import { type Rational, rational, rationals } from '../space/rational.js'
import { power } from './bounds.js'
import { upTo } from './counted.js'

const Q = rationals
const one = rational(1)
/** A point of ℚ^d. */
export type Vector = readonly Rational[]

/** x ↦ x − h(x_k − y_k)e_k, k = 1, …, d equally likely: relaxed Kaczmarz steps along an axis. */
export function steps(h: Rational, labels: Vector) {
  const d = labels.length
  const space = coordinates(Q, d)
  return labels.map((y, k) => {
    const along = (value: Rational, rest: Rational) =>
      labels.map((_, i) => (i === k ? value : rest))
    const map = diagonalAffine(space, along(one.sub(h), one), along(h.mul(y), rational(0)))
    return { point: map, weight: rational(1, d) }
  })
}

/** (1, …, 1). */
export const ones = (d: number): Vector => Array<Rational>(d).fill(one)
/** (0, …, 0). */
export const zeros = (d: number): Vector => Array<Rational>(d).fill(rational(0))

/** The law of the diagonal of A_1 … A_n, by the compositor: of its image of (1, …, 1). */
export const diagonalLaw = (h: Rational, d: number, n: number): FiniteLaw<Vector> =>
  wordLaw(backward.word(n), steps(h, zeros(d)), ones(d), v => v.map(x => x.toFraction()).join())

/** max |x_i|: the norm of a diagonal matrix, the ℓ∞ norm of a vector. */
export const normOf = (diagonal: Vector) =>
  diagonal.map(x => x.abs()).reduce((a, b) => (a.compare(b) > 0 ? a : b))

/** C(n, k). */
export function binomial(n: number, k: number): Rational {
  return k === 0
    ? one
    : binomial(n, k - 1)
        .mul(n - k + 1)
        .div(k)
}

/** P(n draws of d kinds show every kind) = Σ_j (−1)^j C(d, j)(1 − j/d)^n. */
export const collected = (d: number, n: number): Rational =>
  [0, ...upTo(d)].reduce((sum, j) => {
    const term = binomial(d, j).mul(power(Q, rational(d - j, d), n))
    return j % 2 === 0 ? sum.add(term) : sum.sub(term)
  }, rational(0))

/** How often the scarcest direction was drawn: log_{1−h} of the norm, for 0 < h < 1. */
export function scarcest(norm: Rational, h: Rational): number {
  let count = 0
  for (let x = one; x.compare(norm) > 0; x = x.mul(one.sub(h))) count++
  return count
}
