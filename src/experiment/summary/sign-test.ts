import binomialCdf from '@stdlib/stats-base-dists-binomial-cdf'

/** How pairs compare, without a word on by how much. */
export interface SignTest {
  /** Pairs with the second below the first, above it, and equal. */
  readonly below: number
  readonly above: number
  readonly equal: number
  /** Two-sided, exact, equal pairs left out; 1 where none are left. */
  readonly p: number
}

/**
 * The sign test of pairs: were both equally likely to be the lower, so uneven a count as this or
 * more would come with probability p. Of n pairs p is at least 2^{1−n}: 1/16 for five.
 */
export function signTest(pairs: readonly (readonly [first: number, second: number])[]): SignTest {
  const below = pairs.filter(([a, b]) => b < a).length
  const above = pairs.filter(([a, b]) => b > a).length
  const n = below + above
  const p = n === 0 ? 1 : Math.min(1, 2 * binomialCdf(Math.min(below, above), n, 0.5))
  return { below, above, equal: pairs.length - n, p }
}
