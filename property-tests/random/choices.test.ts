import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { RandomError } from '../../src/random/address.js'
import { categorical } from '../../src/random/categorical.js'
import { bigInteger, integer } from '../../src/random/integer.js'
import { permutation } from '../../src/random/permutation.js'
import { Source } from '../../src/random/source.js'
import { rational } from '../../src/space/rational.js'
import { property } from '../property.js'
import { plausible } from './bounds.js'
import { Scripted } from './scripted.js'

const bits53 = fc.maxSafeNat()
const count = fc.oneof(
  fc.integer({ min: 1, max: 40 }),
  fc
    .maxSafeNat()
    .map(n => n + 1)
    .filter(Number.isSafeInteger),
  fc.integer({ min: 0, max: 52 }).map(k => 2 ** k),
)

describe('integer below n', () => {
  const [two53, q] = [1n << 53n, (n: number) => (1n << 53n) / BigInt(n)]
  /** The value that 53 bits stand for, or undefined where they are to be drawn again. */
  const meaning = (bits: bigint, n: number) => {
    const value = bits / q(n)
    return value < BigInt(n) ? Number(value) : undefined
  }
  const read = (bits: bigint, n: number) => {
    const source = new Scripted([{ bits53: Number(bits) }])
    const value = integer(n)(source)
    return source.taken === 1 ? value : undefined
  }

  property([bits53, count])('is ⌊bits/q⌋ in exact arithmetic', (bits, n) => {
    expect(read(BigInt(bits), n)).toBe(meaning(BigInt(bits), n))
  })

  property([count, fc.double({ min: 0, max: 1, noNaN: true })])(
    'also next to the borders, so that each value has exactly q preimages',
    (n, place) => {
      const border = q(n) * BigInt(Math.min(n, 1 + Math.floor(place * n)))
      for (const bits of [border - 1n, border]) {
        if (bits < two53) expect(read(bits, n)).toBe(meaning(bits, n))
      }
    },
  )

  property([fc.bigInt({ min: 1n, max: 1n << 200n }), fc.maxSafeInteger()])(
    'of any size: in range',
    (n, seed) => {
      const value = bigInteger(n)(new Source(seed).seek(0, 1))
      expect(value >= 0n && value < n).toBe(true)
    },
  )

  test('of any size: all values alike', () => {
    const source = new Source(31).seek(0, 1)
    const trials = 60_000
    const seen = new Array<number>(5).fill(0)
    for (let i = 0; i < trials; i++) seen[Number(bigInteger(5n)(source))]!++
    for (const k of seen) expect(plausible(k, trials, 1 / 5)).toBe(true)
    // Beyond 64 bits: the quarter that a value is in.
    const wide = 3n << 100n
    const thirds = [0, 0, 0]
    for (let i = 0; i < trials; i++) thirds[Number(bigInteger(wide)(source) >> 100n)]!++
    for (const k of thirds) expect(plausible(k, trials, 1 / 3)).toBe(true)
  })
})

describe('categorical', () => {
  const small = fc
    .array(fc.tuple(fc.nat(6), fc.integer({ min: 1, max: 6 })), { minLength: 1, maxLength: 6 })
    .filter(weights => weights.some(([n]) => n > 0))

  property([small])('gives each k exactly its share of the bits', fractions => {
    const weights = fractions.map(([n, d]) => rational(n, d))
    const denominator = 60 // a common multiple of 1 … 6
    const shares = weights.map(w => w.mul(denominator).valueOf())
    const total = shares.reduce((a, b) => a + b)
    const draw = categorical(weights)
    const seen = weights.map(() => 0)
    // The middles of `total` equal parts of the bits; the draw is constant on each part.
    for (let part = 0; part < total; part++) {
      seen[draw(new Scripted([{ bits53: Math.floor(((part + 0.5) / total) * 2 ** 53) }]))]!++
    }
    expect(seen).toEqual(shares)
  })

  test('doubles are taken at their exact value: 0.1 and 0.2 are not 1 to 2', () => {
    const trials = 200_000
    const source = new Source(32)
    for (const weights of [
      [0.1, 0.2, 0.7],
      [3, 0, 5],
      [1e-300, 1, 1e300],
      [1e-9, 0.25, 0.75],
    ]) {
      const draw = categorical(weights)
      const seen = weights.map(() => 0)
      for (let i = 1; i <= trials; i++) seen[draw(source.seek(0, i))]!++
      const total = weights.reduce((a, b) => a + b)
      weights.forEach((w, k) => {
        if (w === 0) expect(seen[k]).toBe(0)
        else expect(plausible(seen[k]!, trials, Math.min(w / total, 1 - 1e-16))).toBe(true)
      })
    }
  })

  test.each([
    ['weights: expected a positive one, got none', []],
    ['weights: expected a positive one, got none', [0, 0]],
    ['weight 1: expected a number ≥ 0, got -1', [1, -1]],
    ['weight 0: expected a number ≥ 0, got NaN', [Number.NaN]],
    ['weight 0: expected a number ≥ 0, got Infinity', [Infinity]],
    ['weight 0: expected a number ≥ 0, got -0.5', [rational(-1, 2)]],
  ])('refused: %s', (message, weights) => {
    expect(() => categorical(weights)).toThrow(new RandomError(message))
  })
})

describe('permutation', () => {
  property([fc.integer({ min: 1, max: 200 }), fc.maxSafeInteger()])(
    'is one: every value once',
    (n, seed) => {
      const p = permutation(n)(new Source(seed).seek(0, 1))
      expect([...p].sort((a, b) => a - b)).toEqual(Array.from({ length: n }, (_, i) => i))
    },
  )

  test.each([1, 2, 3, 4, 5])('of %i things: each once over all choices of the draws', n => {
    // Fisher and Yates choose among n, then n − 1, …, 2: n! equally likely runs.
    const seen = new Set<string>()
    let runs = 0
    const choose = (choices: readonly number[]) => {
      const left = n - choices.length
      if (left < 2) {
        seen.add(permutation(n)(new Scripted(choices.map(bits53 => ({ bits53 })))).join())
        runs++
        return
      }
      for (let k = 0; k < left; k++) choose([...choices, Math.floor(((k + 0.5) / left) * 2 ** 53)])
    }
    choose([])
    expect(seen.size).toBe(runs)
  })

  test.each([0, -1, 1.5, Number.NaN])('refuses n = %s', n => {
    expect(() => permutation(n)).toThrow(RandomError)
    expect(() => integer(n)).toThrow(RandomError)
  })
  test('refuses a big integer below 1', () => {
    expect(() => bigInteger(0n)).toThrow(RandomError)
  })
})
