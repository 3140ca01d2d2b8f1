import { type Rational, rational } from '../space/rational.js'
import { LawError, type Weighted } from './finite-law.js'

/**
 * One way the draws of a random map can fall: index i ↦ the number 0, 1, … of the map drawn there.
 * Throws RangeError for an index it says nothing about.
 */
export type Draws = (index: number) => number

/**
 * Every way that independent draws at the given distinct indices can fall, with its probability.
 * Throws LawError if there are no weights or one is negative.
 */
export function* independentDraws(
  weights: readonly Rational[],
  indices: readonly number[],
): Generator<Weighted<Draws>> {
  if (weights.length === 0 || weights.some(weight => weight.compare(0) < 0)) {
    throw new LawError(`weights: expected at least one and none negative, got [${weights}]`)
  }
  const position = new Map(indices.map((index, p) => [index, p]))
  const digits = indices.map(() => 0)
  /** prefix[p] = the probability of the first p digits. */
  const prefix = [rational(1)]
  for (let changed = 0; changed >= 0; ) {
    for (let p = changed; p < digits.length; p++) {
      prefix[p + 1] = prefix[p]!.mul(weights[digits[p]!]!)
    }
    const fallen = [...digits]
    const point: Draws = index => known(fallen[position.get(index) ?? -1], index)
    yield { point, weight: prefix[digits.length]! }
    changed = digits.length - 1
    while (changed >= 0 && digits[changed] === weights.length - 1) digits[changed--] = 0
    if (changed >= 0) digits[changed]!++
  }
}

/**
 * The cyclic order 0, 1, …, count − 1, 0, … from a uniform phase: stationary, not reversible.
 * Throws RangeError unless count is an integer ≥ 1.
 */
export function cyclicDraws(count: number): readonly Weighted<Draws>[] {
  if (!Number.isSafeInteger(count) || count < 1) {
    throw new RangeError(`maps: expected an integer ≥ 1, got ${count}`)
  }
  const weight = rational(1, count)
  const residue = (i: number) => ((i % count) + count) % count
  return Array.from({ length: count }, (_, phase) => ({
    weight,
    point: (index: number) => residue(phase + index),
  }))
}

/**
 * Random reshuffling: indices 1, 2, … in epochs of `count`, each drawing every map once, in an
 * order uniform over all count! of them; count!^epochs draws.
 * Throws RangeError unless 1 ≤ count ≤ 9.
 */
export function* reshuffledDraws(count: number, epochs: number): Generator<Weighted<Draws>> {
  if (!Number.isSafeInteger(count) || count < 1 || count > 9) {
    throw new RangeError(`maps in an epoch: expected an integer from 1 to 9, got ${count}`)
  }
  const orders = permutations(Array.from({ length: count }, (_, i) => i))
  const each = Array.from({ length: orders.length }, () => rational(1, orders.length))
  const epochIndices = Array.from({ length: epochs }, (_, e) => e)
  for (const { point: orderOf, weight } of independentDraws(each, epochIndices)) {
    const fallen = epochIndices.flatMap(epoch => orders[orderOf(epoch)]!)
    yield { weight, point: index => known(fallen[index - 1], index) }
  }
}

function known(map: number | undefined, index: number): number {
  if (map === undefined) throw new RangeError(`index ${index}: expected one of the indices drawn`)
  return map
}

function permutations(items: readonly number[]): readonly (readonly number[])[] {
  if (items.length === 0) return [[]]
  return items.flatMap(first =>
    permutations(items.filter(item => item !== first)).map(rest => [first, ...rest]),
  )
}
