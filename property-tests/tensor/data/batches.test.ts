import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { chiSquareTest, finiteLaw } from '../../../src/law/index.js'
import { type BatchSampling, integer, RandomError, Source } from '../../../src/random/index.js'
import { rational } from '../../../src/space/rational.js'
import { sharedBytes, sharedFloats } from '../../../src/tensor/data/data-set.js'
import {
  batches,
  type DataSet,
  gather,
  openDataSet,
  raw,
  standardised,
  standardisedPixels,
} from '../../../src/tensor/data/index.js'
import { property } from '../../property.js'

const samplings: BatchSampling[] = ['i.i.d.', 'reshuffled', 'cyclic']
const seed = fc.maxSafeInteger()
const stream = fc.nat(2 ** 32 - 1)
const index = fc.integer({ min: 1, max: 2 ** 31 - 1 })
/** A number of rows, and a size of batches that is not larger. */
const sizes = fc
  .integer({ min: 1, max: 60 })
  .chain(rows => fc.record({ rows: fc.constant(rows), size: fc.integer({ min: 1, max: rows }) }))

describe('batch i', () => {
  property([
    sizes,
    fc.constantFrom(...samplings),
    seed,
    stream,
    fc.array(fc.tuple(index, fc.boolean()), { minLength: 1, maxLength: 8 }),
  ])(
    'is pure in (seed, stream, i), of the right size, of rows that there are',
    (data, sampling, s, t, places) => {
      const law = batches(data, { size: data.size, sampling })
      expect(law).toMatchObject({ sampling, rows: data.rows, size: data.size })
      const [one, other] = [law.realize(s, t), law.realize(s, t)]
      const at = places.map(([i, future]) => (future ? i : -i))
      const forwards = at.map(i => one.at(i))
      expect(
        at
          .toReversed()
          .map(i => other.at(i))
          .toReversed(),
      ).toEqual(forwards)
      for (const rows of forwards) {
        expect(rows).toHaveLength(data.size)
        for (const row of rows)
          expect(Number.isInteger(row) && row >= 0 && row < data.rows).toBe(true)
      }
    },
  )

  property([sizes, seed, stream, index, fc.boolean()])(
    'i.i.d.: is so many uniform integers from the bits of map i',
    ({ rows, size }, s, t, i, future) => {
      const at = future ? i : -i
      const source = new Source(s).seek(t, at)
      const row = integer(rows)
      const expected = Array.from({ length: size }, () => row(source))
      const law = batches({ rows }, { size, sampling: 'i.i.d.' })
      expect(law.realize(s, t).at(at)).toEqual(expected)
    },
  )

  property([sizes, seed, stream, fc.integer({ min: 0, max: 1e6 }), fc.constantFrom(1, -1)])(
    'reshuffled: an epoch has no row twice, and leaves out the remainder',
    ({ rows, size }, s, t, epoch, side) => {
      const perEpoch = Math.floor(rows / size)
      const law = batches({ rows }, { size, sampling: 'reshuffled' }).realize(s, t)
      const all = Array.from({ length: perEpoch }, (_, k) =>
        law.at(side * (epoch * perEpoch + k + 1)),
      ).flat()
      expect(new Set(all).size).toBe(all.length)
      expect(all.length).toBe(rows - (rows % size))
    },
  )

  property([sizes, seed, fc.integer({ min: 0, max: 1e6 })])(
    'cyclic: the rows in their order, none left out',
    ({ rows, size }, s, from) => {
      const law = batches({ rows }, { size, sampling: 'cyclic' }).realize(s)
      const all = Array.from({ length: rows }, (_, k) => law.at(from + k + 1)).flat()
      expect(all).toEqual(all.map((_, k) => (from * size + k) % rows))
      // As many batches as rows: `size` turns, so that each row comes as often as any other.
      const counts = Array.from({ length: rows }, () => 0)
      for (const row of all) counts[row]!++
      expect(counts).toEqual(Array(rows).fill(size))
    },
  )

  test.each([
    [3, 4, 'reshuffled', 'batch size: expected at most 3, the number of rows, got 4'],
    [3, 4, 'cyclic', 'batch size: expected at most 3, the number of rows, got 4'],
    [3, 0, 'i.i.d.', 'batch size: expected a positive integer, got 0'],
    [0, 1, 'i.i.d.', 'rows of the data set: expected a positive integer, got 0'],
  ] as const)('%i rows by %i, %s: refused', (rows, size, sampling, line) => {
    expect(() => batches({ rows }, { size, sampling })).toThrow(new RandomError(line))
  })
  test('i.i.d. batches may be larger than the data set', () => {
    expect(batches({ rows: 2 }, { size: 5, sampling: 'i.i.d.' }).realize(1).at(1)).toHaveLength(5)
  })
})

