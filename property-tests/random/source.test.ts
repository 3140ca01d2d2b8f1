import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { RandomError } from '../../src/random/address.js'
import { standardNormal } from '../../src/random/normal.js'
import { philox } from '../../src/random/philox.js'
import { type Domain, domains, Source } from '../../src/random/source.js'
import { property } from '../property.js'

const seeds = fc.maxSafeInteger()
const streams = fc.oneof(fc.nat(50), fc.integer({ min: 0, max: 2 ** 32 - 1 }))
const indices = fc.oneof(
  fc.integer({ min: -50, max: 50 }),
  fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }),
)
const domain = fc.constantFrom(...(Object.keys(domains) as Domain[]))

const draws = (source: Source, count: number) =>
  Array.from({ length: count }, () => {
    source.next()
    return [source.low, source.high]
  })

describe('source', () => {
  property([seeds, domain, streams, indices, fc.nat(5)])(
    'a draw is half the Philox block of its address',
    (seed, domain, stream, index, draw) => {
      const [low, high] = draws(new Source(seed, domain).seek(stream, index), draw + 1)[draw]!
      // The key by big integers: the 64-bit two's complement of the seed.
      const key = BigInt.asUintN(64, BigInt(seed))
      const block = philox(
        [Math.floor(stream / 2), index >>> 0, draw, domains[domain]],
        [Number(key & 0xffffffffn), Number(key >> 32n)],
      )
      const half = stream % 2 === 0 ? block.slice(0, 2) : block.slice(2)
      expect([low! >>> 0, high! >>> 0]).toEqual(half)
    },
  )

  property([seeds, fc.array(fc.tuple(streams, indices, fc.integer({ min: 1, max: 4 })))])(
    'depends on the address alone, not on what was drawn before',
    (seed, visits) => {
      const wandering = new Source(seed)
      for (const [stream, index, count] of visits) {
        const fresh = draws(new Source(seed).seek(stream, index), count)
        expect(draws(wandering.seek(stream, index), count)).toEqual(fresh)
        expect(wandering.taken).toBe(count)
      }
    },
  )

  const prefetches = fc.record({
    stream: fc.nat(100),
    count: fc.integer({ min: 1, max: 40 }),
    index: fc.integer({ min: -3, max: 3 }),
    draws: fc.integer({ min: 1, max: 3 }),
  })
  property([seeds, fc.array(prefetches, { maxLength: 4 })])(
    'prefetching changes no bit, inside the window or out of it',
    (seed, windows) => {
      const bulk = new Source(seed)
      const single = new Source(seed)
      for (const window of windows) {
        bulk.prefetch(window.stream, window.count, window.index, window.draws)
        for (let stream = Math.max(0, window.stream - 3); stream < 150; stream++) {
          for (const index of [window.index, 2]) {
            expect(draws(bulk.seek(stream, index), 5)).toEqual(draws(single.seek(stream, index), 5))
          }
        }
      }
    },
  )

  property([seeds, prefetches, fc.nat(3), fc.integer({ min: 0, max: 6 })])(
    'hopping is seeking the next stream, bit for bit, into the window and out of it',
    (seed, { stream, count, index, draws: ahead }, before, taken) => {
      const hopping = new Source(seed)
      const single = new Source(seed)
      for (const at of [index, index + 1]) {
        hopping.prefetch(stream, count, index, ahead)
        const from = Math.max(0, stream - before)
        hopping.seek(from, at)
        for (let next = from; next < stream + count + 3; next++) {
          expect(draws(hopping, taken)).toEqual(draws(single.seek(next, at), taken))
          expect(hopping.taken).toBe(taken)
          expect(standardNormal(hopping)).toBe(standardNormal(single)) // a retry takes more
          hopping.hop()
        }
      }
    },
  )

  test('no two addresses share their bits', () => {
    const seen = new Set<string>()
    let count = 0
    for (const seed of [0, 1, -1, 2 ** 32, -(2 ** 32), 2 ** 53 - 1, 1 - 2 ** 53]) {
      for (const domain of ['maps', 'epochs', 'instances'] as const) {
        const source = new Source(seed, domain)
        for (const stream of [0, 1, 2, 3, 2 ** 32 - 1]) {
          for (let index = -4; index <= 4; index++) {
            for (const bits of draws(source.seek(stream, index), 4)) {
              seen.add(bits.join())
              count++
            }
          }
        }
      }
    }
    expect(seen.size).toBe(count)
  })

  property([seeds, streams, indices])('53 bits are the upper 53', (seed, stream, index) => {
    const [low, high] = draws(new Source(seed).seek(stream, index), 1)[0]!
    const bits = (BigInt(high! >>> 0) << 32n) | BigInt(low! >>> 0)
    expect(new Source(seed).seek(stream, index).next53()).toBe(Number(bits >> 11n))
    expect(new Source(seed).seek(stream, index).unit()).toBe(Number(bits >> 11n) / 2 ** 53)
  })

  test.each([0.5, Number.NaN, Infinity, 2 ** 53])('refuses the seed %s', seed => {
    expect(() => new Source(seed)).toThrow(
      new RandomError(`seed: expected an integer below 2^53 in size, got ${seed}`),
    )
  })
  test.each([-1, 0.5, 2 ** 32, Number.NaN])('refuses the stream %s', stream => {
    expect(() => new Source(0).seek(stream, 1)).toThrow(RandomError)
  })
  test.each([0.5, 2 ** 31, -(2 ** 31) - 1, Number.NaN])('refuses the index %s', index => {
    expect(() => new Source(0).seek(0, index)).toThrow(RandomError)
  })
})
