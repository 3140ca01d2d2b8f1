import type { OrderMean } from '../order/mean.js'
import type { Order } from '../order/order.js'
import { isSubword, type Word } from '../order/word.js'
import { chained } from './chain.js'
import { type Forest, forest, type Wanted } from './forest.js'

/** Wanted words, as they were read. */
export interface Read {
  /** Words that have all indices of those wanted. */
  readonly covering: readonly Word[]
  readonly inside: Forest
  outside(): Forest
  /** Whether each word is a subword of the longest. */
  inStages(): boolean
}

/** Reads the words of an order for each wanted n. */
export function read(order: Order | OrderMean, wanted: readonly number[]): Read {
  const chain = 'parts' in order ? undefined : chained(order, wanted)
  if (chain !== undefined) {
    const { inside, outside } = chain
    return { covering: [inside.longest], inside, outside: () => outside, inStages: () => true }
  }
  const all = wordsOf(order, wanted)
  const covering = all.map(({ word }) => word)
  const inside = forest(all, 'inside')
  return {
    covering,
    inside,
    outside: () => forest(all, 'outside'),
    inStages: () => covering.every(word => isSubword(word, inside.longest)),
  }
}

/** The words wanted: for each n one, or one for each part of a mean. */
function wordsOf(order: Order | OrderMean, wanted: readonly number[]): readonly Wanted[] {
  if ('parts' in order) {
    return wanted.flatMap(n => order.parts.map(part => ({ n, word: part.word(n) })))
  }
  return wanted.map(n => ({ n, word: order.word(n) }))
}
