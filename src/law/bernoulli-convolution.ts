import { type Rational, rational } from '../space/rational.js'
import { LawError } from './finite-law.js'
import type { ReferenceLaw } from './reference-law.js'

/**
 * The Bernoulli convolution of ratio λ, the law of (1−λ) Σ_{j≥0} ±λ^j: stationary for
 * T(x) = λx ± (1−λ), with support in [−1, 1], mean 0, variance (1−λ)/(1+λ), and without atoms.
 * For λ ≤ 1/2 the two images of [−1, 1] do not overlap and F is read off digit by digit: uniform
 * for λ = 1/2, the Cantor law for λ = 1/3. F is Hölder of order log 2/log(1/λ), so that a rounding
 * of x moves it by about (2^−53)^order: 10^−10 for λ = 1/3. Throws LawError unless 0 < λ ≤ 1/2.
 */
export function bernoulliConvolution(ratio: number): ReferenceLaw {
  const name = `BernoulliConvolution(${ratio})`
  if (!(ratio > 0 && ratio <= 1 / 2)) throw new LawError(`${name}: expected a ratio in (0, 1/2]`)
  return {
    name,
    mean: 0,
    variance: (1 - ratio) / (1 + ratio),
    cdf(x) {
      let place = (x + 1) / 2
      let value = 0
      for (let weight = 1; weight > 2 ** -54; ) {
        if (place <= 0) return value
        if (place >= 1) return value + weight
        weight /= 2
        if (place < ratio) {
          place /= ratio
        } else {
          value += weight
          if (place < 1 - ratio) return value
          place = (place - (1 - ratio)) / ratio
        }
      }
      return value
    },
  }
}

const mostDigits = 10_000

/**
 * The Cantor function F on [0, 1], the distribution function of (1+X)/2 for X of the Bernoulli
 * convolution of ratio 1/3, exact on rationals: their ternary digits repeat, so F(x) solves a
 * linear equation. F(1/4) = 1/3. Throws RangeError when no digit 1, and no repetition, comes
 * within 10,000 ternary digits.
 */
export function cantorFunction(x: Rational): Rational {
  const one = rational(1)
  const half = rational(1, 2)
  const seen = new Map<string, { value: Rational; weight: Rational }>()
  let place = x
  let value = rational(0)
  let weight = one
  for (let digit = 0; digit < mostDigits; digit++) {
    if (place.compare(0) <= 0) return value
    if (place.compare(1) >= 0) return value.add(weight)
    const name = place.toFraction()
    const before = seen.get(name)
    if (before) {
      // F(place) = f solves before.value + before.weight·f = value + weight·f.
      const f = value.sub(before.value).div(before.weight.sub(weight))
      return value.add(weight.mul(f))
    }
    seen.set(name, { value, weight })
    weight = weight.mul(half)
    const tripled = place.mul(3)
    if (tripled.compare(1) < 0) {
      place = tripled
    } else {
      value = value.add(weight)
      if (tripled.compare(2) < 0) return value
      place = tripled.sub(2)
    }
  }
  throw new RangeError(
    `${x.toFraction()}: expected ternary digits that repeat within ${mostDigits}`,
  )
}