describe('rows are uniform', () => {
  // The seed is fixed, so that nothing can flake: a false alarm had probability 1e-9 beforehand, for
  // each of the tests (less for reshuffled rows, whose counts vary less). 30,000 rows of 7 find χ(P, uniform) ≥ 0.11 with probability 0.99.
  const levels = { falseAlarm: 1e-9, miss: 1e-2 }
  const uniform = chiSquareTest(
    finiteLaw(
      Array.from({ length: 7 }, (_, row) => ({ point: row, weight: rational(1, 7) })),
      String,
    ),
  )
  const law = (sampling: BatchSampling) => batches({ rows: 7 }, { size: 3, sampling }).realize(11)

  test.each([
    ['i.i.d.', 1],
    ['i.i.d.', -1],
    ['reshuffled', 1],
    ['reshuffled', -1],
  ] as const)('%s, side %i, wherever they stand in a batch', (sampling, side) => {
    const maps = law(sampling)
    for (let place = 0; place < 3; place++) {
      const sample = Array.from({ length: 30_000 }, (_, i) => maps.at(side * (i + 1))[place]!)
      const { rejects, rates } = uniform.run(sample, levels)
      expect(rejects).toBe(false)
      expect(rates.detectable).toBeLessThan(0.11)
    }
  })

  test('held-out batches are others, and so are those of other streams and seeds', () => {
    const laws = batches({ rows: 60_000 }, { size: 8, sampling: 'i.i.d.' })
    const one = laws.realize(5).at(3)
    for (const other of [laws.realize(5).at(-3), laws.realize(5, 1).at(3), laws.realize(6).at(3)]) {
      expect(other).not.toEqual(one)
    }
  })

  test('control: rows drawn a little off are found out', () => {
    const source = new Source(11).seek(0, 1)
    // ⌊7u^1.1⌋: the first row has probability 7^(−1/1.1) = 0.170 and not 1/7.
    const sample = Array.from({ length: 30_000 }, () => Math.floor(7 * source.unit() ** 1.1))
    expect(uniform.run(sample, levels).rejects).toBe(true)
  })
  test('control: a reshuffled epoch is no i.i.d. sample', () => {
    const repeats = (sampling: BatchSampling) => {
      const maps = law(sampling)
      return Array.from({ length: 1000 }, (_, i) => new Set(maps.at(i + 1)).size).filter(n => n < 3)
        .length
    }
    // P(three rows of 7 are not distinct) = 1 − 6·5/49 = 19/49; 250 of 1000 is 9 deviations below.
    expect(repeats('i.i.d.')).toBeGreaterThan(250)
    expect(repeats('reshuffled')).toBe(0)
  })
})

/** A data set with these pixels or numbers, and labels that count. */
function dataOf(values: readonly number[], shape: readonly number[], pixels: boolean): DataSet {
  const size = shape.reduce((product, n) => product * n, 1)
  const rows = values.length / size
  const x = (pixels ? sharedBytes : sharedFloats)(values.length)
  x.set(values)
  const y = (pixels ? sharedBytes : sharedFloats)(rows)
  y.set(Array.from({ length: rows }, (_, i) => i))
  const set = { name: 'tiny', split: 'train', rows, shape, partial: undefined } as const
  return { ...set, x, y, classes: pixels ? 256 : undefined, normalisation: raw(shape.at(-1)!) }
}

