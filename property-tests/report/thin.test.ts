import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { thinDots, thinLine } from '../../src/report/thin.js'

const place = fc.double({ min: 0, max: 20, noNaN: true })
const points: fc.Arbitrary<(readonly [number, number])[]> = fc.array(fc.tuple(place, place), {
  maxLength: 400,
})
const identity = (x: number) => x

const inColumn = (all: readonly (readonly [number, number])[], column: number) =>
  all.filter(([x]) => Math.floor(x) === column).map(([, y]) => y)

describe('a thinned line', () => {
  it('keeps the ends and the extremes of every pixel column', () => {
    fc.assert(
      fc.property(points, all => {
        all.sort(([a], [b]) => a - b)
        const kept = thinLine(all, identity)
        expect(kept.length).toBeLessThanOrEqual(21 * 4)
        for (let column = 0; column <= 20; column++) {
          const before = inColumn(all, column)
          const after = inColumn(kept, column)
          expect([after[0], after.at(-1)]).toEqual([before[0], before.at(-1)])
          expect(Math.min(...after)).toBe(Math.min(...before))
          expect(Math.max(...after)).toBe(Math.max(...before))
        }
      }),
    )
  })

  it('is a part of the line, in its order, even where the line turns back', () => {
    fc.assert(
      fc.property(points, all => {
        let at = -1
        for (const point of thinLine(all, identity)) {
          const next = all.indexOf(point, at + 1)
          expect(next).toBeGreaterThan(at)
          at = next
        }
        expect(thinLine(all, identity).at(-1)).toBe(all.at(-1))
      }),
    )
  })
})

describe('thinned dots', () => {
  it('cover the same pixels, each once', () => {
    const pixel = ([x, y]: readonly [number, number]) => `${Math.floor(x)},${Math.floor(y)}`
    fc.assert(
      fc.property(points, all => {
        const kept = thinDots(all, identity, identity).map(pixel)
        expect(new Set(kept)).toEqual(new Set(all.map(pixel)))
        expect(new Set(kept).size).toBe(kept.length)
      }),
    )
  })
})
