import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { RandomError } from '../../src/random/address.js'
import type { RandomMap } from '../../src/random/random-map.js'

const indices = fc.array(
  fc.oneof(
    fc.integer({ min: 1, max: 30 }),
    fc.integer({ min: -30, max: -1 }),
    fc.constantFrom(2 ** 31 - 1, 1 - 2 ** 31),
  ),
  { minLength: 1, maxLength: 12 },
)

/**
 * Map i is a pure function of (seed, stream, i): a realisation asked for maps in some order, some
 * of them twice, gives what a fresh realisation gives for each alone. Maps are compared by the
 * exact value that `show` gives of their images of `probe`.
 */
export const pureInTheIndex = <P, S>(
  randomMap: RandomMap<P, S>,
  probe: P,
  show: (p: P) => string,
) =>
  fc.property(fc.maxSafeInteger(), fc.nat(40), indices, (seed, stream, asked) => {
    const kept = randomMap.realize(seed, stream)
    for (const i of [...asked, ...asked.slice().reverse()]) {
      const image = kept.at(i).apply(probe)
      const fresh = randomMap.realize(seed, stream).at(i).apply(probe)
      expect(show(image)).toBe(show(fresh))
      expect(randomMap.space.objection(image)).toBeUndefined()
    }
  })

/** What every random map must satisfy. */
export function randomMapLaws<P, S>(
  randomMap: RandomMap<P, S>,
  probe: P,
  show: (p: P) => string = String,
): void {
  describe(`random map: ${randomMap.name}`, () => {
    test('map i is pure in (seed, stream, i)', () => {
      fc.assert(pureInTheIndex(randomMap, probe, show))
    })

    test.each([0, 0.5, 2 ** 31, -(2 ** 31), Number.NaN])('refuses the index %s', i => {
      expect(() => randomMap.realize(1).at(i)).toThrow(RandomError)
    })
    test.each([0.5, Number.NaN, 2 ** 53])('refuses the seed %s', seed => {
      expect(() => randomMap.realize(seed)).toThrow(RandomError)
    })
    test.each([-1, 0.5, 2 ** 32])('refuses the stream %s', stream => {
      expect(() => randomMap.realize(1, stream)).toThrow(RandomError)
    })
  })
}
