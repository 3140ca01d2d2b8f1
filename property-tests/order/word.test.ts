import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  compareFrom,
  down,
  type End,
  isSubword,
  reversed,
  runsIn,
  sharedFrom,
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
const ends = ['outside', 'inside'] as const
const read = (end: End, w: Word) => (end === 'outside' ? list(w) : list(w).reverse())

function sharedNaively(a: number[], b: number[]): number {
  let i = 0
  while (i < a.length && i < b.length && a[i] === b[i]) i++
  return i
}

function isSubwordNaively(part: number[], host: number[]): boolean {
  let matched = 0
  for (const index of host) if (index === part[matched]) matched++
  return matched === part.length
}

/** Every word of at most two runs over the indices 1, 2, 3, in every way it is cut into runs. */
const one = [1, 2, 3].flatMap(a => [1, 2, 3].map(b => (a <= b ? up(a, b) : down(a, b))))
const small: Word[] = [word(), ...one.flatMap(p => [word(p), ...one.map(q => word(p, q))])]

describe('words in runs behave as lists of indices', () => {
  property([words])('length and at', w => {
    expect(w.length).toBe(list(w).length)
    expect(list(w).map((_, i) => w.at(i))).toEqual(list(w))
    const refusal = `position ${w.length}: expected 0 … ${w.length - 1}`
    expect(() => w.at(w.length)).toThrow(new RangeError(refusal))
    expect(() => w.at(-1)).toThrow(RangeError)
  })

  property([words])('reversed', w => {
    expect(list(reversed(w))).toEqual(list(w).reverse())
  })

  property([words, words])('shared beginnings, from either end', (a, b) => {
    for (const end of ends) {
      expect(sharedFrom(end, a, b)).toBe(sharedNaively(read(end, a), read(end, b)))
    }
  })

  property([words])('however the runs are cut', w => {
    for (const end of ends) {
      expect(sharedFrom(end, w, wordOf(list(w)))).toBe(w.length)
      expect(compareFrom(end, w, wordOf(list(w)))).toBe(0)
    }
  })

  property([words, words])('dictionary order, from either end', (a, b) => {
    for (const end of ends) {
      const [x, y] = [read(end, a), read(end, b)]
      const i = sharedNaively(x, y)
      const expected = i < x.length && i < y.length ? x[i]! - y[i]! : x.length - y.length
      expect(Math.sign(compareFrom(end, a, b))).toBe(Math.sign(expected))
    }
  })

  test('two at a time, however they are cut into runs, of three indices', () => {
    for (const a of small) {
      for (const b of small) {
        const [x, y] = [list(a), list(b)]
        for (const end of ends) {
          const shared = sharedNaively(read(end, a), read(end, b))
          if (sharedFrom(end, a, b) !== shared) expect.fail(`shared from ${end} of ${x} and ${y}`)
        }
        if (isSubword(a, b) !== isSubwordNaively(x, y)) expect.fail(`${x} within ${y}`)
      }
    }
  })

  property([fc.array(words)])('the indices in words', all => {
    const distinct = new Set(all.flatMap(list))
    const runs = runsIn(all)
    expect(runs.flatMap(run => list(word(run)))).toEqual([...distinct].sort((a, b) => a - b))
    // None goes on where another ends.
    for (const [k, { from }] of runs.slice(1).entries()) {
      expect(from).toBeGreaterThan(runs[k]!.from + runs[k]!.length)
    }
  })

  test('the indices in no words, and in words of held-out maps', () => {
    expect(runsIn([])).toEqual([])
    expect(runsIn([word(down(-1, -2), up(2, 3)), word(up(5, 5))])).toEqual([
      up(-2, -1),
      up(2, 3),
      up(5, 5),
    ])
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