describe('gather', () => {
  const image = fc
    .record({
      rows: fc.integer({ min: 1, max: 5 }),
      side: fc.integer({ min: 1, max: 3 }),
      channels: fc.integer({ min: 1, max: 3 }),
    })
    .chain(({ rows, side, channels }) => {
      const length = rows * side * channels
      return fc.record({
        shape: fc.constant([side, channels]),
        values: fc.array(fc.nat(255), { minLength: length, maxLength: length }),
        picked: fc.array(fc.nat(rows - 1), { maxLength: 6 }),
        scale: fc.array(fc.double({ min: -2, max: 2, noNaN: true }), {
          minLength: channels,
          maxLength: channels,
        }),
        shift: fc.array(fc.double({ min: -2, max: 2, noNaN: true }), {
          minLength: channels,
          maxLength: channels,
        }),
      })
    })
  property([image, fc.boolean()])(
    'gives the rows asked for, repeated ones too, channel by channel normalised',
    ({ shape, values, picked, scale, shift }, pixels) => {
      const data = { ...dataOf(values, shape, pixels), normalisation: { scale, shift, text: '' } }
      const { x, y } = gather(data, picked)
      const size = shape[0]! * shape[1]!
      expect([...y]).toEqual(picked)
      expect(y).toBeInstanceOf(pixels ? Uint8Array : Float32Array)
      const expected = picked.flatMap(row =>
        values
          .slice(row * size, (row + 1) * size)
          .map((value, k) => Math.fround(scale[k % shape[1]!]! * value + shift[k % shape[1]!]!)),
      )
      expect(x).toEqual(Float32Array.from(expected))
    },
  )

  test.each([-1, 2, 0.5, Number.NaN])('refuses row %d', row => {
    expect(() => gather(dataOf([1, 2], [1], true), [0, row])).toThrow(
      new RangeError(`tiny: expected a row from 0 to 1, got ${row}`),
    )
  })

  test('leaves workers the same memory: nothing is copied when it is sent', async () => {
    const data = await openDataSet('regression-square', { split: 'train' })
    const sent = structuredClone(data)
    data.x[7] = 42
    expect(sent.x[7]).toBe(42)
    expect(gather(sent, [7]).x).toEqual(Float32Array.of(42))
  })
})

describe('normalisations say what they do', () => {
  test('text and numbers', () => {
    const pixels = standardisedPixels([0.1307], [0.3081])
    expect(pixels.text).toBe('(pixel/255 − 0.1307)/0.3081')
    expect(standardisedPixels([0.1, 0.2], [0.3, 0.4]).text).toBe(
      '(pixel/255 − (0.1, 0.2))/(0.3, 0.4)',
    )
    expect(standardised([5], [2]).text).toBe('(x − 5)/2')
    expect(raw(2)).toEqual({ scale: [1, 1], shift: [0, 0], text: 'none' })
  })
  property([
    fc.nat(255),
    fc.double({ min: 0, max: 1, noNaN: true }),
    fc.double({ min: 0.1, max: 1, noNaN: true }),
  ])('are (pixel/255 − mean)/sd, to rounding', (pixel, mean, sd) => {
    const { scale, shift } = standardisedPixels([mean], [sd])
    const { scale: a, shift: d } = standardised([mean], [sd])
    // Each side rounds at most six times, numbers of at most 1/sd ≤ 10.
    const near = (x: number, y: number) =>
      expect(Math.abs(x - y)).toBeLessThanOrEqual(12 * 10 * 2 ** -53)
    near(scale[0]! * pixel + shift[0]!, (pixel / 255 - mean) / sd)
    near(a[0]! * (pixel / 255) + d[0]!, (pixel / 255 - mean) / sd)
  })
})
