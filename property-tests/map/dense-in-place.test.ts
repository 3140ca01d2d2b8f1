import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { iterates } from '../../src/iterate/index.js'
import { denseAffine } from '../../src/map/dense-affine.js'
import { MapError } from '../../src/map/self-map.js'
import { backward } from '../../src/order/index.js'
import { coordinates } from '../../src/space/coordinates.js'
import { float64 } from '../../src/space/float64.js'
import { real } from '../../src/space/real.js'
import { property } from '../property.js'

const entry = fc.double({ min: -2, max: 2, noNaN: true })
const vector = (d: number) => fc.array(entry, { minLength: d, maxLength: d })
/** Rows and shift of three maps of ℝ^d, and a point: around the four rows and columns that go together. */
const three = fc.integer({ min: 1, max: 13 }).chain(d =>
  fc.record({
    d: fc.constant(d),
    maps: fc.array(
      fc.record({ rows: fc.array(vector(d), { minLength: d, maxLength: d }), b: vector(d) }),
      {
        minLength: 3,
        maxLength: 3,
      },
    ),
    x: vector(d),
  }),
)

/** The same map in one array, and by rows of numbers: the definition. */
const flat = (d: number, { rows, b }: { rows: number[][]; b: number[] }) =>
  denseAffine(
    float64(d),
    rows.map(row => Float64Array.from(row)),
    Float64Array.from(b),
  )
const byRows = (d: number, { rows, b }: { rows: number[][]; b: number[] }) =>
  denseAffine(coordinates(real, d), rows, b)

describe('dense affine maps over floats, in one array', () => {
  property([three])('have the bits of those by rows, alone and composed', ({ d, maps, x }) => {
    const [t, u] = maps.map(map => flat(d, map))
    const [v, w] = maps.map(map => byRows(d, map))
    const [one, other] = [t!.after(u!), v!.after(w!)]
    expect([...t!.apply(Float64Array.from(x))]).toEqual([...v!.apply(x)])
    expect([...one.b]).toEqual([...other.b])
    expect(one.rows.map(row => [...row])).toEqual(other.rows.map(row => [...row]))
  })

  property([three])('composed in place are those composed', ({ d, maps }) => {
    const [t, u, v] = maps.map(map => flat(d, map))
    const twice = t!.after(u!)
    const inPlace = t!.after(u!).afterInPlace!(v!)
    expect(inPlace.rows).toEqual(twice.after(v!).rows)
    expect(inPlace.b).toEqual(twice.after(v!).b)
  })

  property([three])(
    'stay what they are when they are iterated, as do the points',
    ({ d, maps }) => {
      const all = [0, 1, 2].map(k => flat(d, maps[k]!))
      const before = structuredClone(all.map(({ rows, b }) => ({ rows, b })))
      const at = [1, 2, 3, 4, 5, 6]
      const start = new Float64Array(d)
      const sequence = { at: (i: number) => all[i % 3]! }
      const options = { at, strategy: 'append' } as const
      const points = [...iterates(sequence, backward, start, options)].map(({ point }) => point)
      expect(all.map(({ rows, b }) => ({ rows, b }))).toEqual(before)
      points.forEach((point, k) => {
        let composed = sequence.at(1)
        for (let i = 2; i <= k + 1; i++) composed = composed.after(sequence.at(i))
        expect([...point]).toEqual([...composed.apply(start)])
      })
    },
  )

  test('are refused where they overflow, or differ in dimension', () => {
    const large = flat(1, { rows: [[1e200]], b: [0] })
    expect(() => large.after(large)).toThrow(
      new MapError(
        'dense affine map, row 0 of A: expected finite coordinates, got Infinity at coordinate 0',
      ),
    )
    const plane = flat(2, {
      rows: [
        [1, 0],
        [0, 1],
      ],
      b: [0, 0],
    })
    expect(() => plane.after(large)).toThrow(
      new MapError('dense affine map: expected 2 coordinates, got 1'),
    )
  })
})
