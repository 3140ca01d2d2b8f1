import type { Order } from '../order/order.js'
import { compareFrom, type End, reversed, sharedFrom, type Word, word } from '../order/word.js'
import { type Chain, type Forest, forest, type Leaf } from './forest.js'

/**
 * The forests of an order's words from both ends, where the words come sorted from both and are a
 * chain from one, as all backward and all forward iterates are; undefined for others. They are
 * counted while the words are read: no word but the longest is kept.
 */
export function chained(
  order: Order,
  wanted: readonly number[],
): Readonly<Record<End, Forest>> | undefined {
  const inside = new Reading('inside')
  const outside = new Reading('outside')
  const stops: number[] = []
  let [filled, unshared] = [0, 0]
  let [last, longest] = [Number.NEGATIVE_INFINITY, word()]
  for (let i = 0; i < wanted.length; i++) {
    const n = wanted[i]!
    const next = order.word(n)
    const inner = inside.compare(longest, next)
    const outer = outside.compare(longest, next)
    const sorted = inner <= 0 && outer <= 0 && (inner < 0 || last <= n)
    if (!sorted || !(inside.chain || outside.chain)) return undefined
    stops.push(next.length)
    if (next.length > 0) filled++
    unshared += next.length
    last = n
    longest = next
  }
  const size = wanted.length
  const ns = wanted.slice()
  const counted = ({ end, steps, chain }: Reading): Forest => {
    const counts = { size, filled, longest, steps, unshared }
    const grown = () =>
      forest(
        ns.map(n => ({ n, word: order.word(n) })),
        end,
      )
    if (!chain) return new Counted(counts, grown)
    const path = end === 'inside' ? reversed(longest) : longest
    return new Counted(counts, grown, { word: path, stops, wanted: ns })
  }
  return { inside: counted(inside), outside: counted(outside) }
}

/** A forest of which the leaves are made when they are asked for, from words read once more. */
class Counted implements Forest {
  readonly size: number
  readonly filled: number
  readonly longest: Word
  readonly steps: number
  readonly unshared: number
  #leaves: readonly Leaf[] | undefined

  constructor(
    counts: Omit<Forest, 'leaves' | 'chain'>,
    private readonly grown: () => Forest,
    readonly chain?: Chain,
  ) {
    this.size = counts.size
    this.filled = counts.filled
    this.longest = counts.longest
    this.steps = counts.steps
    this.unshared = counts.unshared
  }

  get leaves(): readonly Leaf[] {
    this.#leaves ??= this.grown().leaves
    return this.#leaves
  }
}

/** What is seen of words from one end. */
class Reading {
  /** Whether each word extends the one before. */
  chain = true
  /** Σ length − Σ shared. */
  steps = 0

  constructor(readonly end: End) {}

  /** Takes the next word: less than 0 if it comes after the one before, 0 if it is the same. */
  compare(before: Word, next: Word): number {
    const shared = sharedFrom(this.end, before, next)
    if (shared < before.length) this.chain = false
    this.steps += next.length - shared
    return compareFrom(this.end, before, next, shared)
  }
}
