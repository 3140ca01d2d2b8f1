import { type Rational, rational } from '../space/rational.js'
import { RandomError } from './address.js'
import { bulkDraw } from './bulk.js'
import type { Draw } from './draw.js'
import { bigInteger, integer } from './integer.js'

/**
 * Categorical: k = 0, 1, … with probability wₖ/Σw, exactly (a double stands for its exact dyadic
 * value). The weights are brought to integers over a common denominator and an integer below their
 * sum is drawn; in a few nanoseconds while that sum is below 2⁵³, as bigints beyond.
 * Throws RandomError unless the weights are non-negative and one is positive.
 */
export function categorical(weights: readonly (number | Rational)[]): Draw<number> {
  const ends = cumulated(weights)
  const total = ends.at(-1)!
  if (total > BigInt(Number.MAX_SAFE_INTEGER)) {
    const below = bigInteger(total)
    return source => {
      const value = below(source)
      return ends.findIndex(end => value < end)
    }
  }
  const below = integer(Number(total))
  const bounds = ends.map(Number)
  const equal = bounds.every((bound, k) => bound === k + 1)
  return bulkDraw(
    source => firstAbove(bounds, below(source)),
    (sources, each) => {
      const values = below.bulk(sources, each)
      if (!equal) for (let i = 0; i < values.length; i++) values[i] = firstAbove(bounds, values[i]!)
      return values
    },
  )
}

/** Integers in proportion to w₀, w₀ + w₁, … */
function cumulated(weights: readonly (number | Rational)[]): bigint[] {
  const exact = weights.map(weightOf)
  const denominator = exact.reduce((d, w) => leastCommonMultiple(d, w.d), 1n)
  let sum = 0n
  const ends = exact.map(w => (sum += (w.n * denominator) / w.d))
  if (sum === 0n) throw new RandomError('weights: expected a positive one, got none')
  return ends
}

function weightOf(weight: number | Rational, k: number): Rational {
  if (typeof weight === 'number' ? weight >= 0 && weight < Infinity : weight.s >= 0n) {
    return typeof weight === 'number' ? rational(weight) : weight
  }
  throw new RandomError(`weight ${k}: expected a number ≥ 0, got ${weight}`)
}

function leastCommonMultiple(a: bigint, b: bigint): bigint {
  let [x, y] = [a, b]
  while (y !== 0n) [x, y] = [y, x % y]
  return (a / x) * b
}

/** The first k with value < bounds[k], by bisection of the increasing bounds. */
function firstAbove(bounds: readonly number[], value: number): number {
  let low = 0
  let high = bounds.length - 1
  while (low < high) {
    const middle = (low + high) >>> 1
    if (value < bounds[middle]!) high = middle
    else low = middle + 1
  }
  return low
}
