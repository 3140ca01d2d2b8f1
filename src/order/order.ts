import type { Word } from './word.js'

export type { Word }

/**
 * An iteration order: a rule that gives, for every n ≥ 0, the word of the n-th iterate.
 * An order is its words; nothing else about it is ever used.
 */
export interface Order {
  readonly name: string
  /** The word of iterate n. Pure. Throws RangeError unless n is an integer ≥ 0. */
  word(n: number): Word
}

/** An order from its rule, which is asked only for integers n ≥ 0. */
export function order(name: string, rule: (n: number) => Word): Order {
  return {
    name,
    word(n) {
      if (!Number.isSafeInteger(n) || n < 0) {
        throw new RangeError(`${name} order: expected an integer n ≥ 0, got ${n}`)
      }
      return rule(n)
    },
  }
}

/** Returns a parameter of an order if it is an integer ≥ least; throws RangeError if not. */
export function wholeNumber(value: number, least: number, what: string): number {
  if (!Number.isSafeInteger(value) || value < least) {
    throw new RangeError(`${what}: expected an integer ≥ ${least}, got ${value}`)
  }
  return value
}
