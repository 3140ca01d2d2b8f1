import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { applyWord, iterates } from '../../src/iterate/index.js'
import { type DenseAffine, denseAffine } from '../../src/map/dense-affine.js'
import { backward } from '../../src/order/index.js'
import { coordinates } from '../../src/space/coordinates.js'
import { float64 } from '../../src/space/float64.js'
import { real } from '../../src/space/real.js'
import { property } from '../property.js'

/** Numbers of maps: entries of A row by row, then b. */
const numbers = (d: number, entry: fc.Arbitrary<number>) =>
  fc.array(entry, { minLength: d * (d + 1), maxLength: d * (d + 1) })
const rowsOf = (d: number, all: number[]) =>
  Array.from({ length: d }, (_, i) => all.slice(i * d, (i + 1) * d))
const flat = (d: number, all: number[]) =>
  denseAffine(
    float64(d),
    rowsOf(d, all).map(row => Float64Array.from(row)),
    Float64Array.from(all.slice(d * d)),
  )
const byRows = (d: number, all: number[]) =>
  denseAffine(coordinates(real, d), rowsOf(d, all), all.slice(d * d))

const shown = (map: DenseAffine<never, never>) => ({
  rows: map.rows.map(row => [...(row as Iterable<number>)]),
  b: [...(map.b as Iterable<number>)],
})

/** Three compositions grow by turns: in JavaScript, in WebAssembly, and in more than a page of it. */
const dimensions = [3, 6, 10, 55]
const inTurns = fc.array(
  fc.record({
    which: fc.nat({ max: 4 }),
    what: fc.constantFrom('append', 'append', 'append', 'apply', 'read', 'both', 'square'),
    seed: fc.integer({ min: 1, max: 1e6 }),
  }),
  { minLength: 8, maxLength: 24 },
)

/** Numbers between −1/2 and 1/2, which fast-check need not shrink one by one. */
function scattered(d: number, seed: number): number[] {
  return Array.from({ length: d * (d + 1) }, (_, i) => Math.sin(seed + 12.9898 * i) / 2)
}

describe('compositions that grow in place', () => {
  property([inTurns], { numRuns: 40 })('by turns are each what it is alone, bit for bit', turns => {
    // Of one dimension there are two.
    const all = [...dimensions, 10].map((d, k) => {
      const [one, two] = [scattered(d, k), scattered(d, 7 * k + 1)]
      return {
        d,
        grown: flat(d, one).after(flat(d, two)),
        alone: byRows(d, one).after(byRows(d, two)),
      }
    })
    for (const { which, what, seed } of turns) {
      const one = all[which]!
      const { d } = one
      const next = scattered(d, seed)
      if (what === 'append') {
        one.grown = one.grown.afterInPlace!(flat(d, next))
        one.alone = one.alone.after(byRows(d, next))
      } else if (what === 'apply') {
        const x = next.slice(0, d)
        expect([...one.grown.apply(Float64Array.from(x))]).toEqual([...one.alone.apply(x)])
      } else if (what === 'read') {
        expect(shown(one.grown as never)).toEqual(shown(one.alone as never))
      } else if (what === 'square') {
        one.grown = one.grown.afterInPlace!(one.grown)
        one.alone = one.alone.after(one.alone)
      } else {
        const [left, right] = [all[2]!, all[4]!]
        left.grown = left.grown.afterInPlace!(right.grown)
        left.alone = left.alone.after(right.alone)
      }
    }
    for (const { grown, alone } of all) {
      expect(shown(grown as never)).toEqual(shown(alone as never))
    }
  })

  const small = fc.constantFrom(-1, 0, 1)
  const whole = fc
    .integer({ min: 4, max: 7 })
    .chain(d =>
      fc.record({ d: fc.constant(d), maps: fc.array(numbers(d, small), { maxLength: 9 }) }),
    )

  // Entries of the iterates are at most 10·7⁹ < 2⁵³.
  property([whole], { numRuns: 60 })(
    'give the iterates of naive replay exactly, where all is whole',
    ({ d, maps }) => {
      const sequence = { at: (i: number) => flat(d, maps[i - 1]!) }
      const at = maps.map((_, i) => i + 1)
      const start = Float64Array.from({ length: d }, (_, i) => (i % 3) - 1)
      for (const { n, point } of iterates(sequence, backward, start, { at, strategy: 'append' })) {
        const naive = applyWord(sequence, backward.word(n), start)
        expect([...point].map(x => x + 0)).toEqual([...naive].map(x => x + 0)) // −0 is 0
      }
    },
  )

  const moderate = fc.double({ min: -2, max: 2, noNaN: true })
  const floats = fc.integer({ min: 1, max: 11 }).chain(d =>
    fc.record({
      d: fc.constant(d),
      maps: fc.array(numbers(d, moderate), { minLength: 1, maxLength: 8 }),
    }),
  )

  // Either way each number passes n sums of d products and a shift, so that it is off by no more than
  // γ = n(d + 1)u/(1 − n(d + 1)u) of what it is with all signs positive (Higham, 3.5). That is computed
  // too, which makes 2γ a little more: 3γ. Numbers below the normal ones get 1e-300.
  property([floats], { numRuns: 60 })(
    'give the iterates of naive replay but for rounding',
    ({ d, maps }) => {
      const sequence = { at: (i: number) => flat(d, maps[i - 1]!) }
      const positive = { at: (i: number) => flat(d, maps[i - 1]!.map(Math.abs)) }
      const at = maps.map((_, i) => i + 1)
      const start = new Float64Array(d).fill(1)
      for (const { n, point } of iterates(sequence, backward, start, { at, strategy: 'append' })) {
        const naive = applyWord(sequence, backward.word(n), start)
        const most = applyWord(positive, backward.word(n), start)
        const gamma = n * (d + 1) * 2 ** -53 * 1.01
        for (let i = 0; i < d; i++) {
          expect(Math.abs(point[i]! - naive[i]!)).toBeLessThanOrEqual(3 * gamma * most[i]! + 1e-300)
        }
      }
    },
  )

  test('say what is not finite', () => {
    const d = 5
    const map = (last: number, shift: number) =>
      flat(d, [...Array(d * d - 1).fill(0), last, ...Array(d).fill(shift)])
    const grown = map(1e160, 0).after(map(1e100, 0))
    expect(() => grown.afterInPlace!(map(1e100, 0))).toThrow(
      'dense affine map, row 4 of A: expected finite coordinates, got Infinity at coordinate 4',
    )
    expect(() => map(1e10, 1).after(map(0, 1e300))).toThrow(
      'dense affine map, b: expected finite coordinates, got Infinity at coordinate 4',
    )
  })
})
