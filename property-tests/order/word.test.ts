import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  compareOuter,
  down,
  isSubword,
  reversed,
  sharedOuter,
  up,
  type Word,
  word,
  wordOf,
} from '../../src/order/word.js'
import { property } from '../property.js'

/** Words of a few runs, up and down, over few enough indices to share beginnings often. */
const run = fc
  .tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 6 }))
  .map(([a, b]) => (a <= b ? up(a, b) : down(a, b)))
const words: fc.Arbitrary<Word> = fc.array(run, { maxLength: 4 }).map(runs => word(...runs))

const list = (w: Word) => [...w]

function sharedNaively(a: number[], b: number[]): number {
  let i = 0
  while (i < a.length && i < b.length && a[i] === b[i]) i++
  return i
}

describe('words in runs behave as lists of indices', () => {
  property([words])('length and at', w => {
    expect(w.length).toBe(list(w).length)
    expect(list(w).map((_, i) => w.at(i))).toEqual(list(w))
    expect(() => w.at(w.length)).toThrow(RangeError)
    expect(() => w.at(-1)).toThrow(RangeError)
  })

  property([words])('reversed', w => {
    expect(list(reversed(w))).toEqual(list(w).reverse())
  })

  property([words, words])('shared beginnings', (a, b) => {
    expect(sharedOuter(a, b)).toBe(sharedNaively(list(a), list(b)))
  })

  property([words])('however the runs are cut', w => {
    expect(sharedOuter(w, wordOf(list(w)))).toBe(w.length)
    expect(compareOuter(w, wordOf(list(w)))).toBe(0)
  })

  property([words, words])('dictionary order', (a, b) => {
    const [x, y] = [list(a), list(b)]
    const i = sharedNaively(x, y)
    const expected = i < x.length && i < y.length ? x[i]! - y[i]! : x.length - y.length
    expect(Math.sign(compareOuter(a, b))).toBe(Math.sign(expected))
  })

  property([words, words])('subwords: never claimed of what is none', (a, b) => {
    if (!isSubword(a, b)) return
    const host = list(b)
    let from = 0
    for (const index of a) {
      const found = host.indexOf(index, from)
      expect(found).toBeGreaterThanOrEqual(0)
      from = found + 1
    }
  })

  property([fc.uniqueArray(fc.integer({ min: 1, max: 30 })), fc.func(fc.boolean())])(
    'subwords: found when indices are left out',
    (indices, keep) => {
      expect(isSubword(wordOf(indices.filter(i => keep(i))), wordOf(indices))).toBe(true)
    },
  )

  test('index 0 is refused', () => {
    expect(() => word(up(0, 3))).toThrow('0 is no index')
    expect(() => word(up(-1, 1))).toThrow('0 is no index')
  })
})
