import { allOrders } from '../expansion/order-average.js'
import { upTo } from './counted.js'

/** The words of iterates 1, …, N, each by its indices, outermost first. */
export type Words = readonly (readonly number[])[]

/** All words that use each of 1, …, n once. */
export const permutations = (n: number): Words =>
  allOrders(n).parts.map(order => [...order.word(n)])

/** All words of n indices from 1, …, n, repeated or not. */
export const withRepetition = (n: number): Words =>
  upTo(n).reduce<Words>(words => words.flatMap(w => upTo(n).map(i => [...w, i])), [[]])

/** Whether a word starts, from the outside, with the `kept` outermost indices of the one before. */
export const outermost = (before: readonly number[], after: readonly number[], kept: number) =>
  before.slice(0, kept).every((index, position) => after[position] === index)

/** The same from the inside. */
export const innermost = (before: readonly number[], after: readonly number[], kept: number) =>
  outermost([...before].reverse(), [...after].reverse(), kept)

/**
 * All choices of words w(1), …, w(N), w(n) among those allowed at n, where each w(n + 1) keeps
 * `kept(n)` indices of w(n) in the given sense.
 */
export function consistent(
  N: number,
  {
    allowed = permutations,
    keeps = outermost,
    kept = n => n,
  }: {
    readonly allowed?: (n: number) => Words
    readonly keeps?: typeof outermost
    readonly kept?: (n: number) => number
  } = {},
): readonly Words[] {
  return upTo(N).reduce<readonly Words[]>(
    (choices, n) =>
      choices.flatMap(words =>
        allowed(n)
          .filter(next => n === 1 || keeps(words[n - 2]!, next, kept(n - 1)))
          .map(next => [...words, next]),
      ),
    [[]],
  )
}
