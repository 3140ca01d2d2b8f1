import fc from 'fast-check'
import { type Word, wordOf } from '../order/word.js'
import { readable } from './readable.js'

/** Which words. */
export interface IndexWordConstraints {
  /** 0 and 6 unless given. */
  readonly minLength?: number
  readonly maxLength?: number
  /** The largest index; 6 unless given, and at least maxLength where none may repeat. */
  readonly most?: number
  /** Whether an index may come twice; it may unless given. */
  readonly repeats?: boolean
  /** Whether held-out maps, of indices −1, −2, …, come as well; not unless given. */
  readonly heldOut?: boolean
}

/** A word over small indices; shrinks to short ones, of index 1. */
export function indexWord(constraints: IndexWordConstraints = {}): fc.Arbitrary<Word> {
  const { minLength = 0, maxLength = 6, most = 6, repeats = true, heldOut = false } = constraints
  const length = { minLength, maxLength }
  const positive = fc.integer({ min: 1, max: repeats ? most : Math.max(most, maxLength) })
  const index = heldOut
    ? fc.tuple(positive, fc.boolean()).map(([i, held]) => (held ? -i : i))
    : positive
  const indices = repeats ? fc.array(index, length) : fc.uniqueArray(index, length)
  return indices.map(list => readable(wordOf(list), showWord))
}

/** "T_1 T_3 S_2", outermost first. */
const showWord = (word: Word): string =>
  [...word].map(i => (i > 0 ? `T_${i}` : `S_${-i}`)).join(' ') || 'the empty word'
