import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type BulkDraw, inBulk } from '../../src/random/bulk.js'
import { categorical } from '../../src/random/categorical.js'
import type { Draw } from '../../src/random/draw.js'
import { integer } from '../../src/random/integer.js'
import { normal } from '../../src/random/normal.js'
import { Source } from '../../src/random/source.js'
import { sourcesOf } from '../../src/random/sources.js'
import { uniform } from '../../src/random/uniform.js'
import { ziggurat } from '../../src/random/ziggurat.js'
import { property } from '../property.js'

const laws: Draw<number>[] = [
  normal(0, 1),
  normal(-1.5, 0.3),
  normal(2, 0),
  integer(3),
  integer(2 ** 52 + 1), // nearly half of all draws are drawn again
  categorical([1, 1]),
  categorical([3, 0, 0.25]),
]

const place = fc.record({
  seed: fc.maxSafeInteger(),
  first: fc.oneof(fc.nat(50), fc.integer({ min: 2 ** 32 - 90, max: 2 ** 32 - 41 })),
  count: fc.integer({ min: 1, max: 40 }),
  index: fc.oneof(fc.integer({ min: -9, max: 9 }), fc.constantFrom(2 ** 31 - 1, -(2 ** 31))),
  /** How many draws are made ahead: more than are taken, fewer, or none. */
  draws: fc.nat(50),
})
const calls = fc.array(
  fc.record({ law: fc.constantFrom(...laws), each: fc.integer({ min: 1, max: 20 }) }),
  { minLength: 1, maxLength: 3 },
)

const bulk = (law: Draw<number>) => (law as BulkDraw).bulk

/** What one call after another draws of stream r, by the draw itself. */
const alone = (source: Source, asked: readonly { law: Draw<number>; each: number }[]) =>
  asked.map(({ law, each }) => Array.from({ length: each }, () => law(source)))

describe('many streams at once', () => {
  test('are there where WebAssembly is', () => {
    expect(sourcesOf(0)).toBeDefined()
    expect(inBulk(uniform(0, 1))).toBe(false)
    expect(laws.every(inBulk)).toBe(true)
  })

  property([place, calls], { numRuns: 300 })(
    'give what each gives alone, to the last bit, call after call',
    ({ seed, first, count, index, draws }, asked) => {
      const sources = sourcesOf(seed)!.seek(first, count, index, draws)
      const together = asked.map(({ law, each }) => ({ each, values: bulk(law)(sources, each) }))
      const source = new Source(seed)
      for (let r = 0; r < count; r++) {
        const rows = together.map(({ each, values }) =>
          Array.from(values.subarray(r * each, (r + 1) * each)),
        )
        expect(rows).toEqual(alone(source.seek(first + r, index), asked))
      }
    },
  )

  // A layer's wedge is met once in 66 draws, and the tail once in 3700, by either sign.
  test.each([
    { first: 0, count: 1024, each: 1, indices: 60 },
    { first: 3, count: 32, each: 110, indices: 20 },
  ])('also where normals are rare: %o', ({ first, count, each, indices }) => {
    const sources = sourcesOf(5)!
    const source = new Source(5)
    let rejected = 0
    const tails = new Set<number>()
    for (let index = 1; index <= indices; index++) {
      const values = sources.seek(first, count, index, each + (each >> 5)).normals(each, 0, 1)
      const expected = new Float64Array(count * each)
      for (let r = 0; r < count; r++) {
        source.seek(first + r, index)
        for (let j = 0; j < each; j++) expected[r * each + j] = normal(0, 1)(source)
        rejected += source.taken - each
      }
      expect(values).toEqual(expected)
      for (const z of values) if (Math.abs(z) > ziggurat.x[1]!) tails.add(Math.sign(z))
    }
    expect(rejected).toBeGreaterThan(500)
    expect(tails.size).toBe(2)
  })

  test('two seeds by turns do not disturb each other', () => {
    const [a, b] = [sourcesOf(1)!, sourcesOf(2)!]
    const once = a.seek(0, 20, 1, 2).normals(2, 0, 1).slice()
    b.seek(0, 20, 1, 2).normals(2, 0, 1)
    expect(a.seek(0, 20, 1, 2).normals(2, 0, 1)).toEqual(once)
  })
})
