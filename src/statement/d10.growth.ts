import { equallyWeighted } from '../law/finite-law.js'
import { wordLaw } from '../law/word-law.js'
import { forward } from '../order/forward.js'
import { type Rational, rational, rationals } from '../space/rational.js'
import { ball, type State, tuned } from './d10.ball.js'

/** The soft and the steep map, λ = 1 and λ = 25, at Polyak's tuning. */
export const [soft, steep] = [ball(tuned(1)), ball(tuned(25))]

/**
 * Whether |θ| ≥ (2/3)|θ₋|. Both maps keep this cone, for θ′ = ±(4/3)θ − (4/9)θ₋ is of size at least
 * (4/3)|θ| − (2/3)|θ|.
 */
export const inCone = ([theta, previous]: State): boolean =>
  theta.abs().mul(3).compare(previous.abs().mul(2)) >= 0

/** Two states, moved together. */
type Both = readonly [State, State]

/** The directions (1, t) of the cone, by its two ends t = ±3/2. */
const ends: Both = [
  [rational(1), rational(3, 2)],
  [rational(1), rational(-3, 2)],
]

const both = [soft, steep].map(map => ({
  apply: ([a, b]: Both): Both => [map.apply(a), map.apply(b)],
}))

const written = (states: Both) =>
  states.map(([a, b]) => `${a.toFraction()} ${b.toFraction()}`).join()

/** What the words of n maps do to the ends of the cone, and how many words do so. */
function imagesOfEnds(n: number): { images: Both; words: bigint }[] {
  const law = wordLaw(forward.word(n), equallyWeighted(both), ends, written)
  return law.atoms.map(({ point, weight }) => ({
    images: point,
    words: weight.mul(2n ** BigInt(n)).n,
  }))
}

const least = (xs: readonly Rational[]) => xs.reduce((a, b) => (a.compare(b) < 0 ? a : b))
const most = (xs: readonly Rational[]) => xs.reduce((a, b) => (a.compare(b) < 0 ? b : a))

/**
 * min over starts (1, t) of the cone of Π |θ_n|, the product over the 2^n words: its logarithm is
 * 2^n E log|θ_n/θ_0|. For each word θ_n is linear in t and not 0 in the cone, so log|θ_n| is concave
 * in t, as is the sum, and the least value is at an end.
 */
export function leastGrowth(n: number): Rational {
  const images = imagesOfEnds(n)
  const products = [0, 1].map(end =>
    images.reduce((product, { images, words }) => {
      const size = images[end]![0].abs()
      return product.mul(rational(size.n ** words, size.d ** words))
    }, rational(1)),
  )
  return least(products)
}

/**
 * Bounds of γ = lim (1/N) E log|θ_N|: the mean over the 2^n words of the least and the largest
 * log|θ_n/θ_{n−1}| over starts in the cone. For one word the quotient is a Möbius map of t without
 * pole in the cone, so the extremes are at its ends.
 */
export function growthBounds(n: number): { readonly low: number; readonly high: number } {
  const ratios = imagesOfEnds(n).map(({ images, words }) => ({
    sizes: images.map(([theta, previous]) => theta.div(previous).abs()),
    weight: Number(words) / 2 ** n,
  }))
  const mean = (pick: (sizes: readonly Rational[]) => Rational) =>
    ratios.reduce(
      (sum, { sizes, weight }) => sum + weight * Math.log(rationals.toNumber(pick(sizes))),
      0,
    )
  return { low: mean(least), high: mean(most) }
}

/** log q for a rational q > 0 of any size. */
export function logarithm(q: Rational): number {
  const log = (x: bigint) => {
    const shift = Math.max(0, x.toString(16).length - 16)
    return Math.log(Number(x >> BigInt(4 * shift))) + shift * Math.log(16)
  }
  return log(q.n) - log(q.d)
}
