import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { coalescing } from '../../src/arbitrary/coalescing.js'
import {
  affineMap,
  discreteLaw,
  finiteChain,
  finiteRandomMap,
  indexWord,
  iterationOrder,
  lineMap,
  randomMapOf,
  sampledRandomMap,
  scalar,
  tableMap,
  weighted,
} from '../../src/arbitrary/index.js'
import { couplingFromThePast } from '../../src/iterate/coupling.js'
import { atomTest } from '../../src/law/atom-test.js'
import { equallyWeighted, finiteLaw, rationalKey } from '../../src/law/finite-law.js'
import { constant } from '../../src/map/constant.js'
import type { TableMap } from '../../src/map/table.js'
import type { Sampling } from '../../src/random/random-map.js'
import { frameOf } from '../../src/space/frame.js'
import { rationalLine, realLine } from '../../src/space/line.js'
import { rational, rationals } from '../../src/space/rational.js'
import { alpha } from '../random/bounds.js'
import { pureInTheIndex } from '../random/random-map-laws.js'

const samplings: readonly Sampling[] = [
  'i.i.d.',
  'reshuffled',
  'cyclic',
  'independent, not identical',
]

/** Runs a property of random maps, over a property of random maps. */
const holdsOf = <T>(values: fc.Arbitrary<T>, property: (value: T) => fc.IProperty<unknown>) =>
  fc.assert(
    fc.property(values, value => {
      fc.assert(property(value) as fc.IProperty<[unknown]>, { numRuns: 10 })
    }),
    { numRuns: 20 },
  )

describe('random maps are pure in (seed, stream, i)', () => {
  const show = (x: { toFraction(): string }) => x.toFraction()
  test('finite choices', () => {
    holdsOf(finiteRandomMap(rationalLine, lineMap(rationals)), randomMap =>
      pureInTheIndex(randomMap, rational(1), show),
    )
  })
  test.each(samplings)('%s', sampling => {
    holdsOf(
      sampledRandomMap(rationalLine, lineMap(rationals), { sampling: [sampling] }),
      randomMap => pureInTheIndex(randomMap, rational(1), show),
    )
  })
  test('maps of an arbitrary', () => {
    const randomMap = randomMapOf(rationalLine, lineMap(rationals))
    fc.assert(pureInTheIndex(randomMap, rational(1), show))
  })
})

test('weights are positive and sum to 1', () => {
  fc.assert(
    fc.property(weighted(fc.nat()), parts => {
      expect(parts.every(({ weight }) => weight.compare(0) > 0)).toBe(true)
      const total = parts.reduce((sum, { weight }) => sum.add(weight), rational(0))
      expect(total.toFraction()).toBe('1')
    }),
  )
  fc.assert(
    fc.property(discreteLaw(scalar(rationals), rationalKey), ({ atoms }) => {
      expect(new Set(atoms.map(({ point }) => point.toFraction())).size).toBe(atoms.length)
    }),
  )
})

test('a sampled random map has the sampling asked for, and the maps generated', () => {
  for (const sampling of samplings) {
    fc.assert(
      fc.property(
        sampledRandomMap(rationalLine, affineMap(rationals), { sampling: [sampling] }),
        randomMap => {
          expect(randomMap.sampling).toBe(sampling)
          const shown = fc.stringify(randomMap)
          for (const i of [1, 2, 5, -1]) expect(shown).toContain(randomMap.realize(3).at(i).name)
        },
      ),
      { numRuns: 20 },
    )
  }
})

test('T_i is one of the first |i| maps, where they are not identical', () => {
  const lists = sampledRandomMap(rationalLine, affineMap(rationals), {
    sampling: ['independent, not identical'],
    minLength: 4,
  })
  const [randomMap] = fc.sample(lists, { numRuns: 1, seed: 1 })
  const names = (i: number) =>
    new Set(Array.from({ length: 200 }, (_, seed) => randomMap!.realize(seed).at(i).name))
  expect(names(1).size).toBe(1)
  expect([...names(2)]).toEqual(expect.arrayContaining([...names(1)]))
  expect(names(4).size).toBeGreaterThan(2)
})

test('randomMapOf has the law of the arbitrary, unbiased', () => {
  const constants = fc.nat(4).map(n => constant(realLine, n))
  const maps = randomMapOf(realLine, constants).realize(1)
  const sample = Array.from({ length: 10_000 }, (_, i) => maps.at(i + 1).apply(0))
  const uniform = finiteLaw(equallyWeighted([0, 1, 2, 3, 4]), String)
  expect(atomTest(uniform).run(sample, { falseAlarm: alpha, miss: alpha }).rejects).toBe(false)
})

describe('finite chains', () => {
  test('coalescing ones end coupling from the past', () => {
    // Of two equally likely maps on 4 states, 6 bring any two states together with probability
    // 2^−6 at least: not to be done after 2^20 has probability e^−1000.
    const chains = finiteChain({ coalescing: true, most: 1, maxLength: 2 })
    fc.assert(
      fc.property(chains, fc.nat(), (chain, seed) => {
        const n = chain.maps[0]!.images.length
        const states = Array.from({ length: n }, (_, i) => i)
        const { value } = couplingFromThePast(chain.realize(seed), states, { space: chain.space })
        expect(states).toContain(value)
      }),
    )
  })
  test('the others are bijections', () => {
    fc.assert(
      fc.property(finiteChain({ coalescing: false }), ({ maps }) => {
        for (const { images } of maps) expect(new Set(images).size).toBe(images.length)
        expect(coalescing(maps)).toBe(false)
      }),
    )
  })
  test('coalescing by pairs is coalescing by sets', () => {
    const lists = fc.array(tableMap<number>(4), { minLength: 1, maxLength: 3 })
    fc.assert(
      fc.property(lists, maps => {
        expect(coalescing(maps)).toBe(reachesOnePoint(maps))
      }),
    )
  })
})

/** Whether some word sends all states to one, by trying all images of the set of states. */
function reachesOnePoint(maps: readonly TableMap<number>[]): boolean {
  const seen = new Set<string>()
  const open = [maps[0]!.images.map((_, i) => i)]
  for (let set = open.pop(); set !== undefined; set = open.pop()) {
    if (set.length === 1) return true
    for (const { images } of maps) {
      const image = [...new Set(set.map(i => images[i]!))].sort()
      if (seen.has(image.join())) continue
      seen.add(image.join())
      open.push(image)
    }
  }
  return false
}

describe('orders and words', () => {
  test('every order gives words', () => {
    fc.assert(
      fc.property(iterationOrder(), fc.nat(20), (order, n) => {
        expect([...order.word(n)].every(i => Number.isSafeInteger(i) && i !== 0)).toBe(true)
        expect(fc.stringify(order)).toBe(order.name)
      }),
    )
  })
  test('words are as constrained', () => {
    const words = indexWord({ minLength: 2, maxLength: 5, most: 3, repeats: false, heldOut: true })
    fc.assert(
      fc.property(words, word => {
        expect(word.length).toBeGreaterThanOrEqual(2)
        expect(word.length).toBeLessThanOrEqual(5)
        expect(new Set(word).size).toBe(word.length)
        for (const i of word) expect(Math.abs(i)).toBeLessThanOrEqual(5)
      }),
    )
  })
})

describe('frames', () => {
  const leaf = fc.oneof(
    fc.integer(),
    scalar(rationals),
    fc.float64Array({ noNaN: true, maxLength: 3 }),
  )
  const points = fc.oneof(leaf, fc.array(fc.oneof(leaf, fc.array(leaf))))
  test('reading and writing give the point back', () => {
    fc.assert(
      fc.property(points, (p: unknown) => {
        const frame = frameOf(p)!
        expect(frame.point(frame.coordinates(p))).toEqual(p)
      }),
    )
  })
  test('points of several shapes, or of no scalars, have none', () => {
    expect(frameOf<unknown>(1, rational(1))).toBeUndefined()
    expect(frameOf<unknown>([1, 2], [1])).toBeUndefined()
    expect(frameOf<unknown>(new Float64Array(2), new Float64Array(3))).toBeUndefined()
    expect(frameOf<unknown>({ x: 1 })).toBeUndefined()
    expect(frameOf<unknown>([1, 'a'])).toBeUndefined()
  })
})
